import IndicatorSchema

// Strings and numbers as values of Swift.

extension JSONScanner {
  /// Reads a string.
  ///
  /// - Throws: `Diagnostic` also for bytes that are not UTF-8 and for half of a surrogate pair.
  public mutating func string() throws -> String {
    let (range, isPlain) = try stringRange()
    return isPlain ? try decoded(range) : try unescaped(range)
  }

  /// Reads a string or the digits of a number as they are written; nil for any other value, which is skipped.
  public mutating func text() throws -> String? {
    switch try peek() {
    case 0x22: return try string()
    case 0x2D, 0x30...0x39: return try lexeme()
    default:
      try skip()
      return nil
    }
  }

  /// Reads a number as it is written.
  public mutating func lexeme() throws -> String {
    String(decoding: bytes[try numberRange()], as: UTF8.self)
  }

  /// Reads a number; one too large for a `Double` is an error.
  public mutating func number() throws -> Double {
    let range = try numberRange()
    if let value = JSONScanner.shortNumber(bytes, range) { return value }
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw problem(.outOfRange, "the number \(text.prefix(40)) is too large", at: range.lowerBound)
    }
    return value
  }

  /// Reads `true` or `false`.
  public mutating func flag() throws -> Bool {
    guard try peek() == 0x74 else {
      try word("false")
      return false
    }
    try word("true")
    return true
  }

  private func decoded(_ range: Range<Int>) throws -> String {
    if let text = String(validating: bytes[range], as: UTF8.self) { return text }
    throw problem(
      .encoding, "a text that is not UTF-8", at: range.lowerBound - 1, hint: "JSON is written in UTF-8")
  }

  func unescaped(_ range: Range<Int>) throws -> String {
    var units: [UInt16] = []
    var text = ""
    var plainStart = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == 0x5C else {
        index += 1
        continue
      }
      if plainStart < index {
        text += try paired(&units, before: plainStart)
        text += try decoded(plainStart..<index)
      }
      let (unit, length) = try escape(at: index, before: range.upperBound)
      units.append(unit)
      index += length
      plainStart = index
    }
    text += try paired(&units, before: index)
    return text + (try decoded(plainStart..<range.upperBound))
  }

  /// The text of the escapes in a row, which may form surrogate pairs.
  private func paired(_ units: inout [UInt16], before end: Int) throws -> String {
    guard let text = String(validating: units, as: UTF16.self) else {
      throw problem(.malformedJSON, "half of a surrogate pair in a string", at: end - 1)
    }
    units = []
    return text
  }

  /// The UTF-16 unit of an escape, and how many bytes it takes.
  private func escape(at index: Int, before end: Int) throws -> (UInt16, Int) {
    switch bytes[index + 1] {
    case 0x22: return (0x22, 2)
    case 0x5C: return (0x5C, 2)
    case 0x2F: return (0x2F, 2)
    case 0x62: return (0x08, 2)
    case 0x66: return (0x0C, 2)
    case 0x6E: return (0x0A, 2)
    case 0x72: return (0x0D, 2)
    case 0x74: return (0x09, 2)
    case 0x75 where index + 6 <= end:
      let digits = String(decoding: bytes[index + 2..<index + 6], as: UTF8.self)
      if digits.utf8.allSatisfy({ $0 != 0x2B }), let unit = UInt16(digits, radix: 16) { return (unit, 6) }
    default: break
    }
    throw problem(.malformedJSON, "an escape in a string that JSON does not have", at: index)
  }

  /// The value of a number whose digits fit in 2^53 and which has no exponent; nil for any other.
  ///
  /// A whole number up to 2^53 over a power of ten up to 10^22 is exact in both and rounded once.
  private static func shortNumber(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Double? {
    guard range.count <= 19 else { return nil }
    var mantissa: UInt64 = 0
    var decimals: Int?
    for index in range {
      let byte = bytes[index]
      let digit = byte &- 0x30
      if digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        decimals = decimals.map { $0 + 1 }
      } else if byte == 0x2E {
        decimals = 0
      } else if byte != 0x2D {
        return nil
      }
    }
    guard mantissa <= 1 << 53 else { return nil }
    let value = Double(mantissa) / powersOfTen[decimals ?? 0]
    return bytes[range.lowerBound] == 0x2D ? -value : value
  }

  private static let powersOfTen: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }
}
