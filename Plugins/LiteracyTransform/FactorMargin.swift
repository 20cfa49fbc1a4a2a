import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// What the columns of a table say of one factor of the model.
struct FactorMargin: Sendable {
  /// The position of the factor in the model.
  let factor: Int
  /// The name of the factor.
  let name: String
  /// The columns, each with the categories that it holds together.
  let columns: [Column]
  /// The categories that the rest of the people has.
  let rest: [Int]
  /// The names of these.
  let restNames: [String]
  /// For each category the number of its group: that of its column, or behind those the rest.
  let groupOfCategory: [Int]

  /// A column of a margin.
  struct Column: Sendable {
    let id: IndicatorID
    let isShare: Bool
    /// To which multiple it is rounded; 0 for not.
    let roundedTo: Double
    /// The names of the categories that it stands for.
    let categories: [String]
  }

  /// The margin in words, with what columns are taken for: `education (higher_education as high, others low or middle)`.
  var text: String {
    let columns = columns.map { "\($0.id) as \(FactorMargin.joined($0.categories))" }
    let others = restNames.isEmpty ? [] : ["others \(FactorMargin.joined(restNames))"]
    return "\(name) (\((columns + others).joined(separator: ", ")))"
  }

  private static func joined(_ names: [String]) -> String { names.joined(separator: " or ") }

  /// Reads the margins.
  static func read(
    _ config: Config, _ input: FrameSchema, _ factors: RiskFactors, _ inhabitants: IndicatorID?,
    into diagnostics: inout Diagnostics
  ) -> [FactorMargin] {
    var margins: [FactorMargin] = []
    for entry in config.entries("margins") {
      guard let position = factors.factors.firstIndex(where: { $0.name == entry.key }) else {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "the model has no factor '\(entry.key)'", at: entry.keyPlace,
            hint: Suggestion.hint(for: entry.key, among: factors.factors.map(\.name))
              ?? "it has " + factors.factors.map(\.name).joined(separator: ", ")))
        continue
      }
      var reader = MarginReader(factors.factors[position], position, config)
      if let margin = reader.read(entry, input, inhabitants, into: &diagnostics) { margins.append(margin) }
    }
    checkRoundings(config, margins, inhabitants, into: &diagnostics)
    let isCounted = margins.contains { $0.rest.isEmpty && !($0.columns.first?.isShare ?? true) }
    if inhabitants == nil, !isCounted, !margins.isEmpty {
      diagnostics.add(
        Diagnostic(
          .missingField, "nothing says how many people there are", at: config.place,
          hint: "give 'inhabitants'"))
    }
    if margins.isEmpty, diagnostics.isEmpty {
      diagnostics.add(
        Diagnostic(.missingField, "'margins' names no factor", at: config.place(of: "margins")))
    }
    return margins.sorted { $0.factor < $1.factor }
  }

  private static func checkRoundings(
    _ config: Config, _ margins: [FactorMargin], _ inhabitants: IndicatorID?,
    into diagnostics: inout Diagnostics
  ) {
    let used = Set(margins.flatMap(\.columns).map(\.id) + [inhabitants].compactMap { $0 })
    for entry in config.entries("rounded_to") {
      if !used.contains(IndicatorID(entry.key)) {
        diagnostics.add(
          Diagnostic(
            .unknownIndicator, "'\(entry.key)' is not used", at: entry.keyPlace,
            hint: Suggestion.hint(for: entry.key, among: used.map(\.text).sorted()) ?? "leave it out"))
      }
      if let number = entry.value.number, number <= 0 {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "nothing is rounded to \(NumberText.plain(number))", at: entry.value.place,
            hint: "leave it out"))
      }
    }
  }
}

/// Reads one margin.
private struct MarginReader {
  private let factor: RiskFactors.Factor
  private let position: Int
  private let roundings: [IndicatorID: Double]
  private var groups: [Int?]

  init(_ factor: RiskFactors.Factor, _ position: Int, _ config: Config) {
    self.factor = factor
    self.position = position
    let listed = config.entries("rounded_to").compactMap { entry in
      entry.value.number.map { (IndicatorID(entry.key), $0) }
    }
    roundings = Dictionary(listed, uniquingKeysWith: { first, _ in first })
    groups = Array(repeating: nil, count: factor.categories.count)
  }

  mutating func read(
    _ entry: ConfigNode.Entry, _ input: FrameSchema, _ inhabitants: IndicatorID?,
    into diagnostics: inout Diagnostics
  ) -> FactorMargin? {
    var columns: [FactorMargin.Column] = []
    for column in entry.value.entries ?? [] {
      take(column, group: columns.count, into: &diagnostics)
      guard let indicator = input.column(named: column.key, at: column.keyPlace, into: &diagnostics) else {
        continue
      }
      guard indicator.unit == .percent || indicator.unit == .count else {
        diagnostics.add(
          Diagnostic(
            .unitClash,
            "'\(indicator.id)' is in \(indicator.unit.rawValue), and is neither a count nor a percentage",
            at: column.keyPlace))
        continue
      }
      columns.append(
        FactorMargin.Column(
          id: indicator.id, isShare: indicator.unit == .percent, roundedTo: roundings[indicator.id] ?? 0,
          categories: (column.value.list ?? [column.value]).compactMap(\.text)))
    }
    guard let first = columns.first else { return nil }
    if columns.contains(where: { $0.isShare != first.isShare }) {
      diagnostics.add(
        Diagnostic(
          .unitClash, "the columns of '\(factor.name)' are counts as well as shares", at: entry.keyPlace))
    }
    let rest = groups.indices.filter { groups[$0] == nil }
    if !rest.isEmpty, !first.isShare, inhabitants == nil {
      diagnostics.add(
        Diagnostic(
          .missingField,
          "the counts of '\(factor.name)' leave categories over, and nothing says of how many people",
          at: entry.keyPlace, hint: "give 'inhabitants'"))
    }
    return FactorMargin(
      factor: position, name: factor.name, columns: columns, rest: rest,
      restNames: rest.map { factor.categories[$0] },
      groupOfCategory: groups.map { $0 ?? columns.count })
  }

  private mutating func take(_ column: ConfigNode.Entry, group: Int, into diagnostics: inout Diagnostics) {
    for node in column.value.list ?? [column.value] {
      let name = node.text ?? ""
      guard let category = factor.categories.firstIndex(of: name) else {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "'\(factor.name)' has no category '\(name)'", at: node.place,
            hint: Suggestion.hint(for: name, among: factor.categories)
              ?? "it has " + factor.categories.joined(separator: ", ")))
        continue
      }
      if groups[category] != nil {
        diagnostics.add(Diagnostic(.invalidValue, "category '\(name)' is in two columns", at: node.place))
      }
      groups[category] = group
    }
  }
}
