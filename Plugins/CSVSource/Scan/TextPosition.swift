/// A position in a text: the physical line and the character in it, both from 1.
struct TextPosition: Hashable, Sendable {
  var line: Int
  var column = 1

  /// The position behind some text.
  ///
  /// A line ends with a line feed, a carriage return, or both in a row.
  func advanced(over text: UnsafeBufferPointer<UInt8>) -> TextPosition {
    var position = self
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      case Byte.lineFeed where previous == Byte.carriageReturn: break
      case Byte.lineFeed, Byte.carriageReturn:
        position.line += 1
        position.column = 1
      default: if !UTF8Check.isContinuation(byte) { position.column += 1 }
      }
      previous = byte
    }
    return position
  }
}

/// Counts the lines of a block as far as someone asks, once.
struct PositionCounter {
  private let bytes: UnsafePointer<UInt8>
  private var counted = 0
  private var position: TextPosition

  /// Starts at the first byte of a block, in a given physical line.
  init(_ bytes: UnsafePointer<UInt8>, line: Int) {
    self.bytes = bytes
    position = TextPosition(line: line)
  }

  /// The position of a byte that is not before the one asked for last, nor the line feed behind a return.
  mutating func position(at offset: Int) -> TextPosition {
    if offset > counted {
      position = position.advanced(over: UnsafeBufferPointer(start: bytes + counted, count: offset - counted))
      counted = offset
    }
    return position
  }
}
