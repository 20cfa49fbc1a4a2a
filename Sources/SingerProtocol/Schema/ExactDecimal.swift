/// A decimal number of any length, as it is written in JSON: `digits * 10^exponent`.
///
/// Comparisons are exact, so that no schema refuses a number because of how a computer rounds.
struct ExactDecimal: Equatable {
  private(set) var isNegative = false
  /// The digits without zeros at either end; empty for zero.
  private(set) var digits: [UInt8] = []
  /// The power of ten of the last digit.
  private(set) var exponent = 0

  /// Further exponents are no numbers of this world, and adding them up must not overflow.
  private static let largestExponent = 1_000_000_000

  /// Reads a JSON number; nil for anything else.
  init?(_ lexeme: String) {
    var rest = Array(lexeme.utf8)[...]
    if rest.first == 0x2D {
      isNegative = true
      rest = rest.dropFirst()
    }
    let whole = ExactDecimal.takeDigits(&rest)
    var fraction: [UInt8] = []
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      fraction = ExactDecimal.takeDigits(&rest)
    }
    guard !whole.isEmpty, let power = ExactDecimal.takeExponent(&rest), rest.isEmpty else { return nil }
    normalise(whole + fraction, power - fraction.count)
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    rest = rest.dropFirst(digits.count)
    return digits.map { $0 - 0x30 }
  }

  private static func takeExponent(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let mark = rest.first else { return 0 }
    guard mark == 0x65 || mark == 0x45 else { return nil }
    rest = rest.dropFirst()
    let sign = rest.first
    if sign == 0x2B || sign == 0x2D { rest = rest.dropFirst() }
    let digits = takeDigits(&rest)
    guard !digits.isEmpty else { return nil }
    let size = digits.reduce(0) { min($0 * 10 + Int($1), largestExponent) }
    return sign == 0x2D ? -size : size
  }

  private mutating func normalise(_ all: [UInt8], _ power: Int) {
    let trailing = all.reversed().prefix { $0 == 0 }.count
    digits = Array(all.dropLast(trailing).drop { $0 == 0 })
    exponent = digits.isEmpty ? 0 : power + trailing
    if digits.isEmpty { isNegative = false }
  }

  /// Whether the number is whole.
  var isWhole: Bool { exponent >= 0 }

  /// Whether the number is smaller than another one.
  func isLess(than other: ExactDecimal) -> Bool {
    if isNegative != other.isNegative { return isNegative }
    return isNegative ? other.isSmaller(than: self) : isSmaller(than: other)
  }

  /// Compares sizes, whatever the signs.
  private func isSmaller(than other: ExactDecimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let (places, others) = (digits.count + exponent, other.digits.count + other.exponent)
    return places == others ? digits.lexicographicallyPrecedes(other.digits) : places < others
  }

  /// Whether the number is a whole multiple of another one; nil where that one has more digits than can be told.
  func isMultiple(of step: ExactDecimal) -> Bool? {
    guard step.digits.count <= 18, !step.digits.isEmpty else { return nil }
    if digits.isEmpty { return true }
    // Without zeros at the end, a number is no multiple of a larger power of ten than its own.
    guard exponent >= step.exponent else { return false }
    let divisor = step.digits.reduce(UInt128(0)) { $0 * 10 + UInt128($1) }
    let value = digits.reduce(UInt128(0)) { ($0 * 10 + UInt128($1)) % divisor }
    return value * ExactDecimal.power(of: 10, exponent - step.exponent, modulo: divisor) % divisor == 0
  }

  private static func power(of base: UInt128, _ exponent: Int, modulo divisor: UInt128) -> UInt128 {
    var (result, square, left) = (1 % divisor, base % divisor, exponent)
    while left > 0 {
      if left & 1 == 1 { result = result * square % divisor }
      square = square * square % divisor
      left >>= 1
    }
    return result
  }
}
