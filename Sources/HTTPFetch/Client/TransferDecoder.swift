import CZlib
import IndicatorSchema

/// Decompresses a body that was compressed for the transfer, as it comes in.
///
/// Done here and not by libcurl, which takes a compressed body that breaks off for a whole one.
final class TransferDecoder {
  private var stream = z_stream()
  private var output = [UInt8](repeating: 0, count: 1 << 16)
  private var isAtEnd = false
  private var hasStarted = false

  /// The body is not what its header says.
  struct Damage: Error {}

  init() throws {
    guard peil_inflate_init(&stream, 15 + 16) == Z_OK else {
      throw Diagnostic(.fault, "zlib can't be started")
    }
  }

  deinit { inflateEnd(&stream) }

  /// Takes the next bytes, and gives what they decompress to.
  ///
  /// - Throws: `Damage`, and what `receive` throws.
  func take(_ bytes: UnsafeRawBufferPointer, _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
    hasStarted = true
    stream.next_in = UnsafeMutablePointer(mutating: start)
    stream.avail_in = UInt32(bytes.count)
    var isFull = false
    while stream.avail_in > 0 || isFull {
      if isAtEnd {
        // Another member follows.
        inflateReset(&stream)
        isAtEnd = false
      }
      let count = try inflateOnce()
      isFull = count == output.count
      try output.withUnsafeBytes { try receive(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      if isAtEnd, stream.avail_in == 0 { return }
    }
  }

  private func inflateOnce() throws -> Int {
    try output.withUnsafeMutableBufferPointer { output in
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      let result = inflate(&stream, Z_NO_FLUSH)
      guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else { throw Damage() }
      isAtEnd = result == Z_STREAM_END
      return output.count - Int(stream.avail_out)
    }
  }

  /// Whether what was taken is whole; a body without a single byte is.
  var isComplete: Bool { isAtEnd || !hasStarted }
}
