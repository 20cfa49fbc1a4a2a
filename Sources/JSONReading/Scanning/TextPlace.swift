/// A line and a character in it, both from 1.
struct TextPlace: Hashable, Sendable {
  var line = 1
  var column = 1

  /// Goes over some text; a line ends with a line feed, a character is what is no continuation byte of UTF-8.
  mutating func advance(over text: UnsafeBufferPointer<UInt8>) {
    let lines = TextPlace.count(text, TextPlace.lineFeeds)
    var rest = text[...]
    if lines > 0 {
      line += lines
      column = 1
      rest = text[((text.lastIndex(of: 0x0A) ?? -1) + 1)...]
    }
    column += rest.count - TextPlace.count(UnsafeBufferPointer(rebasing: rest), TextPlace.continuations)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// A one in each byte that is a line feed.
  @inline(__always)
  private static func lineFeeds(_ word: UInt64) -> UInt64 {
    let other = word ^ (0x0A &* ones)
    return (~(((other & (0x7F &* ones)) &+ 0x7F &* ones) | other) >> 7) & ones
  }

  /// A one in each byte that continues a character: of which the highest bit is set and the next is not.
  @inline(__always)
  private static func continuations(_ word: UInt64) -> UInt64 { ((word & ~(word << 1)) >> 7) & ones }

  /// Counts bytes, eight at a time.
  @inline(__always)
  private static func count(_ text: UnsafeBufferPointer<UInt8>, _ marks: (UInt64) -> UInt64) -> Int {
    guard let start = UnsafeRawPointer(text.baseAddress) else { return 0 }
    var (count, offset) = (0, 0)
    while offset + 8 <= text.count {
      // No byte overflows in 255 steps.
      let end = min(offset + 255 * 8, text.count & ~7)
      var sums: UInt64 = 0
      while offset < end {
        sums &+= marks(start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      let pairs: UInt64 = 0x00FF_00FF_00FF_00FF
      count += Int((((sums & pairs) &+ ((sums >> 8) & pairs)) &* 0x0001_0001_0001_0001) >> 48)
    }
    for byte in text[offset...] { count += Int(marks(UInt64(byte)) & 1) }
    return count
  }

  /// The place of something that was found in a text which starts here.
  func moved(line: Int, column: Int) -> TextPlace {
    line == 1
      ? TextPlace(line: self.line, column: self.column + column - 1)
      : TextPlace(line: self.line + line - 1, column: column)
  }
}
