import PlainDutch

/// Amounts as ranges, as exact as they are sure.
struct EuroText {
  private let language: Language

  init(_ language: Language) { self.language = language }

  /// A range of euros: `€ 1,4 tot 2,9 miljoen`, `€ 30.000 tot 70.000`.
  ///
  /// - Parameter largest: The largest amount beside it; all are given in the unit that suits it.
  func range(_ quantity: Quantity, largest: Double? = nil) -> String {
    let inMillions = (largest ?? quantity.upper) >= 2e6
    let scaled = inMillions ? quantity.times(1e-6) : quantity
    let decimals = inMillions && scaled.width < 4 ? 1 : 0
    let unit = inMillions ? 1 : max(1000, DutchNumber.unit(width: quantity.width))
    func text(_ value: Double) -> String {
      language.number(inMillions ? value : (value / unit).rounded() * unit, decimals: decimals)
    }
    let (low, high) = (text(scaled.lower), text(scaled.upper))
    let amount = low == high ? low : language("tile.range", ["lower": low, "upper": high])
    return inMillions ? language("euro.millions", ["amount": amount]) : "€ " + amount
  }
}
