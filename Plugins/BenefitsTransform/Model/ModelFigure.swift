import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// A number of a model with what is known of it.
struct ModelFigure: Sendable {
  /// The number in each scenario: in euro, as a share of 1, or in years.
  let values: Scenarios<Double>
  /// Where it comes from.
  let source: String
  /// How it came to be.
  let status: String
  /// The year of its prices, where it names one.
  let priceYear: Int?
  /// Where it stands.
  let place: Place

  /// Reads a figure; nil after a complaint.
  ///
  /// - Parameters:
  ///   - name: What messages call it.
  ///   - units: The units it may have.
  ///   - range: The values it may have.
  init?(
    _ config: Config, _ name: String, units: [ModelUnit], range: ClosedRange<Double>,
    into diagnostics: inout Diagnostics
  ) {
    guard let node = config.node("value"), let unit = ModelUnit(rawValue: config.requiredText("unit")) else {
      return nil
    }
    place = node.place
    guard units.contains(unit) else {
      let expected = units.map(\.rawValue).joined(separator: " or ")
      diagnostics.add(
        Diagnostic(
          .unitClash, "'\(name)' is in \(expected), found \(unit.rawValue)", at: config.place(of: "unit")))
      return nil
    }
    let size = unit == .percent ? 100.0 : 1
    let read = ModelFigure.scenarios(node).map { $0 / size }
    guard [read.low, read.central, read.high].allSatisfy(range.contains) else {
      let (lower, upper) = (
        NumberText.plain(range.lowerBound * size), NumberText.plain(range.upperBound * size)
      )
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(name)' lies between \(lower) and \(upper), found \(ModelFigure.text(node))",
          at: place, hint: unit == .share ? "write 15% as 0.15, or with unit: percent" : nil))
      return nil
    }
    values = read
    source = "\(config.requiredText("source")) (\(config.requiredText("year")))"
    status = config.requiredText("status")
    priceYear = units == [.euro] ? config.integer("price_year") : nil
  }

  /// The number of each scenario, a single one for all three.
  static func scenarios(_ node: ConfigNode) -> Scenarios<Double> {
    func number(_ key: String) -> Double { (node[key] ?? node).number ?? 0 }
    return Scenarios(low: number("low"), central: number("central"), high: number("high"))
  }

  private static func text(_ node: ConfigNode) -> String {
    node.text ?? (node.entries ?? []).map { "\($0.key) \($0.value.text ?? "")" }.joined(separator: ", ")
  }

  /// Complains of scenarios in another order than from cautious to hopeful, which would mix them up.
  func checkOrder(_ name: String, cautiousWhenHigh: Bool, into diagnostics: inout Diagnostics) {
    let isRising = values.low <= values.central && values.central <= values.high
    let isFalling = values.low >= values.central && values.central >= values.high
    guard !(cautiousWhenHigh ? isFalling : isRising) else { return }
    let order = cautiousWhenHigh ? "the highest" : "the lowest"
    diagnostics.add(
      Diagnostic(
        .invalidValue, "the cautious scenario of '\(name)' is \(order) one, found low \(text(values.low))",
        at: place, hint: "'low' is where little is gained: give \(order) value there"))
  }

  private func text(_ value: Double) -> String { NumberText.plain(value) }

  /// The values for a reader: `2000 (2500 to 500)`.
  var text: String {
    let range = values.low == values.high ? "" : " (\(text(values.low)) to \(text(values.high)))"
    return text(values.central) + range
  }
}
