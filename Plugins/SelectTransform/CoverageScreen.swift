import IndicatorSchema
import PluginKit

/// Which rows have enough of some indicators.
struct CoverageScreen: Sendable {
  /// The indicators that count.
  let columns: [IndicatorID]
  private let least: Double
  private let reason: String

  /// The fields.
  static let fields: [ConfigField] = [
    ConfigField(
      "of", .list(.indicator), doc: "The indicators that count; all that are not context unless given.",
      example: "[low_income, social_assistance]"),
    ConfigField(
      "least", .number, .defaults(to: "0.66"),
      doc: "The share of them that a row needs to have a value of.", example: "0.8"),
  ]

  /// Reads the screen.
  init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    let listed = config.columns("of", of: input, into: &diagnostics)
    let place = config.place(of: "of")
    columns = listed?.map(\.column.id) ?? input.columns.filter { $0.polarity != .context }.map(\.id)
    let text = config.requiredText("least")
    least = config.number("least") ?? 0
    reason = "coverage below \(text)"
    // A name that is no column was complained of already.
    if columns.isEmpty, diagnostics.isEmpty {
      diagnostics.add(
        Diagnostic(
          .missingField, "there is no indicator to have coverage of", at: place,
          hint: "name at least one in 'of'"))
    }
    if !(0...1).contains(least) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'least' is a share from 0 to 1, found \(text)", at: config.place(of: "least"),
          hint: "write 66% as 0.66"))
    }
  }

  /// Why a row is left out; nil when it has enough.
  func refusal(of row: Int, _ covered: [IndicatorColumn]) -> String? {
    let present = covered.count { $0[row] != nil }
    return Double(present) / Double(covered.count) < least ? reason : nil
  }
}
