import PluginKit

/// What a source reads instead of its own input.
enum InputSubstitute: Sendable {
  case bytes([UInt8])
  case file(Location)
}

/// Bytes of a test, read as a file is.
final class GivenBytes: ByteReader {
  let name: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
