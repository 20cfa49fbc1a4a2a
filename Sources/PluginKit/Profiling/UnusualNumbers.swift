/// Numbers with an exponent or with more than 18 digits: as doubles, added up exactly.
struct UnusualNumbers {
  private(set) var count = 0
  private(set) var minimum = Double.infinity
  private(set) var maximum = -Double.infinity
  /// Whether all of them are whole numbers without exponent.
  private(set) var areIntegers = true
  private var exact = ExactSum()

  /// The sum, rounded once.
  var sum: Double { exact.value }

  mutating func add(_ number: Double, isInteger: Bool) {
    count += 1
    minimum = min(minimum, number)
    maximum = max(maximum, number)
    areIntegers = areIntegers && isInteger
    exact.add(number)
  }

  mutating func merge(_ other: UnusualNumbers) {
    count += other.count
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    areIntegers = areIntegers && other.areIntegers
    exact.merge(other.exact)
  }
}

/// A sum of doubles without any rounding: parts that do not overlap, smallest first.
///
/// The method is that of Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric predicates"
/// (1997): adding a number to each part in turn keeps what rounding would lose as a smaller part.
struct ExactSum {
  private var parts: [Double] = []
  /// The plain sum, once a part has grown out of range.
  private var overflow: Double?

  mutating func add(_ number: Double) {
    var larger = number
    var kept: [Double] = []
    for part in parts {
      let (big, small) = abs(larger) < abs(part) ? (part, larger) : (larger, part)
      let sum = big + small
      let lost = small - (sum - big)
      if lost != 0 { kept.append(lost) }
      larger = sum
    }
    if !larger.isFinite { overflow = .infinity }
    kept.append(larger)
    parts = kept
  }

  mutating func merge(_ other: ExactSum) {
    overflow = overflow ?? other.overflow
    for part in other.parts { add(part) }
  }

  /// The sum as the nearest double, infinite when it is out of range.
  var value: Double {
    if let overflow { return overflow }
    guard var sum = parts.last else { return 0 }
    var index = parts.count - 1
    var lost = 0.0
    while index > 0, lost == 0 {
      index -= 1
      let before = sum
      sum = before + parts[index]
      lost = parts[index] - (sum - before)
    }
    // Half a unit of the last place, with more of the same sign behind it, has to be rounded up.
    if index > 0, lost.sign == parts[index - 1].sign, lost != 0 {
      let doubled = lost * 2
      let rounded = sum + doubled
      if rounded - sum == doubled { sum = rounded }
    }
    return sum
  }
}
