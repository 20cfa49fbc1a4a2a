import CZlib
import IndicatorSchema

/// Decompresses deflate data from a part of a file, and knows at which byte of the file it is.
final class Inflater {
  /// The wrapping of the deflate data, as zlib counts window bits.
  enum Wrapping: Int32 {
    case gzip = 31
    case none = -15
  }

  /// How far one step came.
  enum Outcome {
    /// The block is full.
    case blockFull
    /// The deflate stream is complete.
    case streamEnd
    /// The input ended inside the stream.
    case inputEnd
    /// The stream is damaged; zlib's words for it.
    case damaged(String)
  }

  private let file: InputFile
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var position: Int
  private let end: Int

  /// - Parameters:
  ///   - range: The bytes of the file that may be read.
  init(_ file: InputFile, range: Range<Int>, wrapping: Wrapping) throws {
    self.file = file
    position = range.lowerBound
    end = range.upperBound
    input = .allocate(byteCount: BlockRing.blockSize, alignment: 64)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard peil_inflate_init(stream, wrapping.rawValue) == Z_OK else {
      throw Diagnostic(.fault, "zlib does not start")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// The offset in the file of the next compressed byte.
  var offset: Int { position - Int(stream.pointee.avail_in) }

  /// Whether no compressed byte is left.
  ///
  /// - Throws: `Diagnostic` when the file can't be read.
  func isAtEnd() throws -> Bool {
    try refill()
    return stream.pointee.avail_in == 0
  }

  /// Starts the next stream of the file.
  func reset() { inflateReset(stream) }

  /// Decompresses to the block from `filled` on, until the block is full or the stream ends.
  ///
  /// - Throws: `Diagnostic` when the file can't be read.
  func inflate(into block: UnsafeMutableRawBufferPointer, filled: inout Int) throws -> Outcome {
    while filled < block.count {
      try refill()
      stream.pointee.next_out = block.baseAddress?.assumingMemoryBound(to: UInt8.self).advanced(by: filled)
      stream.pointee.avail_out = UInt32(block.count - filled)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      filled = block.count - Int(stream.pointee.avail_out)
      switch status {
      case Z_STREAM_END: return .streamEnd
      case Z_OK: continue
      case Z_BUF_ERROR where stream.pointee.avail_in == 0: return .inputEnd
      default: return .damaged(stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)")
      }
    }
    return .blockFull
  }

  private func refill() throws {
    guard stream.pointee.avail_in == 0, position < end else { return }
    let part = UnsafeMutableRawBufferPointer(rebasing: input[..<min(input.count, end - position)])
    let count = try file.read(into: part, at: position)
    position += count
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
  }
}
