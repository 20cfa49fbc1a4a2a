import IndicatorSchema

/// Feeds a decoder from an input, and knows at which byte of the input it is.
final class Decompressor {
  /// How far one call came.
  enum Outcome {
    /// The block is full.
    case blockFull
    /// The stream is complete.
    case streamEnd
    /// The input ended inside the stream.
    case inputEnd
    /// The stream is damaged; the words of the library for it.
    case damaged(String)
    /// What stands here is no stream of this format.
    case otherFormat
    /// The stream takes more memory than it may.
    case needsMemory
  }

  private let input: any BlockProducer
  private let decoder: any StreamDecoder
  private let buffer: UnsafeMutableRawBufferPointer
  /// The bytes of the buffer that were read and not yet taken.
  private var available = 0..<0
  private var position: Int
  private var isInputAtEnd = false

  /// - Parameter start: Where in its file the input starts, to count from.
  init(_ input: any BlockProducer, from start: Int = 0, _ decoder: any StreamDecoder) {
    self.input = input
    self.decoder = decoder
    position = start
    buffer = .allocate(byteCount: BlockRing.blockSize, alignment: 64)
  }

  deinit { buffer.deallocate() }

  /// The offset in the file of the next compressed byte.
  var offset: Int { position - available.count }

  /// Whether no compressed byte is left.
  ///
  /// - Throws: `Diagnostic` when the input can't be read.
  func isAtEnd() throws -> Bool {
    try refill()
    return available.isEmpty
  }

  /// Starts the next stream of the input.
  func startNextStream() { decoder.startNextStream() }

  /// Decompresses to the block from `filled` on, until the block is full or the stream ends.
  ///
  /// - Throws: `Diagnostic` when the input can't be read.
  func decompress(into block: UnsafeMutableRawBufferPointer, filled: inout Int) throws -> Outcome {
    while filled < block.count {
      try refill()
      let step = decoder.step(
        UnsafeRawBufferPointer(rebasing: buffer[available]),
        UnsafeMutableRawBufferPointer(rebasing: block[filled...]), isLast: isInputAtEnd)
      available = available.lowerBound + step.read..<available.upperBound
      filled += step.written
      switch step.state {
      case .streamEnd: return .streamEnd
      case .damaged(let reason): return .damaged(reason)
      case .otherFormat: return .otherFormat
      case .needsMemory: return .needsMemory
      case .running where step.read > 0 || step.written > 0: continue
      case .running: return isInputAtEnd ? .inputEnd : .damaged("the data leads nowhere")
      }
    }
    return .blockFull
  }

  private func refill() throws {
    guard available.isEmpty, !isInputAtEnd else { return }
    let count = try input.fill(buffer)
    isInputAtEnd = count == 0
    position += count
    available = 0..<count
  }
}
