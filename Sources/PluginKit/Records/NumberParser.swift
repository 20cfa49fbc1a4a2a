/// Reads numbers from bytes in the notation of a source, exactly rounded.
public struct NumberParser: Hashable, Sendable {
  /// The byte between the whole part and the decimals: `.` or `,`.
  public let decimal: UInt8
  /// The byte between groups of three digits, or nil when there is none.
  public let thousands: UInt8?

  /// Makes a parser; the decimal point and no thousands separator by default.
  public init(decimal: UInt8 = 0x2E, thousands: UInt8? = nil) {
    self.decimal = decimal
    self.thousands = thousands
  }

  /// The number that the bytes spell, or nil when they spell none; blanks are not skipped here.
  ///
  /// A sign, digits with at most one decimal separator, and an exponent are read. The result is the double
  /// nearest to the decimal number: a whole number up to 2^53 divided by a power of ten up to 10^22 is exact in both
  /// and rounded once (Clinger, "How to read floating point numbers accurately", 1990); anything else is left to the
  /// standard library.
  public func parse(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard let base = bytes.baseAddress else { return nil }
    return parse(base.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  /// The number that `count` bytes from `start` spell; see `parse(_:)`.
  public func parse(_ start: UnsafePointer<UInt8>, _ count: Int) -> Double? {
    let isSigned = count > 0 && (start[0] == 0x2D || start[0] == 0x2B)
    var digits = DigitReader(position: isSigned ? 1 : 0)
    digits.read(start, count)
    var decimals = 0
    if digits.position < count, digits.count > 0, start[digits.position] == decimal {
      digits.position += 1
      decimals = -digits.count
      digits.read(start, count)
      decimals += digits.count
      if decimals == 0 { return nil }
    }
    guard digits.position == count, digits.count > 0, digits.count <= 19, digits.value <= 1 << 53 else {
      return parseUnusual(UnsafeBufferPointer(start: start, count: count))
    }
    let value = decimals == 0 ? Double(digits.value) : Double(digits.value) / powersOfTen[decimals]
    return isSigned && start[0] == 0x2D ? -value : value
  }

  /// Reads what the direct way does not: thousands separators, exponents, nothing before the separator, many digits.
  private func parseUnusual(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let plain = withoutThousands(bytes), isNumber(plain) else { return nil }
    let text = String(decoding: plain.map { $0 == decimal ? 0x2E : $0 }, as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Whether the bytes are a sign, digits of which one may be behind the separator, and an exponent.
  private func isNumber(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    func skipSign() { if let first = rest.first, first == 0x2D || first == 0x2B { rest.removeFirst() } }
    func skipDigits() -> Int {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      rest.removeFirst(digits)
      return digits
    }
    skipSign()
    let whole = skipDigits()
    if rest.first == decimal {
      rest.removeFirst()
      guard skipDigits() > 0 else { return false }
    } else if whole == 0 {
      return false
    }
    guard let mark = rest.first else { return true }
    guard mark == 0x45 || mark == 0x65 else { return false }
    rest.removeFirst()
    skipSign()
    return skipDigits() > 0 && rest.isEmpty
  }

  /// Takes out thousands separators; nil when one stands where none belongs.
  private func withoutThousands(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let thousands, bytes.contains(thousands) else { return Array(bytes) }
    let wholeEnd = bytes.firstIndex(of: decimal) ?? bytes.count
    guard !bytes[wholeEnd...].contains(thousands) else { return nil }
    let groups = bytes[..<wholeEnd].split(separator: thousands, omittingEmptySubsequences: false)
    let first = groups[0].filter { $0 != 0x2D && $0 != 0x2B }
    guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return groups.flatMap { $0 } + bytes[wholeEnd...]
  }
}

/// Puts the digits of a number together; of more than 19 the value is of no use.
private struct DigitReader {
  var position: Int
  var value: UInt64 = 0
  var count = 0

  @inline(__always)
  mutating func read(_ start: UnsafePointer<UInt8>, _ end: Int) {
    let first = position
    while position < end, case let digit = start[position] &- 0x30, digit < 10 {
      value = value &* 10 &+ UInt64(digit)
      position += 1
    }
    count += position - first
  }
}

/// The powers of ten up to the number of digits that are read directly, all of which a double holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  1e19,
]
