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

  /// Where a path of a pipeline file leads: seen from the folder of that file, or where nothing is there, from
  /// the current folder, since `--set data=../data` is typed with an eye on the latter.
  static func absolute(_ path: String, in folder: String) -> String {
    guard !path.hasPrefix("/"), !path.contains("://") else { return path }
    let beside = folder + "/" + path
    let files = FileManager.default
    guard !files.fileExists(atPath: beside), files.fileExists(atPath: path) else { return beside }
    return files.currentDirectoryPath + "/" + path
  }
}
