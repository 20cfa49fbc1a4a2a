/// A sum of numbers without any rounding until it is read, so that the order of adding does not matter.
///
/// A fixed-point number of 2,176 bits, wide enough for every finite `Double` and for 2^63 additions of the
/// largest one. The method is the "small superaccumulator" of R. M. Neal, "Fast exact summation using small
/// and large superaccumulators", 2015 (arXiv:1505.05571).
public struct ExactSum: Sendable {
  /// Digits to the base 2^32, the least one worth 2^-1074, each with 31 spare bits for carries not yet moved.
  /// They lie in the value itself: sums of a few numbers are made by the million, and memory for each took longer.
  private var digits = InlineArray<68, Int64>(repeating: 0)
  /// The digits that may differ from 0: numbers of like size touch only a few.
  private var touched = ExactSum.none
  private var additionsSinceCarry = 0
  private var isFinite = true

  private static let digitCount = 68
  private static let none = (lowest: digitCount - 1, highest: 0)
  /// An addition changes a digit by less than 2^52, so this many fit beside a carried digit in 63 bits.
  private static let additionsPerCarry = 2000

  /// Makes a sum of nothing.
  public init() {}

  /// Forgets what was added.
  public mutating func reset() {
    if touched.lowest <= touched.highest {
      for index in touched.lowest...touched.highest { digits[index] = 0 }
    }
    touched = ExactSum.none
    additionsSinceCarry = 0
    isFinite = true
  }

  /// Adds a number; one that is infinite or not a number leaves the sum without a value.
  public mutating func add(_ value: Double) {
    let biased = Int(value.exponentBitPattern)
    guard biased != 0x7FF else {
      isFinite = false
      return
    }
    let mantissa = value.significandBitPattern | (biased == 0 ? 0 : 1 << 52)
    let position = max(biased, 1) - 1
    let (index, shift) = (position >> 5, position & 31)
    let low = Int64((mantissa << UInt64(shift)) & 0xFFFF_FFFF)
    let high = Int64(mantissa >> UInt64(32 - shift))
    let sign: Int64 = value.sign == .minus ? -1 : 1
    digits[index] += sign * low
    digits[index + 1] += sign * high
    touched = (min(touched.lowest, index), max(touched.highest, index + 1))
    additionsSinceCarry += 1
    if additionsSinceCarry == ExactSum.additionsPerCarry { carry() }
  }

  /// Adds the product of two numbers as it is before rounding; one too large leaves the sum without a value.
  public mutating func add(product a: Double, _ b: Double) {
    let product = a * b
    add(product)
    // What rounding took from the product is itself a number, save below 2^-1074, where it is the same
    // in every order.
    if product.isFinite { add((-product).addingProduct(a, b)) }
  }

  /// The sum rounded once, half to even; nil when something not finite was added or it is too large.
  public var total: Double? {
    guard isFinite else { return nil }
    guard touched.lowest <= touched.highest else { return 0 }
    let count = min(touched.highest + 2, ExactSum.digitCount - 1) - touched.lowest + 1
    // Only the digits that were touched are copied: most sums touch two or three of them.
    let total = withUnsafeTemporaryAllocation(of: Int64.self, capacity: count) { carried in
      for index in 0..<count { carried.initializeElement(at: index, to: digits[touched.lowest + index]) }
      return CarriedDigits(carried, lowest: touched.lowest).rounded()
    }
    return total.isFinite ? total : nil
  }

  /// Moves what exceeds a digit to the next one; afterwards only the highest touched one can be negative.
  ///
  /// What 2,000 additions carry out of the highest digit fits in the two above it with its sign.
  private mutating func carry() {
    let last = min(touched.highest + 2, ExactSum.digitCount - 1)
    var moved: Int64 = 0
    for index in touched.lowest..<last {
      let digit = digits[index] + moved
      digits[index] = digit & 0xFFFF_FFFF
      moved = digit >> 32
    }
    digits[last] += moved
    touched.highest = last
    additionsSinceCarry = 0
  }
}

/// Digits of a sum, which are carried and then rounded.
private struct CarriedDigits {
  private let digits: UnsafeMutableBufferPointer<Int64>
  /// What the least digit is the place of.
  private let lowest: Int

  init(_ digits: UnsafeMutableBufferPointer<Int64>, lowest: Int) {
    self.digits = digits
    self.lowest = lowest
  }

  /// The value, rounded half to even.
  func rounded() -> Double {
    carry()
    guard let highest = digits.last, highest < 0 else { return magnitude }
    for index in digits.indices { digits[index].negate() }
    carry()
    return -magnitude
  }

  /// Moves what exceeds a digit to the next one; afterwards only the highest can be negative.
  private func carry() {
    var moved: Int64 = 0
    for index in digits.indices.dropLast() {
      let digit = digits[index] + moved
      digits[index] = digit & 0xFFFF_FFFF
      moved = digit >> 32
    }
    digits[digits.count - 1] += moved
  }

  /// The leading 64 bits, the last of them set when anything follows, which is more than twice what a `Double` keeps, so
  /// that the conversion rounds as the whole number would.
  private var magnitude: Double {
    guard let top = digits.lastIndex(where: { $0 != 0 }) else { return 0 }
    func digit(_ index: Int) -> UInt64 { index < 0 ? 0 : UInt64(digits[index]) }
    let zeros = UInt64(max(0, digit(top).leadingZeroBitCount - 32))
    let next = digit(top - 2)
    var leading = (digit(top) << 32 | digit(top - 1)) << zeros | next >> (32 - zeros)
    let hasMore = next << zeros & 0xFFFF_FFFF != 0 || digits.prefix(max(0, top - 2)).contains { $0 != 0 }
    if hasMore { leading |= 1 }
    let exponent = 32 * (lowest + top - 1) - Int(zeros) - 1074
    return Double(sign: .plus, exponent: exponent, significand: Double(leading))
  }
}
