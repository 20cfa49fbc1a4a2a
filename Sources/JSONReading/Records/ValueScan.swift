/// Finds the ends of values in memory: quick, and strict as RFC 8259 is.
///
/// Behind the bytes stand zeros, which no JSON holds outside of strings and no string either. So every search ends
/// there at the latest, and nothing is read beyond.
struct ValueScan {
  /// The first byte that is not there.
  let end: UnsafePointer<UInt8>
  /// Where it went wrong, once a function gave nil.
  private(set) var failedAt: UnsafePointer<UInt8>?

  init(end: UnsafePointer<UInt8>) { self.end = end }

  /// Whether it failed only because the bytes end too early.
  var isIncomplete: Bool { failedAt.map { $0 >= end } ?? false }

  /// Gives nil, and remembers where.
  mutating func fail(_ position: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    failedAt = position
    return nil
  }

  /// The next byte that is not blank.
  @inline(__always)
  func skipBlanks(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var position = start
    while position[0] <= 0x20, ValueScan.isBlank(position[0]) { position += 1 }
    return position
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// The closing quote of a string.
  ///
  /// - Parameters:
  ///   - start: The byte behind the opening quote.
  ///   - isPlain: Becomes false when the string holds an escape.
  @inline(__always)
  mutating func closingQuote(
    _ start: UnsafePointer<UInt8>, _ isPlain: inout Bool
  ) -> UnsafePointer<UInt8>? {
    var position = start
    while position < end {
      let word = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self)
      let hits = ValueScan.special(word)
      guard hits != 0 else {
        position += 8
        continue
      }
      position += hits.trailingZeroBitCount >> 3
      if position[0] == 0x22 { return position }
      guard position[0] == 0x5C else { return fail(position) }
      guard let behind = escape(position) else { return nil }
      isPlain = false
      position = behind
    }
    return fail(end)
  }

  /// Marks the bytes that are quotes, backslashes and control characters; the first mark is exact.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (0x22 &* ones)
    let slashes = word ^ (0x5C &* ones)
    let marks =
      ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | ((word &- 0x20 &* ones) & ~word)
    return marks & (0x80 &* ones)
  }

  private mutating func escape(_ position: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    switch position[1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return position + 2
    case 0x75:
      for index in 2..<6 where !ValueScan.isHexDigit(position[index]) { return fail(position + index) }
      return position + 6
    default: return fail(position + 1)
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 5
  }

  /// The byte behind a number.
  @inline(__always)
  mutating func endOfNumber(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var position = start
    if position[0] == 0x2D { position += 1 }
    let first = position[0]
    guard first &- 0x30 <= 9 else { return fail(position) }
    position += 1
    if first != 0x30 { while position[0] &- 0x30 <= 9 { position += 1 } }
    if position[0] == 0x2E {
      position += 1
      guard position[0] &- 0x30 <= 9 else { return fail(position) }
      while position[0] &- 0x30 <= 9 { position += 1 }
    }
    if position[0] | 0x20 == 0x65 { return endOfExponent(position + 1) }
    return position
  }

  private mutating func endOfExponent(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var position = start
    if position[0] == 0x2B || position[0] == 0x2D { position += 1 }
    guard position[0] &- 0x30 <= 9 else { return fail(position) }
    while position[0] &- 0x30 <= 9 { position += 1 }
    return position
  }

  /// The byte behind `true`, `false` or `null`.
  mutating func endOfWord(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    let word: StaticString = start[0] == 0x74 ? "true" : start[0] == 0x66 ? "false" : "null"
    for index in 0..<word.utf8CodeUnitCount where start[index] != word.utf8Start[index] {
      return fail(start + index)
    }
    return start + word.utf8CodeUnitCount
  }

  /// The byte behind a string, number or word.
  mutating func endOfScalar(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    switch start[0] {
    case 0x22:
      var isPlain = true
      return closingQuote(start + 1, &isPlain).map { $0 + 1 }
    case 0x74, 0x66, 0x6E: return endOfWord(start)
    default: return endOfNumber(start)
    }
  }

  /// The byte behind a value of any kind.
  mutating func endOfValue(_ start: UnsafePointer<UInt8>, depth: Int) -> UnsafePointer<UInt8>? {
    switch start[0] {
    case 0x7B: return endOfList(start, closing: 0x7D, depth: depth + 1)
    case 0x5B: return endOfList(start, closing: 0x5D, depth: depth + 1)
    default: return endOfScalar(start)
    }
  }

  /// The byte behind an object or array.
  private mutating func endOfList(
    _ start: UnsafePointer<UInt8>, closing: UInt8, depth: Int
  ) -> UnsafePointer<UInt8>? {
    guard depth <= JSONScanner.usualDepth else { return fail(start) }
    var position = skipBlanks(start + 1)
    if position[0] == closing { return position + 1 }
    while true {
      if closing == 0x7D {
        guard let value = valueBehindKey(position) else { return nil }
        position = value
      }
      guard let behind = endOfValue(position, depth: depth) else { return nil }
      position = skipBlanks(behind)
      if position[0] == closing { return position + 1 }
      guard position[0] == 0x2C else { return fail(position) }
      position = skipBlanks(position + 1)
    }
  }

  /// The first byte of the value of a member.
  private mutating func valueBehindKey(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    guard start[0] == 0x22 else { return fail(start) }
    var isPlain = true
    guard let quote = closingQuote(start + 1, &isPlain) else { return nil }
    let colon = skipBlanks(quote + 1)
    return colon[0] == 0x3A ? skipBlanks(colon + 1) : fail(colon)
  }
}
