import IndicatorSchema

/// What a value of a formula measures, and on which scale.
///
/// The rules of `UnitCheck` are written in terms of this.
struct Quantity {
  /// How often a dimension is a factor, negative for a divisor.
  var count = 0
  var money = 0
  var length = 0
  /// Whether it is an index, a rank or a z-score, which is neither a share nor a count.
  var isScore = false
  /// Whether it is made of numbers written in the formula only, which go with anything.
  var isNumber = false
  /// The unit, as long as the value is plainly in one: a column, or a sum of such columns.
  var unit: Unit?
  /// How many there are of it per base unit (ratio, euro, metre) because of the units it is made of: 100 for a
  /// percentage, 0.001 for thousands of euros.
  var unitScale = 1.0
  /// The product of the numbers written in the formula; nil when terms with different ones were added.
  var factor: Double? = 1

  /// A number written in the formula.
  static func number(_ value: Double?) -> Quantity { Quantity(isNumber: true, factor: value) }

  /// A value of a unit.
  static func of(_ unit: Unit) -> Quantity {
    var quantity = Quantity(unit: unit, unitScale: scale(of: unit))
    switch unit.dimension {
    case .count: quantity.count = 1
    case .share: break
    case .money: quantity.money = 1
    case .length: quantity.length = 1
    case .score: quantity.isScore = true
    }
    return quantity
  }

  /// How many of a unit there are per base unit.
  static func scale(of unit: Unit) -> Double {
    switch unit {
    case .percent: 100
    case .perThousand: 1000
    case .thousandEuro, .km: 0.001
    case .count, .euro, .metre, .score: 1
    }
  }

  /// How many there are per base unit, where that is known.
  var scale: Double? { factor.map { unitScale * abs($0) } }

  /// Whether two values measure the same thing.
  ///
  /// A count divides or multiplies an amount or a distance without making it something else: euro per person
  /// is euro.
  func measuresSame(as other: Quantity) -> Bool {
    guard money == other.money, length == other.length else { return false }
    return money != 0 || length != 0 || (count == other.count && isScore == other.isScore)
  }

  /// The product with another value, or the quotient.
  func times(_ other: Quantity, isDivision: Bool) -> Quantity {
    let sign = isDivision ? -1 : 1
    var result = Quantity(
      count: count + sign * other.count, money: money + sign * other.money,
      length: length + sign * other.length, isNumber: isNumber && other.isNumber)
    result.isScore =
      (isScore || other.isScore) && result.count == 0 && result.money == 0 && result.length == 0
    result.unitScale = isDivision ? unitScale / other.unitScale : unitScale * other.unitScale
    // A score is any number, so that what it multiplies has no known scale afterwards.
    let isKnown = isScore == other.isScore || isNumber || other.isNumber
    if isKnown, let factor, let divisor = other.factor {
      result.factor = isDivision ? factor / divisor : factor * divisor
    } else {
      result.factor = nil
    }
    return result
  }

  /// What it is, for a message.
  var description: String {
    if let unit { return unit.rawValue }
    if isNumber { return "a number" }
    if isScore { return "a score" }
    switch (count, money, length) {
    case (0, 0, 0): return scale.map { $0 == 1 } == true ? "a ratio" : "a share"
    case (1, 0, 0): return "a count"
    case (_, 1, 0): return "an amount of money"
    case (_, 0, 1): return "a distance"
    default: return "a product of units"
    }
  }
}
