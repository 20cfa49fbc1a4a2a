import Foundation
import IndicatorSchema

/// Help with paths that do not exist.
enum FileNames {
  /// A suggestion for a path that does not exist: the nearest name in its folder.
  static func hint(forMissing path: String) -> String? {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return "there is no such folder"
    }
    return Suggestion.hint(for: url.lastPathComponent, among: names)
  }

  /// A path made absolute against a folder.
  static func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }
}
