import IndicatorAnalysis
import IndicatorSchema

/// A column that the transform adds.
enum BenefitColumn: Hashable, Sendable {
  case breakEven
  case total
  case payer(Int)
  case cost
  case net
  case outsideMunicipality

  /// All columns in the order of the output: the break-even first, since the rest rests on a share that nobody
  /// knows well.
  static func all(_ model: BenefitModel) -> [BenefitColumn] {
    [.breakEven, .total] + model.payers.indices.map { .payer($0) } + [.cost, .net, .outsideMunicipality]
  }

  /// What stands behind the name of the step's columns.
  func suffix(_ model: BenefitModel) -> String {
    switch self {
    case .breakEven: "break_even"
    case .total: "total"
    case .payer(let position): model.payers[position].id
    case .cost: "cost"
    case .net: "net"
    case .outsideMunicipality: "outside_municipality"
    }
  }

  var facet: Facet.Kind {
    switch self {
    case .breakEven: .breakEven
    case .total: .totalBenefit
    case .payer: .benefit
    case .cost: .cost
    case .net: .netBenefit
    case .outsideMunicipality: .outsideMunicipality
    }
  }

  /// Whether it is a figure of the model, and so the same for every area.
  var isOfModel: Bool { self == .breakEven || self == .outsideMunicipality }

  /// The figure of an area in one scenario.
  func value(_ scenario: BenefitScenario, _ outcome: BenefitOutcome?) -> Double? {
    switch self {
    case .breakEven: scenario.breakEven.map { 100 * $0 }
    case .total: outcome?.total
    case .payer(let position): outcome?.savings[position]
    case .cost: outcome?.cost
    case .net: outcome?.net
    case .outsideMunicipality:
      scenario.outcome(participants: 1).flatMap { $0.total > 0 ? 100 * (1 - $0.municipal / $0.total) : nil }
    }
  }
}

/// The columns as indicators, and how they are computed.
struct BenefitIndicators {
  let name: String
  let domain: String
  let model: BenefitModel
  /// The column that the participants are counted by; nil where their number is given, and then all is said
  /// about the total.
  let participants: IndicatorID?

  /// The indicator of a column: context, since it depends on what the library does and not on how the area is.
  func indicator(_ column: BenefitColumn) -> Indicator {
    Indicator(
      id: id(column), label: label(column), definition: definition(column),
      unit: column.isOfModel ? .percent : .euro,
      polarity: .context, domain: domain, facet: Facet(of: participants ?? id(.total), column.facet))
  }

  /// The name of a column.
  func id(_ column: BenefitColumn) -> IndicatorID { IndicatorID("\(name)_\(column.suffix(model))") }

  private func label(_ column: BenefitColumn) -> LocalizedText {
    let (nl, en) = ("prijzen van \(model.priceYear)", "prices of \(model.priceYear)")
    return switch column {
    case .breakEven:
      LocalizedText(
        nl: "Quitte bij: deel van de kosten van laaggeletterdheid dat moet wegvallen",
        en: "Break-even: share of the costs of low literacy that has to go away")
    case .total:
      LocalizedText(nl: "Baten, alle partijen samen (\(nl))", en: "Benefits, all payers together (\(en))")
    case .payer(let position):
      LocalizedText(
        nl: "Baten: \(model.payers[position].label.nl) (\(nl))",
        en: "Benefits: \(model.payers[position].label.en) (\(en))")
    case .cost: LocalizedText(nl: "Kosten van de cursussen (\(nl))", en: "Cost of the courses (\(en))")
    case .net: LocalizedText(nl: "Baten min kosten (\(nl))", en: "Benefits less costs (\(en))")
    case .outsideMunicipality:
      LocalizedText(
        nl: "Deel van de baten buiten de gemeentebegroting",
        en: "Share of the benefits outside the municipal budget")
    }
  }

  private func definition(_ column: BenefitColumn) -> LocalizedText {
    let caution = LocalizedText(
      nl: "Een schatting van voorzichtig tot hoopvol. Een verband is geen oorzaak.",
      en: "An estimate from cautious to hopeful. An association is not a cause.")
    let what =
      switch column {
      case .breakEven:
        LocalizedText(
          nl: "Bij dit deel zijn de baten even hoog als de kosten. Boven 100% kan dat niet.",
          en: "At this share benefits equal costs. Above 100% they can't.")
      case .total, .payer, .net, .outsideMunicipality:
        LocalizedText(
          nl: "Van de deelnemers van één jaar, over \(years) jaar, in geld van nu.",
          en: "Of one year's participants, over \(years) years, at present value.")
      case .cost: LocalizedText(nl: "Van de deelnemers van één jaar.", en: "Of one year's participants.")
      }
    return LocalizedText(nl: "\(what.nl) \(caution.nl)", en: "\(what.en) \(caution.en)")
  }

  private var years: String { NumberText.plain(model.parameters[.years]?.values.central ?? 0) }
}
