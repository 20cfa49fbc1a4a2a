import IndicatorSchema

/// Where a figure comes from, in a few words: `CBS 85318NED, 2022`.
struct SourceNotes: Sendable {
  private let notes: [IndicatorID: String]

  /// Knows of no source.
  init() { notes = [:] }

  init(_ report: Report) {
    var notes: [IndicatorID: String] = [:]
    for column in report.columns { notes[column.id] = SourceNotes.note(column, report) }
    self.notes = notes
  }

  /// The note of a column; nil where nothing is known of its source.
  func callAsFunction(_ column: ReportColumn) -> String? { notes[column.id] }

  private static func note(_ column: ReportColumn, _ report: Report) -> String? {
    let tables = tables(column.id, report)
    let period = report.period.map { ", \($0)" } ?? ""
    guard !tables.isEmpty else { return nil }
    let listed = tables.prefix(2).joined(separator: "; ") + (tables.count > 2 ? "; …" : "")
    if case .derived = report.facts.origins[column.id] {
      return report.language("source.computed", ["source": listed]) + period
    }
    return listed + period
  }

  /// The tables that a column rests on, in order of name.
  private static func tables(_ id: IndicatorID, _ report: Report) -> [String] {
    var seen: Set<IndicatorID> = []
    var waiting = [id]
    var tables: Set<String> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted, let origin = report.facts.origins[next] else { continue }
      switch origin {
      case .derived(let derivation): waiting += derivation.inputs
      case .source(let source):
        for source in [source] + source.others {
          tables.insert(source.table.map { "\($0.publisher) \($0.id)" } ?? source.file)
        }
      }
    }
    return tables.sorted()
  }
}
