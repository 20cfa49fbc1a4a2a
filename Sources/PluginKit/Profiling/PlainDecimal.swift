/// A number written with a sign, at most 18 digits and a decimal separator, as a whole number of its last decimal.
struct PlainDecimal {
  let mantissa: Int64
  let decimals: Int

  private static let longest = 18

  /// Reads a number; nil when it is written in another way or has a leading zero.
  init?(_ value: UnsafeRawBufferPointer, decimal: UInt8) {
    var at = PlainDecimal.isSign(value.first) ? 1 : 0
    let firstDigit = at
    var mantissa: Int64 = 0
    var separator: Int?
    guard value.count - at <= PlainDecimal.longest + 1, !PlainDecimal.startsWithZeros(value) else {
      return nil
    }
    while at < value.count {
      let digit = value[at] &- 0x30
      if digit < 10, at - firstDigit - (separator == nil ? 0 : 1) < PlainDecimal.longest {
        mantissa = mantissa * 10 + Int64(digit)
      } else if value[at] == decimal, separator == nil {
        separator = at
      } else {
        return nil
      }
      at += 1
    }
    guard value.count > firstDigit, separator != value.count - 1 else { return nil }
    self.mantissa = value[0] == 0x2D ? -mantissa : mantissa
    decimals = separator.map { value.count - $0 - 1 } ?? 0
  }

  /// Whether a digit follows on a zero at the start: a code, and not a number.
  static func startsWithZeros(_ value: UnsafeRawBufferPointer) -> Bool {
    let first = isSign(value.first) ? 1 : 0
    return value.count > first + 1 && value[first] == 0x30 && value[first + 1] &- 0x30 < 10
  }

  /// Whether the value has a sign and digits only.
  static func isInteger(_ value: UnsafeRawBufferPointer) -> Bool {
    value.dropFirst(isSign(value.first) ? 1 : 0).allSatisfy { $0 &- 0x30 < 10 }
  }

  private static func isSign(_ byte: UInt8?) -> Bool { byte == 0x2D || byte == 0x2B }
}
