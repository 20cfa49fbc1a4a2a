import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// A model as its file states it, in the prices that were asked for.
struct BenefitModel: Sendable {
  /// What the model is.
  let title: String
  /// The year of the prices of all results.
  let priceYear: Int
  /// Who bears the costs.
  let payers: [PayerFigures]
  /// The other figures.
  let parameters: [ModelParameter: ModelFigure]
  /// By what amounts were multiplied to bring them to the prices of `priceYear`; nil when they were not.
  let priceFactor: Double?

  /// The figures of one payer.
  struct PayerFigures: Sendable {
    /// The name in the model.
    let id: String
    /// What readers call it.
    let label: LocalizedText
    /// Where it is named.
    let place: Place
    /// The cost of one person in a year.
    let amount: ModelFigure
    /// The part that the municipality pays.
    let municipalShare: ModelFigure
    /// The share that goes away, where it differs from that of the model.
    let shareRemoved: ModelFigure?
    /// The amount in the prices that were asked for.
    var factor = 1.0
  }

  /// What is computed in each scenario.
  var scenarios: Scenarios<BenefitScenario> {
    let picks: Scenarios<@Sendable (Scenarios<Double>) -> Double> = Scenarios(
      low: { $0.low }, central: { $0.central }, high: { $0.high })
    return picks.map { pick in
      func value(_ parameter: ModelParameter) -> Double { parameters[parameter].map { pick($0.values) } ?? 0 }
      return BenefitScenario(
        cost: value(.cost) * costFactor, completion: value(.completion), additionality: value(.additionality),
        persistence: value(.persistence), years: Int(value(.years)), discountRate: value(.discountRate),
        payers: payers.map { payer in
          BenefitScenario.Payer(
            yearlyCost: pick(payer.amount.values) * payer.factor,
            shareRemoved: payer.shareRemoved.map { pick($0.values) } ?? value(.shareRemoved),
            municipalShare: pick(payer.municipalShare.values))
        })
    }
  }

  /// By what the cost of a participant is multiplied.
  let costFactor: Double
}

extension BenefitModel {
  /// Reads a model; nil after a complaint.
  init?(_ config: Config, _ prices: PriceSettings?, into diagnostics: inout Diagnostics) {
    let before = diagnostics.items.count
    title = config.requiredText("title")
    parameters = BenefitModel.parameters(config, into: &diagnostics)
    var payers = config.entries("payers").compactMap { PayerFigures($0, into: &diagnostics) }
    if payers.isEmpty, diagnostics.items.count == before {
      diagnostics.add(
        Diagnostic(.missingField, "there is no payer", at: config.place(of: "payers")))
    }
    BenefitModel.checkTotal(config, payers, into: &diagnostics)
    let conversion = PriceConversion(modelYear: config.integer("price_year") ?? 0, prices)
    for position in payers.indices {
      let payer = payers[position]
      payers[position].factor = conversion.factor(of: payer.amount, payer.id, into: &diagnostics)
    }
    costFactor = parameters[.cost].map { conversion.factor(of: $0, "cost", into: &diagnostics) } ?? 1
    self.payers = payers
    priceYear = conversion.year
    priceFactor = prices?.factor
    guard diagnostics.items.count == before else { return nil }
  }

  private static func parameters(
    _ config: Config, into diagnostics: inout Diagnostics
  ) -> [ModelParameter: ModelFigure] {
    var found: [ModelParameter: ModelFigure] = [:]
    for parameter in ModelParameter.allCases {
      guard let nested = config.object(parameter.rawValue) else { continue }
      let figure = ModelFigure(
        nested, parameter.rawValue, units: parameter.units, range: parameter.range, into: &diagnostics)
      figure?.checkOrder(
        parameter.rawValue, cautiousWhenHigh: parameter.isCautiousWhenHigh, into: &diagnostics)
      found[parameter] = figure
    }
    checkEffect(found, into: &diagnostics)
    return found
  }

  /// Years are whole, and without any effect there is nothing to break even with.
  private static func checkEffect(
    _ figures: [ModelParameter: ModelFigure], into diagnostics: inout Diagnostics
  ) {
    for parameter in [ModelParameter.completion, .additionality] {
      guard let figure = figures[parameter], figure.values.range.lower == 0 else { continue }
      diagnostics.add(
        Diagnostic(
          .invalidValue, "with a '\(parameter.rawValue)' of 0 there is no effect", at: figure.place,
          hint: "give a value above 0"))
    }
    guard let years = figures[.years] else { return }
    for value in [years.values.low, years.values.central, years.values.high] where value != value.rounded() {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'years' is a whole number, found \(NumberText.plain(value))", at: years.place))
    }
  }

  /// A published total that slipped in as the part of one payer makes the parts exceed it.
  private static func checkTotal(
    _ config: Config, _ payers: [PayerFigures], into diagnostics: inout Diagnostics
  ) {
    let sums = payers.reduce(Scenarios(low: 0.0, central: 0, high: 0)) { sum, payer in
      sum.zip(payer.amount.values).map { $0 + $1 }
    }
    if !payers.isEmpty, sums.range.lower == 0 {
      diagnostics.add(
        Diagnostic(.invalidValue, "the payers have no costs", at: config.place(of: "payers")))
    }
    guard let nested = config.object("published_total"),
      let total = ModelFigure(
        nested, "published_total", units: [.euro], range: 0...1e9, into: &diagnostics)
    else { return }
    // Parts per head are rounded, and need not add up to the last euro.
    guard sums.central > total.values.central * 1.02 else { return }
    let (found, most) = (NumberText.plain(sums.central), NumberText.plain(total.values.central))
    diagnostics.add(
      Diagnostic(
        .invalidValue,
        "the payers add up to \(found) euro a person, more than the published total of \(most)",
        at: config.place(of: "payers"),
        hint: "the published total is for all payers together: give each payer its own part"))
  }
}

extension BenefitModel.PayerFigures {
  /// Reads a payer; nil after a complaint.
  fileprivate init?(_ entry: ConfigNode.Entry, into diagnostics: inout Diagnostics) {
    let config = Config(node: entry.value, fields: ModelFields.payer)
    let amount = ModelFigure(config, entry.key, units: [.euro], range: 0...1e9, into: &diagnostics)
    func share(_ field: String, into diagnostics: inout Diagnostics) -> ModelFigure? {
      config.object(field).flatMap {
        ModelFigure(
          $0, "\(entry.key).\(field)", units: [.share, .percent], range: 0...1, into: &diagnostics)
      }
    }
    let municipal = share("municipal_share", into: &diagnostics)
    let removed = share("share_removed", into: &diagnostics)
    removed?.checkOrder("\(entry.key).share_removed", cautiousWhenHigh: false, into: &diagnostics)
    amount?.checkOrder(entry.key, cautiousWhenHigh: false, into: &diagnostics)
    guard let amount, let municipal else { return nil }
    self.init(
      id: entry.key, label: config.localizedText("label") ?? LocalizedText(nl: entry.key),
      place: entry.keyPlace, amount: amount, municipalShare: municipal, shareRemoved: removed)
  }
}
