import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// How far the values of indicators may be off.
struct ValueErrors: Sendable {
  /// What is known to be wrong in words, for a reader.
  let text: String
  private let shape: CellErrors.Shape?
  private let confidence: Confidence
  private let roundings: [IndicatorID: Double]
  private let relatives: [IndicatorID: Double]

  /// The fields.
  static let fields: [ConfigField] = [
    ConfigField(
      "bounds", .choice(["normal", "uniform"]),
      doc:
        "Takes the bounds of the columns that have them: how a value is spread around itself or between them.",
      example: "normal"),
    ConfigField(
      "confidence", .text, .defaults(to: "90%"),
      doc: "For `bounds: normal`: in how many cases the true value lies within the bounds.", example: "95%"),
    ConfigField(
      "rounding", .either([.number, .map(.number)]),
      doc:
        "The unit that values were rounded to, for all indicators or for each: an error of at most half of it.",
      example: "{ inhabitants: 5 }"),
    ConfigField(
      "relative", .either([.text, .map(.text)]),
      doc:
        "The relative standard error, for all indicators or for each: normal, with this part of the value.",
      example: "{ low_income_households: 5% }"),
  ]

  /// Reads the errors; nil where there are none.
  init?(_ vary: Config, _ indicators: [Indicator], into diagnostics: inout Diagnostics) {
    guard let node = vary.node("data") else { return nil }
    let data = vary.object("data")
    shape = data.map { $0.text("bounds").map { $0 == "uniform" ? .uniform : .normal } } ?? .normal
    let level = data?.text("confidence") ?? "90%"
    let confidence = ShareText.share(level).flatMap { Confidence($0) }
    self.confidence = confidence ?? .usual
    let ids = indicators.map(\.id)
    roundings = ValueErrors.numbers(data, "rounding", ids, into: &diagnostics) { Double($0) }
    relatives = ValueErrors.numbers(data, "relative", ids, into: &diagnostics, ShareText.share)
    text = ValueErrors.text(shape, level, roundings, relatives)
    if confidence == nil, let data {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'confidence' lies between 0% and 100%, found '\(level)'",
          at: data.place(of: "confidence"), hint: "for example 95%"))
    }
    if let data, data.node("confidence") != nil, shape != .normal {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'confidence' has no effect without bounds: normal",
          at: data.place(of: "confidence"), hint: "leave it out"))
    }
    if let data, ["bounds", "rounding", "relative"].allSatisfy({ data.node($0) == nil }) {
      diagnostics.add(
        Diagnostic(
          .missingField, "'data' says of no value how far it may be off", at: node.place,
          hint: "for example data: { bounds: normal, rounding: 0.1 }"))
    }
  }

  /// A number for all or for each indicator that is part of the index.
  private static func numbers(
    _ data: Config?, _ field: String, _ ids: [IndicatorID], into diagnostics: inout Diagnostics,
    _ read: (String) -> Double?
  ) -> [IndicatorID: Double] {
    guard let data, let node = data.node(field) else { return [:] }
    var numbers: [IndicatorID: Double] = [:]
    let entries = node.entries.map { $0.map { (IndicatorID($0.key), $0.value) } } ?? ids.map { ($0, node) }
    var complaints: [Diagnostic] = []
    for (id, value) in entries {
      let text = value.text ?? ""
      if !ids.contains(id) {
        complaints.append(
          Diagnostic(
            .unknownIndicator, "'\(field)' of '\(id)', which is not part of the index", at: value.place,
            hint: Suggestion.hint(for: id.text, among: ids.map(\.text)) ?? "leave it out"))
      } else if let number = read(text), number > 0, number.isFinite {
        numbers[id] = number
      } else {
        complaints.append(
          Diagnostic(.invalidValue, "'\(field)' is a number above 0, found '\(text)'", at: value.place))
      }
    }
    // What is given for all is complained of once.
    for complaint in node.entries == nil ? Array(complaints.prefix(1)) : complaints {
      diagnostics.add(complaint)
    }
    return numbers
  }

  private static func text(
    _ shape: CellErrors.Shape?, _ confidence: String, _ roundings: [IndicatorID: Double],
    _ relatives: [IndicatorID: Double]
  ) -> String {
    func list(_ numbers: [IndicatorID: Double], _ write: (Double) -> String) -> String {
      let texts = numbers.sorted { $0.key.text < $1.key.text }
      guard let first = texts.first else { return "" }
      return Set(numbers.values).count == 1
        ? write(first.value) : texts.map { "\($0.key) \(write($0.value))" }.joined(separator: ", ")
    }
    return [
      shape.map { $0 == .normal ? "\(confidence) within bounds" : "anything within bounds" } ?? "",
      roundings.isEmpty ? "" : "rounded to \(list(roundings, NumberText.plain))",
      relatives.isEmpty ? "" : "relative error \(list(relatives) { NumberText.plain(100 * $0) + "%" })",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The errors of an indicator in some rows; nil where there are none.
  func cells(of indicator: Indicator, _ column: IndicatorColumn, _ rows: [Int]) -> CellErrors? {
    var errors = CellErrors(
      areas: rows.count, rounding: roundings[indicator.id] ?? 0, relative: relatives[indicator.id] ?? 0,
      limits: indicator.validRange)
    if let shape, let bounds = column.bounds {
      errors.take(
        lower: rows.map { bounds.lower[$0] }, upper: rows.map { bounds.upper[$0] },
        around: rows.map { column[$0] }, shape, confidence)
    }
    return errors.isNone ? nil : errors
  }
}
