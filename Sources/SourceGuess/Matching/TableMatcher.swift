import IndicatorSchema
import PluginKit

/// A table of the catalogue whose bindings fit the columns of an input.
struct TableMatch {
  /// The table as `bindings` names it.
  var key: String
  /// The column of each indicator that was found.
  var columns: [IndicatorID: Int]
  /// The indicators of which no column was found.
  var absent: [IndicatorID]
  var certainty: Certainty
}

/// Finds the tables of a catalogue that an input may be an edition of.
enum TableMatcher {
  /// The best table, or nil when none fits by half.
  ///
  /// - Parameter hints: The name of the file and title lines, which may name the table.
  static func best(_ catalogue: Catalogue, names: [String], period: Period?, hints: [String]) -> TableMatch? {
    let matcher = HeaderMatcher(names)
    let matches = catalogue.tables.sorted { $0.key < $1.key }.compactMap { key, table in
      match(key, table, matcher, period: period, hints: hints)
    }
    return matches.max { a, b in
      (a.certainty.probability, a.columns.count) < (b.certainty.probability, b.columns.count)
    }
  }

  private static func match(
    _ key: String, _ table: TableBinding, _ matcher: HeaderMatcher, period: Period?, hints: [String]
  ) -> TableMatch? {
    guard !table.columns.isEmpty else { return nil }
    var columns: [IndicatorID: Int] = [:]
    var absent: [IndicatorID] = []
    for (id, binding) in table.columns.sorted(by: { $0.key < $1.key }) {
      let found = try? matcher.position(of: binding, for: id.text, at: Place(""))
      if let found { columns[id] = found } else { absent.append(id) }
    }
    let share = Double(columns.count) / Double(table.columns.count)
    guard share >= 0.5 else { return nil }
    let isNamed = hints.contains { $0.lowercased().contains(table.table.lowercased()) }
    let isOfOtherPeriod = table.period != nil && period != nil && table.period != period
    var probability = share * (table.columns.count < 3 ? 0.6 : 0.9) + (isNamed ? 0.08 : 0)
    var reason =
      absent.isEmpty ? "all \(columns.count) columns" : "\(columns.count) of \(table.columns.count) columns"
    reason += " of its bindings are there"
    if isNamed { reason += ", and the file names the table" }
    if isOfOtherPeriod, let bound = table.period {
      probability *= 0.6
      reason += ", but it is about \(bound)"
    }
    return TableMatch(
      key: key, columns: columns, absent: absent, certainty: Certainty(probability, reason))
  }
}
