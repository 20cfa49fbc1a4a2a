/// Amounts of money: `€ 30.000`, `€ 1,4 miljoen`, `€ 1,4 tot 2,9 miljoen`.
public enum DutchEuros {
  /// An amount; from a million in millions, from a milliard in milliards, below ten of them with one decimal.
  public static func text(_ euros: Double) -> String {
    let scale = Scale(for: euros.magnitude)
    let decimals = scale.size > 1 && euros.magnitude / scale.size < 9.95 ? 1 : 0
    let number = DutchNumber.text(euros / scale.size, decimals: decimals)
    // `€ 3 miljoen`: alone it needs no `,0`.
    return "€ " + (number.hasSuffix(",0") ? String(number.dropLast(2)) : number) + scale.word
  }

  /// A range, rounded as far as its width allows, with the unit once; one amount where both read the same.
  ///
  /// - Parameters:
  ///   - lower: The lower amount.
  ///   - upper: The upper amount.
  ///   - largest: The largest amount that stands beside it, so that a column has one unit; nil for its own.
  public static func range(_ lower: Double, _ upper: Double, largest: Double? = nil) -> String {
    // From two million, so that `€ 600.000 tot 1.300.000` stays without a small number of millions.
    let isMillions = (largest ?? upper) >= 2e6
    guard isMillions else { return "€ " + thousands(lower, upper) }
    let scale = Scale(for: largest ?? upper)
    let isNarrow = (upper - lower) / scale.size < 4
    return DutchNumber.range(
      lower / scale.size, upper / scale.size, decimals: isNarrow ? 1 : 0, before: "€ ", after: scale.word)
  }

  private static func thousands(_ lower: Double, _ upper: Double) -> String {
    // Costs are estimates: a thousand is as fine as they are told.
    let unit = max(1000, DutchNumber.unit(width: upper - lower))
    return DutchNumber.range((lower / unit).rounded() * unit, (upper / unit).rounded() * unit)
  }

  private struct Scale {
    let size: Double
    let word: String

    init(for amount: Double) {
      // What rounds to a thousand millions is a milliard.
      (size, word) =
        amount >= 999.5e6 ? (1e9, " miljard") : amount >= 999_500 ? (1e6, " miljoen") : (1, "")
    }
  }
}
