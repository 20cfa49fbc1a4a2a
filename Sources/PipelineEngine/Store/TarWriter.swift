import Foundation
import Glibc
import IndicatorSchema

/// Writes a tar archive that appears whole or not at all.
final class TarWriter {
  private let path: String
  private let partial: String
  private let handle: FileHandle
  private var isDone = false

  /// Starts an archive.
  ///
  /// - Throws: `Diagnostic` when nothing can be written there.
  init(_ path: String) throws {
    self.path = path
    let folder = (path as NSString).deletingLastPathComponent
    let name = ".\((path as NSString).lastPathComponent).\(UUID().uuidString)"
    partial = folder.isEmpty ? name : "\(folder)/\(name)"
    guard FileManager.default.createFile(atPath: partial, contents: nil),
      let handle = FileHandle(forWritingAtPath: partial)
    else { throw TarWriter.cannotWrite(path) }
    self.handle = handle
  }

  deinit {
    try? handle.close()
    if !isDone { unlink(partial) }
  }

  /// Adds a small document.
  func add(_ name: String, _ content: Data) throws {
    try write(TarHeader(name: name, size: content.count).bytes)
    try write(content)
    try fill(content.count)
  }

  /// Adds a file, reading it once.
  ///
  /// - Returns: What it was; when it is not of the size that was promised, the archive must be given up.
  func addFile(_ name: String, at path: String, bytes: Int) throws -> Snapshot {
    try write(TarHeader(name: name, size: bytes).bytes)
    let snapshot = try FileDigest.take(path, name: path) { try self.write($0) }
    try fill(snapshot.bytes)
    return snapshot
  }

  /// Ends the archive and puts it in its place.
  func finish() throws {
    try write([UInt8](repeating: 0, count: 2 * TarHeader.blockSize))
    do {
      try handle.synchronize()
      try handle.close()
    } catch { throw TarWriter.cannotWrite(path) }
    guard rename(partial, path) == 0 else { throw TarWriter.cannotWrite(path) }
    isDone = true
  }

  private func fill(_ size: Int) throws { try write([UInt8](repeating: 0, count: TarHeader.padding(size))) }

  private func write(_ bytes: some ContiguousBytes) throws {
    do {
      try bytes.withUnsafeBytes { try handle.write(contentsOf: $0) }
    } catch {
      throw TarWriter.cannotWrite(path)
    }
  }

  private static func cannotWrite(_ path: String) -> Diagnostic {
    Diagnostic(
      .cannotWrite, "cannot write '\(path)'",
      hint: "check its folder, its permissions and the room on the disk")
  }
}
