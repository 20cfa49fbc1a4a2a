import IndicatorSchema
import PluginKit

/// Made-up indicators and rows that fit most plugins.
public enum ConformanceSample {
  /// A number of people, two shares of them and an income.
  public static let schema = FrameSchema([
    indicator("inhabitants", "Inwoners", .count, .context),
    indicator("low_income", "Laag inkomen", .percent, .worse, of: "inhabitants"),
    indicator("work", "Werk", .percent, .better, of: "inhabitants"),
    indicator("income", "Inkomen", .thousandEuro, .better),
  ])

  /// What a source's `columns` says when each column is named like its indicator, as `delimitedText` names them.
  public static let columns = ConfigNode(
    .map(
      schema.ids.map { id in
        ConfigNode.Entry(
          key: id.text, keyPlace: ConfigNode.testPlace, value: ConfigNode(stringLiteral: id.text))
      }), at: ConfigNode.testPlace)

  /// A context whose catalogue has the indicators of a schema.
  public static func context(_ schema: FrameSchema = schema, period: Period? = Period(year: 2017))
    -> PlanContext
  {
    PluginHarness.context(schema.columns, period: period)
  }

  /// A country, a province, two municipalities with their wijken and buurten, in each of the periods.
  ///
  /// Values fit the unit and the valid range of their indicator, and are written exactly with one decimal. One cell
  /// in eleven is missing, none of the first area.
  public static func frame(
    _ schema: FrameSchema = schema, periods: [Period] = [Period(year: 2017)].compactMap { $0 },
    areas: [Area] = ConformanceSample.areas, missing: Bool = true
  ) -> IndicatorFrame {
    var random = SeededGenerator(seed: 17)
    var frame = IndicatorFrame(columns: schema.ids)
    for period in periods {
      for (place, area) in areas.enumerated() {
        let cells = schema.columns.map { indicator -> (Double?, CellStatus) in
          let value = value(of: indicator, &random)
          let isMissing = missing && place > 0 && UInt64.random(in: 0..<11, using: &random) == 0
          return isMissing ? (nil, .missing) : (value, .observed)
        }
        frame.appendRow(area, period, cells)
      }
    }
    return frame
  }

  /// 31 areas of every level: NL00, PV27, and two municipalities with four wijken and ten buurten each.
  public static let areas: [Area] = {
    let codes = ["GM0363", "GM0855"].flatMap { municipality -> [String] in
      let number = municipality.dropFirst(2)
      let wijken = (0..<4).map { "WK\(number)0\($0)" }
      return [municipality] + wijken + (0..<10).map { "BU\(number)0\($0 % 4)0\($0 / 4)" }
    }
    return (["NL00", "PV27"] + codes).compactMap { AreaCode(cbs: $0).map { Area($0) } }
  }()

  /// As many buurten as asked for.
  static func buurten(_ count: Int) -> [Area] {
    (0..<count).map { number in
      let digits = String(10_000_000 + number)
      return Area(AreaCode("BU" + digits, level: .buurt))
    }
  }

  private static func value(of indicator: Indicator, _ random: inout SeededGenerator) -> Double {
    let usual: ClosedRange<Int> =
      switch indicator.unit {
      case .count: 10...50_000
      case .percent: 0...1000
      case .perThousand: 0...10_000
      case .euro, .metre: 1...1_000_000
      case .thousandEuro, .km: 1...999
      case .score: -30...30
      }
    let number = Double(Int.random(in: usual, using: &random))
    let value = indicator.unit == .count ? (number / 10).rounded(.up) : number / 10
    guard let range = indicator.validRange else { return value }
    return min(max(value, range.lowerBound), range.upperBound)
  }

  private static func indicator(
    _ id: IndicatorID, _ label: String, _ unit: Unit, _ polarity: Polarity, of whole: IndicatorID? = nil
  ) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: label), unit: unit, polarity: polarity, domain: "income",
      denominator: whole, validRange: unit == .percent ? 0...100 : nil)
  }
}
