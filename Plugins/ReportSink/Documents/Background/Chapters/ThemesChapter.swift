import IndicatorSchema
import PageTemplates

/// Chapter 5: all figures of the municipality and its areas, by theme.
struct ThemesChapter {
  let subject: BackgroundSubject
  private var report: Report { subject.report }
  private var language: Language { report.language }
  /// So many figures of a theme get a sentence.
  private static let mostSentences = 2

  /// The chapter.
  var view: View {
    let tables = FigureTables(
      report: report, groups: groups, recordsRows: false, themes: themes, remarks: remarks)
    return [
      "tables": .list(tables.views), "hasTables": .flag(!themes.isEmpty),
      "hasBounds": .flag(report.figures.contains { report.frame.columns[$0.position].bounds != nil }),
    ]
  }

  private var areas: [Int] { subject.groups.flatMap(\.ranking.order) }
  private var wholes: [Int] {
    [subject.municipality.row].compactMap { $0 } + subject.references.reversed()
  }

  private var groups: [FigureTables.Group] {
    [FigureTables.Group(heading: nil, rows: wholes)].filter { !$0.rows.isEmpty }
      + subject.groups.map { group in
        FigureTables.Group(
          heading: language.heading(group.level, count: group.ranking.order.count),
          rows: group.ranking.order)
      }
  }

  /// The themes, without figures that mean nothing here.
  private var themes: [Theme] {
    let rows = wholes + areas
    let themes = report.themes.compactMap { theme in
      let columns = theme.columns.filter { report.applies($0, to: rows) }
      return columns.isEmpty ? nil : Theme(name: theme.name, columns: columns)
    }
    // What the report is about comes first, and then what areas are in order of.
    let main = { (theme: Theme) in
      theme.columns.contains { $0.id == report.estimate?.id }
        ? 0 : theme.columns.contains(where: \.isIndex) ? 1 : 2
    }
    return (0...2).flatMap { place in themes.filter { main($0) == place } }
  }

  /// What the figures of a theme say: beside the country, and among the areas.
  private func remarks(_ theme: Theme) -> [String] {
    let scored = theme.columns.filter(\.canStandOut)
    if let index = theme.columns.first(where: \.isIndex) {
      let values = ["index": language.lowercasedStart(index.shortLabel)]
      return [language(index.highestFirst ? "background.index_high" : "background.index_low", values)]
    }
    guard !scored.isEmpty else { return [language("background.context", ["theme": theme.name])] }
    return scored.prefix(Self.mostSentences).map { column in
      [
        subject.municipality.row.flatMap {
          FigureComparison(report: report).line($0, column, against: subject.references)
        },
        spread(column),
      ].compactMap { $0 }.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  /// Between which areas of the largest level a figure lies.
  private func spread(_ column: ReportColumn) -> String? {
    guard let group = subject.groups.first else { return nil }
    let known = group.ranking.order.compactMap { row in
      report.quantity(row, column).map { (row: row, quantity: $0) }
    }
    guard let least = known.min(by: { $0.quantity.value < $1.quantity.value }),
      let most = known.max(by: { $0.quantity.value < $1.quantity.value }), known.count > 1
    else { return nil }
    let comparison = FigureComparison(report: report)
    let (low, high) = (comparison.text(least.quantity, column), comparison.text(most.quantity, column))
    guard low != high else {
      return language("background.spread_level", ["areas": language.many(group.level)])
    }
    return language(
      "background.spread",
      [
        "areas": language.many(group.level), "low": low, "high": high, "lowest": report.name(least.row),
        "highest": report.name(most.row),
      ])
  }
}
