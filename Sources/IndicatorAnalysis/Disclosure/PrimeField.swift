/// Arithmetic modulo the Mersenne prime 2^61 - 1.
enum PrimeField {
  /// The prime.
  static let order: UInt64 = (1 << 61) - 1

  /// The element that a whole number stands for.
  static func element(_ number: Int) -> UInt64 {
    let rest = UInt64(number.magnitude) % order
    return number < 0 && rest != 0 ? order - rest : rest
  }

  static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum >= order ? sum - order : sum
  }

  static func difference(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a - b : a + order - b }

  static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return sum(low & order, low >> 61 | high << 3)
  }

  /// The inverse of an element other than 0, by Fermat: a^(p - 2).
  static func inverse(_ a: UInt64) -> UInt64 {
    guard a != 1 else { return 1 }
    var (result, power, exponent) = (UInt64(1), a, order - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, power) }
      power = product(power, power)
      exponent >>= 1
    }
    return result
  }
}
