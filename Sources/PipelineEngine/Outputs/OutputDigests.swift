import Crypto
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

  /// Sums up the files of each output that is a folder as one: the digest of the list of its files with theirs.
  ///
  /// A report may have thousands of pages, which nobody wants to read in a lock.
  ///
  /// - Returns: The digests by output, a folder with a `/` behind its name, and the lists by their digests.
  static func summed(
    _ files: [String: String], of outputs: [String]
  ) -> (digests: [String: String], lists: [String: [UInt8]]) {
    var digests = files
    var lists: [String: [UInt8]] = [:]
    for output in outputs where files[output] == nil {
      let below = files.filter { $0.key.hasPrefix(output + "/") }
      for file in below.keys { digests[file] = nil }
      let list = Array(below.sorted { $0.key < $1.key }.map { "\($1)  \($0)\n" }.joined().utf8)
      let digest = Digest.hex(SHA256.hash(data: list))
      lists[digest] = list
      digests[output + "/"] = digest
    }
    return (digests, lists)
  }

  /// The files of a list with their digests, by path.
  static func files(of list: [UInt8]) -> [String: String] {
    let lines = String(decoding: list, as: UTF8.self).split(separator: "\n")
    let pairs = lines.compactMap { line -> (String, String)? in
      let parts = line.split(separator: " ", maxSplits: 1)
      return parts.count == 2 ? (String(parts[1].dropFirst()), String(parts[0])) : nil
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
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
