/// A number that lies between two others.
struct Quantity: Hashable, Sendable {
  var value: Double
  var lower: Double
  var upper: Double

  /// Whether the number is known exactly.
  var isSure: Bool { upper - lower <= 0 }

  /// The distance between the two others.
  var width: Double { upper - lower }

  /// The quantity that is so many times as large.
  func times(_ factor: Double) -> Quantity {
    let ends = [lower * factor, upper * factor]
    return Quantity(value: value * factor, lower: min(ends[0], ends[1]), upper: max(ends[0], ends[1]))
  }

  /// The number as exactly as the interval allows.
  func text(_ language: Language) -> String { language.rounded(value, width: width) }
  /// The lower end, as exactly.
  func lowerText(_ language: Language) -> String { language.rounded(lower, width: width) }
  /// The upper end, as exactly.
  func upperText(_ language: Language) -> String { language.rounded(upper, width: width) }

  /// A percentage, with a decimal only where the interval bears one.
  func percent(_ language: Language) -> String {
    language.number(value, decimals: decimals) + "%"
  }

  /// How many decimals of a percentage mean something.
  var decimals: Int { isSure || width < 2 ? 1 : 0 }
}
