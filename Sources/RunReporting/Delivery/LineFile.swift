import Foundation
import IndicatorSchema

/// A file that grows by whole lines, to which several programs may write.
enum LineFile {
  /// Appends a line, in one piece, to a file that is made when it is not there.
  ///
  /// - Throws: `Diagnostic` `io.cannot-write`.
  static func append(_ line: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw cannotWrite(path) }
    defer { close(descriptor) }
    let bytes = line + [0x0A]
    var written = write(descriptor, bytes, bytes.count)
    while written < 0, errno == EINTR { written = write(descriptor, bytes, bytes.count) }
    guard written == bytes.count else { throw cannotWrite(path) }
  }

  private static func cannotWrite(_ path: String) -> Diagnostic {
    Diagnostic(
      .cannotWrite, "can't write to '\(path)': \(String(cString: strerror(errno)))",
      hint: "look whether its folder is there, may be written to and has room")
  }
}
