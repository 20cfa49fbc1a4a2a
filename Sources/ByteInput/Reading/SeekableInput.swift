import IndicatorSchema

/// Bytes of which any range can be read: a file, a part of one, or memory.
protocol SeekableInput: Sendable {
  /// The input as messages name it.
  var name: InputName { get }
  /// The number of bytes.
  var size: Int { get }

  /// Reads at an offset; fewer bytes than asked for are not the end, 0 is.
  ///
  /// - Throws: `Diagnostic` `io.cannot-read`.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int
}

extension SeekableInput {
  /// The bytes of a range; fewer when the input ends before.
  func bytes(at offset: Int, count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = try bytes.withUnsafeMutableBytes { buffer in
      var filled = 0
      while filled < count {
        let part = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        let read = try read(into: part, at: offset + filled)
        if read == 0 { break }
        filled += read
      }
      return filled
    }
    bytes.removeSubrange(filled...)
    return bytes
  }
}

/// A part of an input, as an input of its own.
struct InputPart: SeekableInput {
  let name: InputName
  let whole: any SeekableInput
  let range: Range<Int>

  var size: Int { range.count }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    let wanted = min(buffer.count, size - offset)
    guard wanted > 0 else { return 0 }
    let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
    return try whole.read(into: part, at: range.lowerBound + offset)
  }
}

/// Bytes in memory.
struct MemoryInput: SeekableInput {
  let name: InputName
  let content: [UInt8]

  var size: Int { content.count }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    let wanted = min(buffer.count, size - offset)
    guard wanted > 0 else { return 0 }
    buffer.copyBytes(from: content[offset..<offset + wanted])
    return wanted
  }
}

/// Gives a range of an input from its start to its end.
final class SequentialInput: BlockProducer {
  private let input: any SeekableInput
  private var position: Int
  private let end: Int

  init(_ input: any SeekableInput, _ range: Range<Int>) {
    self.input = input
    position = range.lowerBound
    end = range.upperBound
  }

  func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
    let wanted = min(block.count, end - position)
    guard wanted > 0 else { return 0 }
    let part = UnsafeMutableRawBufferPointer(rebasing: block[..<wanted])
    let count = try input.read(into: part, at: position)
    position += count
    return count
  }
}
