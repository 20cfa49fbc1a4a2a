/// The sum of numbers with the same number of decimals, in units of the last one.
@usableFromInline
struct DecimalSum {
  @usableFromInline var count = 0
  @usableFromInline var minimum = Int64.max
  @usableFromInline var maximum = Int64.min
  /// The numbers added since it last came near its bounds; the others are in `carried`.
  @usableFromInline var recent: Int64 = 0
  @usableFromInline var carried: Int128 = 0

  /// The numbers of decimals there is a sum for: 0 to 18.
  @usableFromInline static let perColumn = 19

  @usableFromInline init() {}

  /// The sum.
  var sum: Int128 { carried + Int128(recent) }

  @inlinable @inline(__always)
  mutating func add(_ mantissa: Int64) {
    count += 1
    if mantissa < minimum { minimum = mantissa }
    if mantissa > maximum { maximum = mantissa }
    let (sum, overflows) = recent.addingReportingOverflow(mantissa)
    if overflows {
      carried += Int128(recent)
      recent = mantissa
    } else {
      recent = sum
    }
  }

  mutating func merge(_ other: DecimalSum) {
    count += other.count
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    carried += other.sum
  }

  /// A whole number of units of the given decimal as the nearest double.
  static func number(_ units: Int128, _ decimals: Int) -> Double {
    Double("\(units)e-\(decimals)") ?? .nan
  }

  /// The total of sums of numbers with 0, 1 and more decimals and of one more number.
  ///
  /// It is rounded once, or where the whole of it does not fit once for each of the sums, in a fixed order.
  /// Nil when it is too large for a double.
  static func total(_ sums: [Int128], adding other: Double) -> Double? {
    let decimals = sums.lastIndex { $0 != 0 } ?? 0
    let units = sums[...decimals].reduce(Int128?.some(0)) { units, sum in
      guard let shifted = units?.multipliedReportingOverflow(by: 10), !shifted.overflow else { return nil }
      let added = shifted.partialValue.addingReportingOverflow(sum)
      return added.overflow ? nil : added.partialValue
    }
    let rounded =
      units.map { number($0, decimals) } ?? sums.enumerated().reduce(0) { $0 + number($1.1, $1.0) }
    let total = rounded + other
    return total.isFinite ? total : nil
  }
}
