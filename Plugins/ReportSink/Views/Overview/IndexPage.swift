import IndicatorSchema
import PageTemplates

/// The page that lists the municipalities.
struct IndexPage {
  let report: Report
  let map: MapView
  /// What the list is in order of, and what the top is the top of.
  private let column: ReportColumn?
  private static let fewestForTop = 12
  private static let top = 10

  init(report: Report, map: MapView) {
    self.report = report
    self.map = map
    let rows = report.municipalities.compactMap(\.row)
    column = [report.estimate, report.index].compactMap { $0 }.first { column in
      rows.contains { report.value($0, column) != nil }
    }
  }

  private var language: Language { report.language }

  /// The page.
  var view: View {
    var view = PageFrame(report: report).view(title: report.title, depth: 0, script: .finder)
    let rows = report.municipalities.compactMap(\.row)
    let ranking = Ranking(rows, by: column, in: report.frame)
    let line = column.flatMap {
      IndexLine(report: report, column: $0, rows: rows, reference: nil, country: report.country)
    }
    let letters = Dictionary(grouping: report.municipalities) { SortName($0.name).letter }
    let count = report.municipalities.count
    view["lede"] = .texts(lede(count))
    view["hasMunicipalities"] = .flag(count > 0)
    view["canCompare"] = .flag(count > 1)
    view["hasColumn"] = .flag(column != nil)
    view["columnLabel"] = .text(column?.shortLabel)
    view["how"] = .text(column.map { MethodAnchor.of($0.id) })
    view["hasInhabitants"] = .flag(report.inhabitants != nil)
    view["hasLine"] = .flag(line != nil)
    view["line"] = .view(line?.view)
    view["countryName"] = .text(report.countryName)
    view["country"] = .text(line?.countryPosition)
    view["map"] = .view(nationalMap(rows))
    view["top"] = .view(top(ranking, line))
    view["letters"] = .list(
      letters.sorted { $0.key < $1.key }.map { letter($0.key, $0.value, ranking, line) })
    view["elsewhere"] = .view(elsewhere)
    return view
  }

  private func lede(_ count: Int) -> [String] {
    guard count > 0 else { return [language("index.empty")] }
    var sentences = [
      language("index.about", ["count": language.count(count, .municipality)]),
      language("index.each"),
    ]
    if let country = report.country, let estimate = report.estimate(country) {
      let headline = HeadlineView(report: report, sources: SourceNotes(report))
      sentences = headline.words(of: estimate, name: report.name(country)) + sentences
    }
    return sentences
  }

  private func nationalMap(_ rows: [Int]) -> View? {
    guard rows.count > 1 else { return nil }
    return map.view(
      rows, level: .municipality, place: report.countryName ?? report.title, highlights: [])
  }

  private func letter(_ letter: String, _ list: [Municipality], _ ranking: Ranking, _ line: IndexLine?)
    -> View
  {
    [
      "letter": .text(letter),
      "anchor": .text(letter == "#" ? "letter-overig" : "letter-\(letter.lowercased())"),
      "municipalities": .list(list.map { entry($0, ranking, line) }),
    ]
  }

  private func entry(_ municipality: Municipality, _ ranking: Ranking, _ line: IndexLine?) -> View {
    let place = municipality.row.flatMap(ranking.place)
    return [
      "name": .text(municipality.name), "file": .text(PageName.page(of: municipality.code)),
      "province": .text(municipality.province.map { report.name($0) }),
      "inhabitants": .view(report.inhabitants.map { report.cell(municipality.row, $0) }),
      "figure": .view(column.map { report.cell(municipality.row, $0) }),
      "place": .text(place?.short ?? "–"),
      "mark": .view(municipality.row.flatMap { line?.mark($0) }),
    ]
  }

  /// The municipalities at the top, when there are enough to speak of a top.
  private func top(_ ranking: Ranking, _ line: IndexLine?) -> View? {
    guard let column, ranking.order.count >= Self.fewestForTop, !ranking.isLevel else { return nil }
    let municipalityOfRow = Dictionary(
      report.municipalities.compactMap { municipality in municipality.row.map { ($0, municipality) } },
      uniquingKeysWith: { first, _ in first })
    let entries = ranking.order.prefix(Self.top).compactMap { municipalityOfRow[$0] }
    let values = ["label": language.lowercasedStart(column.shortLabel)]
    return [
      "heading": .text(language("index.top", values)),
      "text": .text(language(column.highestFirst ? "index.top_high" : "index.top_low", values)),
      "entries": .list(entries.map { entry($0, ranking, line) }),
    ]
  }

  /// The country, provinces and other areas that have no page of their own.
  private var elsewhere: View? {
    guard !report.elsewhere.isEmpty else { return nil }
    let byLevel = Dictionary(grouping: report.elsewhere) { report.code($0).level }
    let groups = byLevel.sorted { $0.key < $1.key }.map { level, rows in
      FigureTables.Group(heading: language.heading(level, count: rows.count), rows: rows)
    }
    return ["tables": .list(FigureTables(report: report, groups: groups, recordsRows: true).views)]
  }
}
