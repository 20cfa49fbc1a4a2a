/// A number of at most eight bytes, blanks before it included, read eight bytes at once.
///
/// The bytes are looked at as one word: leading blanks are turned into zeros, a decimal separator is taken out by
/// moving what stands before it one byte up, and three multiplications make a number of eight digits.
@usableFromInline
struct PaddedNumber {
  /// The number without its decimal separator.
  @usableFromInline let mantissa: Int64
  /// The number of digits behind the separator.
  @usableFromInline let decimals: Int
  /// Whether there is no number but only blanks or a lone point.
  @usableFromInline let isMissing: Bool

  /// Reads the number that ends before a position; nil when it is something else or has a sign.
  ///
  /// - Parameters:
  ///   - end: The position behind the last byte; the eight bytes before it must be readable.
  ///   - count: The number of bytes, 1 to 8.
  @inlinable @inline(__always)
  init?(endingAt end: UnsafePointer<UInt8>, _ count: Int, decimal: UInt8) {
    let padded = PaddedNumber.word(endingAt: end, count)
    let content = padded ^ 0x2020_2020_2020_2020
    if content == 0 || padded == 0x2E20_2020_2020_2020 {
      (mantissa, decimals, isMissing) = (0, 0, true)
      return
    }
    let start = UInt64(truncatingIfNeeded: content.trailingZeroBitCount & ~7)
    let digits = (padded &+ (0x1010_1010_1010_1010 & ((1 &<< start) &- 1))) ^ 0x3030_3030_3030_3030
    let others = PaddedNumber.aboveNine(digits)
    if (padded &>> start) & 0xFF == 0x30, start < 56, (others &>> (start + 8)) & 0x80 == 0 { return nil }
    if others == 0 {
      (mantissa, decimals, isMissing) = (PaddedNumber.value(digits), 0, false)
      return
    }
    let separator = UInt64(truncatingIfNeeded: others.trailingZeroBitCount & ~7)
    guard others & (others &- 1) == 0, separator < 56,
      UInt8(truncatingIfNeeded: padded &>> separator) == decimal
    else { return nil }
    let whole = digits & ((1 &<< separator) &- 1)
    let rest = (digits &>> (separator + 8)) &<< (separator + 8)
    mantissa = PaddedNumber.value(whole &<< 8 | rest)
    decimals = 7 - Int(truncatingIfNeeded: separator &>> 3)
    isMissing = false
  }

  /// The last bytes before a position as a word of eight, with blanks before them.
  @inlinable @inline(__always)
  static func word(endingAt end: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let word = UInt64(littleEndian: UnsafeRawPointer(end - 8).loadUnaligned(as: UInt64.self))
    let before = (UInt64(1) &<< UInt64(64 - 8 * count)) &- 1
    return (word & ~before) | (0x2020_2020_2020_2020 & before)
  }

  /// The high bit of each byte that is above 9.
  @inlinable @inline(__always)
  static func aboveNine(_ bytes: UInt64) -> UInt64 {
    (((bytes & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | bytes) & 0x8080_8080_8080_8080
  }

  /// The number of eight digits, the first in the lowest byte: pairs, fours and eights are put together at once.
  @inlinable @inline(__always)
  static func value(_ digits: UInt64) -> Int64 {
    let pairs = (digits &* 10) &+ (digits &>> 8)
    let even: UInt64 = 0x0000_00FF_0000_00FF
    let high = (pairs & even) &* 0x000F_4240_0000_0064
    let low = ((pairs &>> 16) & even) &* 0x0000_2710_0000_0001
    return Int64(truncatingIfNeeded: (high &+ low) &>> 32)
  }
}
