/// Amounts as ranges, as exact as they are sure; the same figures in every document.
extension Language {
  /// A range of euros in running text: `1,4 tot 2,9 miljoen euro`, `30.000 tot 70.000 euro`.
  func euros(_ range: Quantity) -> String {
    let ends = ends(range, inMillions: range.upper >= Self.million)
    let key = range.upper >= Self.million ? "guide.euros_millions" : "guide.euros"
    return ends.lower == ends.upper
      ? self(key + "_one", ["lower": ends.lower])
      : self(key, ["lower": ends.lower, "upper": ends.upper])
  }

  /// The same with a sign, for a drawing: `€ 1,4 tot 2,9 miljoen`.
  ///
  /// - Parameter largest: The largest amount beside it; all are given in the unit that suits it.
  func euroSign(_ range: Quantity, largest: Double? = nil) -> String {
    let inMillions = (largest ?? range.upper) >= Self.million
    let ends = ends(range, inMillions: inMillions)
    let amount =
      ends.lower == ends.upper
      ? ends.lower : self("tile.range", ["lower": ends.lower, "upper": ends.upper])
    return inMillions ? self("euro.millions", ["amount": amount]) : "€ " + amount
  }

  /// From two million on, amounts are read in millions.
  private static let million = 2e6
  /// Costs are estimates: a hundred euro is as fine as they are told.
  private static let leastWidth = 200.0

  private func ends(_ range: Quantity, inMillions: Bool) -> (lower: String, upper: String) {
    let scaled = inMillions ? range.times(1e-6) : range
    func text(_ end: Double) -> String {
      inMillions
        ? number(end, decimals: scaled.width < 4 ? 1 : 0)
        : rounded(end, width: max(scaled.width, Self.leastWidth))
    }
    return (text(scaled.lower), text(scaled.upper))
  }
}
