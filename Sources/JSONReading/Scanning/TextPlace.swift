/// A line and a character in it, both from 1.
struct TextPlace: Hashable, Sendable {
  var line = 1
  var column = 1

  /// Goes over some text; a line ends with a line feed, a character is what is no continuation byte of UTF-8.
  mutating func advance(over text: UnsafeBufferPointer<UInt8>) {
    var lines = 0
    for byte in text { lines &+= byte == 0x0A ? 1 : 0 }
    var rest = text[...]
    if lines > 0 {
      line += lines
      column = 1
      rest = text[((text.lastIndex(of: 0x0A) ?? -1) + 1)...]
    }
    var characters = 0
    for byte in rest { characters &+= byte & 0xC0 == 0x80 ? 0 : 1 }
    column += characters
  }

  /// The place of something that was found in a text which starts here.
  func moved(line: Int, column: Int) -> TextPlace {
    line == 1
      ? TextPlace(line: self.line, column: self.column + column - 1)
      : TextPlace(line: self.line + line - 1, column: column)
  }
}
