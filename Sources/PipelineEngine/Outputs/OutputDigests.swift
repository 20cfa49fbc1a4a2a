import Foundation
import IndicatorSchema

/// The digests of what a run made.
enum OutputDigests {
  /// The SHA-256 of each file of the outputs, by its path in the output folder; those of a folder one by one.
  ///
  /// - Parameter folder: Where the outputs are: the stage, or the output folder itself.
  /// - Throws: `Diagnostic` when one can't be read.
  static func take(_ outputs: [String], in folder: String) throws -> [String: String] {
    var digests: [String: String] = [:]
    for output in outputs {
      for file in files(output, in: folder) {
        digests[file] = try FileDigest.take(folder + "/" + file, name: file).sha256
      }
    }
    return digests
  }

  private static func files(_ output: String, in folder: String) -> [String] {
    let path = folder + "/" + output
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [output]
    }
    let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return below.sorted().filter { file in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path + "/" + file, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.map { output + "/" + $0 }
  }
}
