/// Checks that bytes are UTF-8 (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF.
enum UTF8Check {
  /// The length of the character at a position, or 0 when the bytes there are not UTF-8.
  ///
  /// Reads at most three bytes beyond the position, and none behind the first that is wrong.
  @inline(__always)
  static func length(_ bytes: UnsafePointer<UInt8>, _ at: Int) -> Int {
    let first = bytes[at]
    if first < 0x80 { return 1 }
    let second = bytes[at + 1]
    switch first {
    case 0xC2...0xDF: return isContinuation(second) ? 2 : 0
    case 0xE0...0xEF:
      let lowest: UInt8 = first == 0xE0 ? 0xA0 : 0x80
      let highest: UInt8 = first == 0xED ? 0x9F : 0xBF
      return second >= lowest && second <= highest && isContinuation(bytes[at + 2]) ? 3 : 0
    case 0xF0...0xF4:
      let lowest: UInt8 = first == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = first == 0xF4 ? 0x8F : 0xBF
      guard second >= lowest, second <= highest, isContinuation(bytes[at + 2]) else { return 0 }
      return isContinuation(bytes[at + 3]) ? 4 : 0
    default: return 0
    }
  }

  @inline(__always)
  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Checks the characters that start from one position up to another.
  ///
  /// - Returns: The position behind the last of them, or nil when one is not UTF-8.
  static func end(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
    var at = start
    while at < end {
      let length = length(bytes, at)
      if length == 0 { return nil }
      at += length
    }
    return at
  }
}
