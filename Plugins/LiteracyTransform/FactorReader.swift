import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Reads the factors of a model.
struct FactorReader {
  private let config: Config
  var diagnostics = Diagnostics()

  init(_ config: Config) { self.config = config }

  mutating func factors() -> RiskFactors? {
    let factors = config.entries("factors").map { entry in factor(entry) }
    if factors.isEmpty {
      diagnostics.add(Diagnostic(.missingField, "the model has no factors", at: config.place(of: "factors")))
    }
    checkSize(factors)
    let associations = (config.node("associations")?.list ?? []).compactMap { association($0, factors) }
    let intercept = config.node("intercept")
    let rates = config.entries("factors").map { self.rates($0) }
    checkIntercept(hasRates: rates.contains { $0 != nil })
    guard diagnostics.isEmpty else { return nil }
    var made = RiskFactors(
      factors, intercept: intercept?["effect"]?.number ?? 0, interceptError: intercept?["se"]?.number ?? 0,
      associations: associations)
    if let plain = made, rates.contains(where: { $0 != nil }) {
      made = conditional(plain, rates, associations)
    }
    if made == nil, diagnostics.isEmpty {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "shares and associations can't both hold", at: config.place(of: "associations"),
          hint: "a category with people needs an association above 0 with some other one"))
    }
    return made
  }

  private mutating func checkSize(_ factors: [RiskFactors.Factor]) {
    guard RiskFactors.cellCount(factors) == nil else { return }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "the factors make more than \(RiskFactors.cellLimit) groups of people",
        at: config.place(of: "factors"), hint: "take fewer factors, or fewer categories"))
  }

  private mutating func checkIntercept(hasRates: Bool) {
    let intercept = config.node("intercept")
    guard hasRates == (intercept != nil) else { return }
    diagnostics.add(
      Diagnostic(
        hasRates ? .invalidValue : .missingField,
        hasRates
          ? "the model has rates, from which the intercept follows"
          : "the model has no intercept and no rates",
        at: intercept?.place ?? config.place, hint: hasRates ? "leave 'intercept' out" : "give 'intercept'"))
  }

  /// The published rates of a factor, as shares; nil for a factor without.
  private mutating func rates(_ entry: ConfigNode.Entry) -> [Double]? {
    let categories = entry.value.entries ?? []
    let nodes = categories.map { $0.value["rate"] }
    guard nodes.contains(where: { $0 != nil }) else { return nil }
    let rates = nodes.map { ($0?.number ?? 0) / 100 }
    if rates.contains(where: { $0 <= 0 || $0 >= 1 }) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a rate of '\(entry.key)' is missing, or not above 0 and below 100",
          at: entry.keyPlace))
    }
    if categories.contains(where: { $0.value["effect"] != nil }) {
      diagnostics.add(
        Diagnostic(.invalidValue, "'\(entry.key)' has rates as well as effects", at: entry.keyPlace))
    }
    return rates
  }

  /// The factors with the effects that reproduce the published rates together.
  private mutating func conditional(
    _ plain: RiskFactors, _ rates: [[Double]?], _ associations: [RiskFactors.Association]
  ) -> RiskFactors? {
    let used = rates.indices.filter { rates[$0] != nil }
    let sizes = used.map { plain.factors[$0].categories.count }
    let groups = used.map { plain.groups($0) }
    var population = [Double](repeating: 0, count: sizes.reduce(1, *))
    for (cell, share) in plain.seed.enumerated() {
      population[zip(groups, sizes).reduce(0) { $0 * $1.1 + $1.0[cell] }] += share
    }
    let found = ConditionalEffects(
      population: population, sizes: sizes, rates: used.map { rates[$0] ?? [] },
      reference: sizes.map { _ in 0 })
    guard let found else {
      diagnostics.add(
        Diagnostic(
          .cannotCompute, "no effects reproduce the rates of all factors together",
          at: config.place(of: "factors"),
          hint: "rates of a factor far from those of the others come of another survey"))
      return nil
    }
    let factors = plain.factors.enumerated().map { position, factor -> RiskFactors.Factor in
      let effects = used.firstIndex(of: position).map { found.effects[$0] } ?? factor.effects
      return RiskFactors.Factor(
        name: factor.name, categories: factor.categories, shares: factor.shares, effects: effects,
        errors: factor.errors)
    }
    return RiskFactors(factors, intercept: found.intercept, associations: associations)
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
        hint: Suggestion.hint(for: name, among: factors.map(\.name), listing: "factors are")))
    return nil
  }

  private func unknown(_ name: String, _ factor: RiskFactors.Factor, _ place: Place) -> Diagnostic {
    Diagnostic(
      .invalidValue, "'\(factor.name)' has no category '\(name)'", at: place,
      hint: Suggestion.hint(for: name, among: factor.categories)
        ?? "it has " + factor.categories.joined(separator: ", "))
  }
}
