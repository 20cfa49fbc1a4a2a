import Foundation
import IndicatorSchema

/// A new file that is written in large blocks.
public final class BufferedFile {
  /// What is not written yet; append here, then call `flushIfFull`.
  public var bytes: [UInt8] = []
  /// The output as messages name it.
  private let name: String
  private var descriptor: Int32
  private static let blockSize = 256 * 1024

  /// Makes the file, which must not exist.
  ///
  /// - Parameter name: The output as messages name it.
  /// - Throws: `Diagnostic` when it can't be made.
  public init(creating path: String, name: String) throws {
    self.name = name
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.cannotWrite(name, errno) }
    bytes.reserveCapacity(Self.blockSize + 64 * 1024)
  }

  deinit { if descriptor >= 0 { _ = Foundation.close(descriptor) } }

  /// Writes what has gathered once it is worth a call.
  ///
  /// - Throws: `Diagnostic` when it can't be written.
  public func flushIfFull() throws {
    if bytes.count >= Self.blockSize { try flush() }
  }

  /// Writes what is left; the file takes nothing more.
  ///
  /// - Throws: `Diagnostic` when it can't be written.
  public func close() throws {
    try flush()
    let closed = Foundation.close(descriptor)
    descriptor = -1
    if closed != 0 { throw Self.cannotWrite(name, errno) }
  }

  /// Writes a large piece behind what has gathered, without a copy.
  ///
  /// - Throws: `Diagnostic` when it can't be written.
  public func write(_ piece: [UInt8]) throws {
    if !bytes.isEmpty { try flush() }
    try writeAll(piece)
  }

  private func flush() throws {
    try writeAll(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ piece: [UInt8]) throws {
    try piece.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { throw Self.cannotWrite(name, errno) }
        rest = rest.dropFirst(written)
      }
    }
  }

  private static func cannotWrite(_ name: String, _ code: Int32) -> Diagnostic {
    Diagnostic(.cannotWrite, "can't write '\(name)': \(String(cString: strerror(code)))")
  }
}
