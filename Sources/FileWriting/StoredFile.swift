import Foundation
import IndicatorSchema
import PluginKit

/// A file that was written and is read back, to count what was stored.
public final class StoredFile: ByteReader {
  /// The output as messages name it.
  public let name: String
  private let descriptor: Int32

  /// Opens the file.
  ///
  /// - Throws: `Diagnostic` when it can't be read.
  public init(_ path: String, name: String) throws {
    self.name = name
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoredFile.cannotRead(name) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Gives the next bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw StoredFile.cannotRead(name) }
      return count
    }
  }

  private static func cannotRead(_ name: String) -> Diagnostic {
    Diagnostic(.cannotRead, "can't read '\(name)' again: \(String(cString: strerror(errno)))")
  }

  /// The complaint about a file that is not what was written.
  public static func damaged(_ name: String) -> Diagnostic {
    Diagnostic(.ledgerMismatch, "'\(name)' is not what was written to it", hint: "check the disk")
  }
}
