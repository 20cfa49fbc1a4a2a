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
    year = config.integer("year") ?? 0
    source = config.requiredText("source")
    people = config.localizedText("people") ?? LocalizedText(nl: "")
    var reader = FactorReader(config)
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
    return Figure(
      rate: percent / 100, error: error / 100, source: node["source"]?.text ?? "",
      year: node["year"]?.text.flatMap { Int($0) } ?? 0)
  }

  /// The figure of the country in words: `11.9% (PIAAC, 2012)`.
  var nationalText: String {
    "\(NumberText.plain(national.rate * 100))% (\(national.source), \(national.year))"
  }
}

/// Reads the factors of a model.
private struct FactorReader {
  private let config: Config
  var diagnostics = Diagnostics()

  init(_ config: Config) { self.config = config }

  mutating func factors() -> RiskFactors? {
    let factors = config.entries("factors").map { entry in factor(entry) }
    if factors.isEmpty {
      diagnostics.add(Diagnostic(.missingField, "the model has no factors", at: config.place(of: "factors")))
    }
    let associations = (config.node("associations")?.list ?? []).compactMap { association($0, factors) }
    let intercept = config.node("intercept")
    guard diagnostics.isEmpty else { return nil }
    let made = RiskFactors(
      factors, intercept: intercept?["effect"]?.number ?? 0, interceptError: intercept?["se"]?.number ?? 0,
      associations: associations)
    if made == nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "shares and associations can't both hold", at: config.place(of: "associations"),
          hint: "a category with people needs an association above 0 with some other one"))
    }
    return made
  }

  private mutating func factor(_ entry: ConfigNode.Entry) -> RiskFactors.Factor {
    let categories = entry.value.entries ?? []
    func numbers(_ field: String) -> [Double] { categories.map { $0.value[field]?.number ?? 0 } }
    let factor = RiskFactors.Factor(
      name: entry.key, categories: categories.map(\.key), shares: numbers("share"),
      effects: numbers("effect"),
      errors: numbers("se"))
    if categories.count < 2 {
      diagnostics.add(
        Diagnostic(.invalidValue, "factor '\(entry.key)' needs two categories at least", at: entry.keyPlace))
    } else if !numbers("effect").contains(0) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "factor '\(entry.key)' has no reference category", at: entry.keyPlace,
          hint: "give one of them effect 0"))
    }
    let sum = numbers("share").reduce(0, +)
    if numbers("share").contains(where: { $0 <= 0 }) || abs(sum - 100) > 1.01 {
      diagnostics.add(
        Diagnostic(
          .invalidValue,
          "the shares of '\(entry.key)' add up to \(NumberText.plain(sum)), or one is not above 0",
          at: entry.keyPlace, hint: "give percentages that add up to 100"))
    }
    if numbers("se").contains(where: { $0 < 0 }) {
      diagnostics.add(
        Diagnostic(.invalidValue, "a standard error of '\(entry.key)' is below 0", at: entry.keyPlace))
    }
    return factor
  }

  private mutating func association(
    _ node: ConfigNode, _ factors: [RiskFactors.Factor]
  ) -> RiskFactors.Association? {
    guard let given = position(node["given"], factors), let of = position(node["of"], factors) else {
      return nil
    }
    guard given != of else {
      diagnostics.add(
        Diagnostic(.invalidValue, "'\(factors[of].name)' can't go together with itself", at: node.place))
      return nil
    }
    let rows = factors[given].categories.map { category in
      row(node["shares"]?[category], category, factors[of], node)
    }
    let known = Set(factors[given].categories)
    for entry in node["shares"]?.entries ?? [] where !known.contains(entry.key) {
      diagnostics.add(unknown(entry.key, factors[given], entry.keyPlace))
    }
    return RiskFactors.Association(given: given, of: of, shares: rows)
  }

  private mutating func row(
    _ node: ConfigNode?, _ category: String, _ other: RiskFactors.Factor, _ association: ConfigNode
  ) -> [Double] {
    let shares = other.categories.map { node?[$0]?.number ?? -1 }
    for entry in node?.entries ?? [] where !other.categories.contains(entry.key) {
      diagnostics.add(unknown(entry.key, other, entry.keyPlace))
    }
    if shares.contains(where: { $0 < 0 }) {
      diagnostics.add(
        Diagnostic(
          .missingField, "the association of '\(category)' with '\(other.name)' is not whole",
          at: node?.place ?? association.place,
          hint: "give a percentage for " + other.categories.joined(separator: ", ")))
    }
    return shares
  }

  private mutating func position(_ node: ConfigNode?, _ factors: [RiskFactors.Factor]) -> Int? {
    guard let node, let name = node.text else { return nil }
    if let position = factors.firstIndex(where: { $0.name == name }) { return position }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "the model has no factor '\(name)'", at: node.place,
        hint: Suggestion.hint(for: name, among: factors.map(\.name))))
    return nil
  }

  private func unknown(_ name: String, _ factor: RiskFactors.Factor, _ place: Place) -> Diagnostic {
    Diagnostic(
      .invalidValue, "'\(factor.name)' has no category '\(name)'", at: place,
      hint: Suggestion.hint(for: name, among: factor.categories)
        ?? "it has " + factor.categories.joined(separator: ", "))
  }
}
