import IndicatorSchema

/// The content of a compressed file: that of all its streams, one after the other.
///
/// The library of the format verifies the checksum and the length of each stream.
final class CompressedStream: BlockProducer {
  private let name: InputName
  private let format: ContainerFormat
  private let decompressor: Decompressor
  private let limit: Int
  private var produced = 0
  private var streams = 0
  private var isComplete = false

  /// - Parameters:
  ///   - format: One that compresses.
  ///   - limit: The number of bytes it may expand to.
  ///   - inflater: What inflates it when it is gzip.
  /// - Throws: `Diagnostic` `system.missing-library` when the library of the format is not there.
  init(
    _ input: any BlockProducer, _ format: ContainerFormat, name: InputName, limit: Int, inflater: Inflater
  ) throws {
    self.name = name
    self.format = format
    self.limit = limit
    decompressor = Decompressor(input, try format.makeDecoder(for: name, inflater))
  }

  func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    while filled < block.count, !isComplete {
      switch try decompressor.decompress(into: block, filled: &filled) {
      case .blockFull: break
      case .streamEnd: try goOn()
      case .inputEnd:
        throw name.truncated("the \(format) data stops half-way", at: decompressor.offset)
      case .damaged(let reason): throw name.corrupt(reason, at: decompressor.offset)
      case .otherFormat: throw otherFormat()
      case .needsMemory: throw name.needsMemory()
      }
    }
    produced += filled
    guard produced <= limit else { throw name.tooLarge(limit: limit) }
    return filled
  }

  private func goOn() throws {
    streams += 1
    isComplete = try decompressor.isAtEnd()
    if !isComplete { decompressor.startNextStream() }
  }

  private func otherFormat() -> Diagnostic {
    name.corrupt(
      streams > 0
        ? "what follows the \(format) data is not \(format) data" : "it is not \(format) data",
      at: decompressor.offset)
  }
}
