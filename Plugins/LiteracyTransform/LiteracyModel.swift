import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The model as the file says it.
struct LiteracyModel: Sendable {
  let title: String
  let isIllustrative: Bool
  let year: Int
  let source: String
  let people: LocalizedText
  let factors: RiskFactors
  let national: Figure
  /// Figures of areas that are known, by code.
  let areas: [String: Figure]
  let areaEffect: Double

  /// A figure that is known, as a share.
  struct Figure: Sendable {
    let rate: Double
    let error: Double
    let source: String
    let year: Int
  }

  /// Reads a model; nil after a complaint.
  init?(_ config: Config, into diagnostics: inout Diagnostics) {
    title = config.requiredText("title")
    isIllustrative = config.flag("illustrative")
    source = config.requiredText("source")
    people = config.localizedText("people") ?? LocalizedText(nl: "")
    var reader = FactorReader(config)
    year = LiteracyModel.year(config.node("year"), into: &reader.diagnostics) ?? 0
    let factors = reader.factors()
    let national = LiteracyModel.figure(config.node("national"), into: &reader.diagnostics)
    var areas: [String: Figure] = [:]
    for entry in config.entries("areas") {
      if AreaCode(cbs: entry.key) == nil {
        reader.diagnostics.add(
          Diagnostic(.invalidValue, "'\(entry.key)' is not an area code", at: entry.keyPlace))
      }
      areas[entry.key] = LiteracyModel.figure(entry.value, into: &reader.diagnostics)
    }
    let effect = config.node("area_effect")?["sd"]
    areaEffect = effect?.number ?? 0
    if areaEffect < 0, let place = effect?.place {
      reader.diagnostics.add(
        Diagnostic(.invalidValue, "a standard deviation can't be \(NumberText.plain(areaEffect))", at: place))
    }
    for item in reader.diagnostics.items { diagnostics.add(item) }
    guard let factors, let national, reader.diagnostics.isEmpty else { return nil }
    self.factors = factors
    self.national = national
    self.areas = areas
  }

  private static func figure(_ node: ConfigNode?, into diagnostics: inout Diagnostics) -> Figure? {
    guard let node, let percent = node["percent"]?.number else { return nil }
    let error = node["se"]?.number ?? 0
    guard percent > 0, percent < 100, error >= 0 else {
      diagnostics.add(
        Diagnostic(
          .invalidValue,
          "\(NumberText.plain(percent))% with standard error \(NumberText.plain(error)) is not a share of people",
          at: node.place, hint: "percent lies between 0 and 100, and se is not below 0"))
      return nil
    }
    guard let year = year(node["year"], into: &diagnostics) else { return nil }
    return Figure(
      rate: percent / 100, error: error / 100, source: node["source"]?.text ?? "", year: year)
  }

  private static func year(_ node: ConfigNode?, into diagnostics: inout Diagnostics) -> Int? {
    guard let node, let year = node.text.flatMap({ Int($0) }) else { return nil }
    if Period(year: year) == nil {
      diagnostics.add(Diagnostic(.invalidValue, "\(year) is not a year from 1 to 9999", at: node.place))
      return nil
    }
    return year
  }

  /// The figure of the country in words: `11.9% (PIAAC, 2012)`.
  var nationalText: String {
    "\(NumberText.plain(national.rate * 100))% (\(national.source), \(national.year))"
  }
}
