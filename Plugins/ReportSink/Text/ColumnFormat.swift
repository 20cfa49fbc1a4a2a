import IndicatorSchema
import PlainDutch

/// How the figures of one column are printed, all with the same number of decimals.
struct ColumnFormat {
  let unit: Unit
  let decimals: Int

  /// Takes as many decimals as the figures have, up to what the unit bears.
  init(unit: Unit, values: some Sequence<Double>) {
    self.unit = unit
    let most = Self.mostDecimals(unit)
    let needed = values.lazy.map { Self.decimals(of: $0, upTo: most) }.max()
    decimals = needed ?? 0
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
  func plain(_ value: Double) -> String { DutchNumber.text(value, decimals: decimals) }

  /// The number with its unit, for a sentence.
  func full(_ value: Double) -> String {
    switch unit {
    case .count, .score: plain(value)
    case .percent: plain(value) + "%"
    case .perThousand: plain(value) + " per 1.000"
    case .euro: plain(value) + " euro"
    case .thousandEuro: DutchNumber.text(value * 1000, decimals: 0) + " euro"
    case .km: plain(value) + " km"
    case .metre: plain(value) + " meter"
    }
  }

  /// The number with a unit that is understood by itself, for a chart; the rest stands in the label.
  func short(_ value: Double) -> String {
    switch unit {
    case .percent: plain(value) + "%"
    case .euro: "€ " + plain(value)
    case .thousandEuro: "€ " + DutchNumber.text(value * 1000, decimals: 0)
    case .km: plain(value) + " km"
    case .metre: plain(value) + " m"
    case .count, .perThousand, .score: plain(value)
    }
  }
}
