import IndicatorSchema

/// How the figures of one column are printed, all with the same number of decimals.
struct ColumnFormat: Sendable {
  let unit: Unit
  let decimals: Int
  private let language: Language

  /// Takes as many decimals as the figures have, up to what the unit bears.
  ///
  /// A few figures may have more, such as that of the country where the source rounds all others: they would make
  /// every figure look more exact than it is.
  init(unit: Unit, values: some Sequence<Double>, _ language: Language) {
    self.unit = unit
    self.language = language
    let most = Self.mostDecimals(unit)
    var counts = [Int](repeating: 0, count: most + 1)
    for value in values { counts[Self.decimals(of: value, upTo: most)] += 1 }
    let spare = counts.reduce(0, +) / 20
    var (decimals, beyond) = (most, 0)
    while decimals > 0, beyond + counts[decimals] <= spare {
      beyond += counts[decimals]
      decimals -= 1
    }
    self.decimals = decimals
  }

  private static func mostDecimals(_ unit: Unit) -> Int {
    switch unit {
    case .count, .euro, .metre: 0
    case .percent, .perThousand, .thousandEuro, .km: 1
    case .score: 2
    }
  }

  private static func decimals(of value: Double, upTo most: Int) -> Int {
    var scaled = value
    for decimals in 0..<most {
      if (scaled - scaled.rounded()).magnitude < 1e-9 { return decimals }
      scaled *= 10
    }
    return most
  }

  /// The bare number, for a table that names the unit in its head.
  func plain(_ value: Double) -> String { language.number(value, decimals: decimals) }

  /// The number with its unit, for a sentence.
  func full(_ value: Double) -> String {
    switch unit {
    case .count, .score: plain(value)
    case .percent: plain(value) + "%"
    case .perThousand: language("number.per_1000", ["n": plain(value)])
    case .euro: language("number.euro", ["n": plain(value)])
    case .thousandEuro: language("number.euro", ["n": language.number(value * 1000, decimals: 0)])
    case .km: plain(value) + " km"
    case .metre: language("number.metre", ["n": plain(value)])
    }
  }

  /// The number with a unit that is understood by itself, for a chart; the rest stands in the label.
  func short(_ value: Double) -> String {
    switch unit {
    case .percent: plain(value) + "%"
    case .euro: "€ " + plain(value)
    case .thousandEuro: "€ " + language.number(value * 1000, decimals: 0)
    case .km: plain(value) + " km"
    case .metre: plain(value) + " m"
    case .count, .perThousand, .score: plain(value)
    }
  }
}
