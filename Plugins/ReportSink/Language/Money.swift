/// Money.
extension Language {
  /// A range of euros, rounded as its width allows, from two million on in millions.
  func euros(_ range: Quantity) -> String {
    let isMillions = range.upper >= 2e6
    let scaled = isMillions ? range.times(1e-6) : range
    let ends = [scaled.lower, scaled.upper].map { end in
      isMillions
        ? number(end, decimals: scaled.width < 4 ? 1 : 0)
        : rounded(end, width: max(scaled.width, Self.leastWidth))
    }
    let key = isMillions ? "guide.euros_millions" : "guide.euros"
    return ends[0] == ends[1]
      ? self(key + "_one", ["lower": ends[0]])
      : self(key, ["lower": ends[0], "upper": ends[1]])
  }

  /// Costs are estimates: a hundred euro is as fine as they are told.
  private static let leastWidth = 200.0
}
