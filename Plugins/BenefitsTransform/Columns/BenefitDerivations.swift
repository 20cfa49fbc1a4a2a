import IndicatorAnalysis
import IndicatorSchema

/// The formulas of the columns, with the parameters filled in: central, and from cautious to hopeful.
struct BenefitDerivations {
  let indicators: BenefitIndicators
  let participants: Participants
  let step: String

  private var model: BenefitModel { indicators.model }

  /// How a column is computed.
  func derivation(_ column: BenefitColumn) -> Derivation {
    Derivation(
      step: step, formula: formula(column) + "; bounds from three scenarios, cautious to hopeful",
      inputs: column.isOfModel ? [] : participants.inputs)
  }

  private func formula(_ column: BenefitColumn) -> String {
    switch column {
    case .breakEven:
      "100 * C / (c a B A), \(worth); "
        + parameters([.cost, .completion, .additionality, .persistence, .years, .discountRate])
        + ", B = \(model.payers.map(amount).joined(separator: " + ")) \(prices)"
    case .total:
      "sum of " + model.payers.indices.map { "\(indicators.id(.payer($0)))" }.joined(separator: " + ")
    case .payer(let position): payer(model.payers[position])
    case .cost: "R C, \(participants.text), \(parameters([.cost])) \(prices)"
    case .net: "\(indicators.id(.total)) - \(indicators.id(.cost))"
    case .outsideMunicipality:
      "100 * (1 - sum(m_k PV_k) / sum(PV_k)); "
        + model.payers.map { "m(\($0.id)) = \($0.municipalShare.text) \(cited($0.municipalShare))" }
        .joined(separator: ", ")
    }
  }

  private func payer(_ payer: BenefitModel.PayerFigures) -> String {
    let removed = payer.shareRemoved ?? model.parameters[.shareRemoved]
    return "R c a phi B A, \(worth); \(participants.text), B = \(amount(payer)) \(prices), "
      + "phi = \(removed?.text ?? "") \(removed.map(cited) ?? ""), "
      + parameters([.completion, .additionality, .persistence, .years, .discountRate])
  }

  private var worth: String { "A = sum over t = 1..T of s^(t-1) / (1 + r)^t" }

  private func amount(_ payer: BenefitModel.PayerFigures) -> String {
    payer.amount.text + (payer.factor == 1 ? "" : " * \(NumberText.plain(payer.factor))")
      + " \(cited(payer.amount))"
  }

  private var prices: String { "in euro of \(model.priceYear)" }

  private func parameters(_ parameters: [ModelParameter]) -> String {
    parameters.compactMap { parameter in
      model.parameters[parameter].map { figure in
        let factor =
          parameter == .cost && model.costFactor != 1 ? " * \(NumberText.plain(model.costFactor))" : ""
        return "\(parameter.symbol) = \(figure.text)\(factor) \(cited(figure))"
      }
    }.joined(separator: ", ")
  }

  private func cited(_ figure: ModelFigure) -> String { "[\(figure.status): \(figure.source)]" }
}
