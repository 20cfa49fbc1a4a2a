import Foundation
import IndicatorSchema
import JSONReading
import SingerProtocol

/// A folder of our own for the files that a plugin reads; nobody else may look in, and it is removed with the object.
final class Workplace {
  let path: String

  /// - Throws: `Diagnostic` when it can't be made.
  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("peil-\(UUID().uuidString)")
    path = url.path
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Diagnostic(.cannotWrite, "cannot make a folder for temporary files")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file.
  ///
  /// - Returns: Its path.
  func write(_ name: String, _ json: JSONValue) throws -> String {
    var bytes: [UInt8] = []
    bytes.appendJSON(json)
    let file = path + "/" + name
    let isMade = FileManager.default.createFile(
      atPath: file, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    guard isMade else { throw Diagnostic(.cannotWrite, "cannot write a temporary file") }
    return file
  }
}
