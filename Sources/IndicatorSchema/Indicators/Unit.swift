/// The unit of an indicator.
public enum Unit: String, Hashable, Sendable, CaseIterable {
  case count
  case percent
  case perThousand = "per_1000"
  case euro
  case thousandEuro = "thousand_euro"
  case km
  case metre
  /// A number without a unit: an index, a z-score, a rank.
  case score

  /// What a unit measures; only units of one dimension convert into each other.
  public enum Dimension: Hashable, Sendable {
    case count
    case share
    case money
    case length
    case score
  }

  /// The dimension of this unit.
  public var dimension: Dimension {
    switch self {
    case .count: .count
    case .percent, .perThousand: .share
    case .euro, .thousandEuro: .money
    case .km, .metre: .length
    case .score: .score
    }
  }

  /// How many of the smallest unit of its dimension one of this unit is.
  private var size: Double {
    switch self {
    case .count, .score, .perThousand, .euro, .metre: 1
    case .percent: 10
    case .thousandEuro, .km: 1000
    }
  }

  /// A value of this unit in another unit; nil when the two measure different things.
  ///
  /// The larger unit is divided by or multiplied with a whole number, so the result is correctly rounded.
  public func convert(_ value: Double, to other: Unit) -> Double? {
    guard dimension == other.dimension else { return nil }
    return size >= other.size ? value * (size / other.size) : value / (other.size / size)
  }

  /// Reads a unit as publishers print it, such as `%`, `x 1 000 euro` or `per 1.000 inwoners`.
  public init?(printed text: String) {
    let folded = text.lowercased().filter { $0.isLetter || $0.isNumber || "%‰€".contains($0) }
    switch folded {
    case "aantal", "count", "number", "persons", "abs": self = .count
    case "%", "percent", "procent": self = .percent
    case "per1000", "per1000inwoners", "per1000inwoners1565jaar", "‰", "perthousand": self = .perThousand
    case "euro", "€", "eur": self = .euro
    case "x1000euro", "1000euro", "x1000€", "thousandeuro": self = .thousandEuro
    case "km": self = .km
    case "m", "meter", "metre": self = .metre
    case "score", "index": self = .score
    default: return nil
    }
  }

  /// The unit as it is printed in a Dutch report.
  public var dutchLabel: String {
    switch self {
    case .count: "aantal"
    case .percent: "%"
    case .perThousand: "per 1.000"
    case .euro: "euro"
    case .thousandEuro: "× 1.000 euro"
    case .km: "km"
    case .metre: "m"
    case .score: "score"
    }
  }
}
