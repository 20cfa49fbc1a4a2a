import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// To which year's prices amounts are brought.
struct PriceSettings: Sendable {
  /// The year.
  let year: Int
  /// By what amounts of the model's year are multiplied.
  let factor: Double
  /// Where it stands.
  let place: Place

  /// The fields in the configuration.
  static let fields: [ConfigField] = [
    ConfigField("year", .integer, .required, doc: "The year of the prices of the results.", example: "2024"),
    ConfigField(
      "factor", .number, .required,
      doc: """
        The consumer price index of that year over that of the model's `price_year`: what cost 1 euro then costs \
        this much.
        """,
      example: "1.26"),
    ConfigField(
      "source", .text, .required, doc: "Where the factor comes from.", example: "CBS, Consumentenprijzen"),
  ]

  /// Reads the settings; nil when there are none, or after a complaint.
  init?(_ config: Config?, into diagnostics: inout Diagnostics) {
    guard let config, let year = config.integer("year"), let factor = config.number("factor") else {
      return nil
    }
    guard factor > 0.01, factor < 100 else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a price factor can't be \(NumberText.plain(factor))",
          at: config.place(of: "factor"),
          hint: "for prices that rose by 26% it is 1.26"))
      return nil
    }
    self.year = year
    self.factor = factor
    place = config.place
  }
}

/// Brings amounts to one year's prices.
struct PriceConversion {
  /// The year of the prices of the model.
  let modelYear: Int
  private let prices: PriceSettings?

  init(modelYear: Int, _ prices: PriceSettings?) {
    self.modelYear = modelYear
    self.prices = prices
  }

  /// The year of the prices of the results.
  var year: Int { prices?.year ?? modelYear }

  /// By what an amount is multiplied: nothing is guessed about years for which there is no factor.
  func factor(of amount: ModelFigure, _ name: String, into diagnostics: inout Diagnostics) -> Double {
    let own = amount.priceYear ?? modelYear
    if own == year { return 1 }
    if own == modelYear, let prices { return prices.factor }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'\(name)' is in prices of \(own), and there is no factor from \(own) to \(year)",
        at: amount.place, hint: "give it in prices of \(modelYear) or of \(year)"))
    return 1
  }
}
