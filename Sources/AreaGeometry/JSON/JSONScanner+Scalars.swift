import IndicatorSchema

// Strings and numbers.

extension JSONScanner {
  /// Reads a string.
  mutating func string() throws -> String {
    let (range, isPlain) = try stringRange()
    if isPlain { return String(decoding: bytes[range], as: UTF8.self) }
    return try unescaped(range)
  }

  /// Reads a string or the digits of a number as they are written; nil for any other value, which is skipped.
  mutating func text() throws -> String? {
    switch try peek() {
    case 0x22: return try string()
    case 0x2D, 0x30...0x39:
      let start = position
      _ = try number()
      return String(decoding: bytes[start..<position], as: UTF8.self)
    default:
      try skip()
      return nil
    }
  }

  /// The bytes between the quotes, and whether they stand for themselves.
  mutating func stringRange() throws -> (range: Range<Int>, isPlain: Bool) {
    guard try peek() == 0x22 else {
      throw problem(.malformedJSON, "expected '\"', found \(shown(bytes[position]))")
    }
    let start = position + 1
    var isPlain = true
    position = start
    while position < bytes.count {
      switch bytes[position] {
      case 0x22:
        position += 1
        return (start..<position - 1, isPlain)
      case 0x5C:
        isPlain = false
        position += 2
      case 0..<0x20: throw problem(.malformedJSON, "a control character in a string")
      default: position += 1
      }
    }
    throw problem(.malformedJSON, "a string that is not closed", at: start - 1)
  }

  private func unescaped(_ range: Range<Int>) throws -> String {
    var units: [UInt16] = []
    var text = ""
    var plainStart = range.lowerBound
    var index = range.lowerBound
    func flush() {
      text += String(decoding: units, as: UTF16.self)
      units = []
    }
    while index < range.upperBound {
      guard bytes[index] == 0x5C else {
        index += 1
        continue
      }
      if plainStart < index {
        flush()
        text += String(decoding: bytes[plainStart..<index], as: UTF8.self)
      }
      let (unit, length) = try escape(at: index, before: range.upperBound)
      units.append(unit)
      index += length
      plainStart = index
    }
    flush()
    return text + String(decoding: bytes[plainStart..<range.upperBound], as: UTF8.self)
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

  /// Reads a number; one too large for a `Double` is an error.
  mutating func number() throws -> Double {
    let first = try peek()
    let start = position
    if first == 0x2D { position += 1 }
    var mantissa: UInt64 = 0
    let wholeDigits = digits(&mantissa)
    let hasLeadingZero = wholeDigits > 1 && bytes[position - wholeDigits] == 0x30
    guard wholeDigits > 0, !hasLeadingZero else { throw notANumber(start) }
    var exponent = 0
    var digitCount = wholeDigits
    if position < bytes.count, bytes[position] == 0x2E {
      position += 1
      let decimals = digits(&mantissa)
      guard decimals > 0 else { throw notANumber(start) }
      digitCount += decimals
      exponent = -decimals
    }
    let hasExponent = try skipExponent(start)
    // A whole number up to 2^53 over a power of ten up to 10^22 is exact in both and rounded once.
    if !hasExponent, digitCount <= 19, mantissa <= 1 << 53, exponent >= -22 {
      let value = Double(mantissa) / JSONScanner.powersOfTen[-exponent]
      return first == 0x2D ? -value : value
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw problem(.outOfRange, "the number \(text.prefix(40)) is too large", at: start)
    }
    return value
  }

  /// Reads digits; the value is meaningless once there are more than 19 of them.
  private mutating func digits(_ value: inout UInt64) -> Int {
    let start = position
    while position < bytes.count {
      let digit = bytes[position] &- 0x30
      guard digit <= 9 else { break }
      value = value &* 10 &+ UInt64(digit)
      position += 1
    }
    return position - start
  }

  private mutating func skipExponent(_ start: Int) throws -> Bool {
    guard position < bytes.count, bytes[position] == 0x65 || bytes[position] == 0x45 else { return false }
    position += 1
    if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
    var ignored: UInt64 = 0
    guard digits(&ignored) > 0 else { throw notANumber(start) }
    return true
  }

  private func notANumber(_ start: Int) -> Diagnostic {
    let end = min(bytes.count, start + 12)
    let found = String(decoding: bytes[start..<end], as: UTF8.self)
    return problem(.malformedJSON, "expected a value, found \(found.debugDescription)", at: start)
  }

  private static let powersOfTen: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }
}
