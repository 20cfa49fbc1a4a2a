import IndicatorSchema
import PageTemplates

/// The page that lists the municipalities.
struct IndexPage {
  let report: Report
  private static let fewestForTop = 12
  private static let top = 10

  /// The page.
  var view: View {
    var view = PageFrame(report: report).view(title: report.title)
    let rows = report.municipalities.compactMap(\.row)
    let ranking = Ranking(rows, by: report.index, in: report.frame)
    let line = IndexLine(report: report, rows: rows, reference: nil, country: report.country)
    let letters = Dictionary(grouping: report.municipalities) { SortName($0.name).letter }
    view["count"] = .text(DutchWords.count(report.municipalities.count, .municipality))
    view["isEmpty"] = .flag(report.frame.rowCount == 0)
    view["hasMunicipalities"] = .flag(!report.municipalities.isEmpty)
    view["hasIndex"] = .flag(report.index != nil && !rows.isEmpty)
    view["indexLabel"] = .text(report.index?.label)
    view["indexInText"] = .text(report.index.map { Sentences.lowercasedStart($0.label) })
    view["extreme"] = .text(report.index?.highestFirst == false ? "laagste" : "hoogste")
    view["hasInhabitants"] = .flag(report.inhabitants != nil)
    view["hasLine"] = .flag(line != nil)
    view["line"] = .view(line?.view)
    view["countryName"] = .text(report.countryName)
    view["country"] = .text(line?.countryPosition)
    view["top"] = .view(top(ranking, line))
    view["letters"] = .list(
      letters.sorted { $0.key < $1.key }.map { letter($0.key, $0.value, ranking, line) })
    view["elsewhere"] = .view(elsewhere)
    return view
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
    let hasIndexRows = report.index != nil && !report.municipalities.compactMap(\.row).isEmpty
    return [
      "name": .text(municipality.name), "file": .text(PageName.file(of: municipality.code)),
      "province": .text(municipality.province.map { report.name($0) }),
      "inhabitants": .view(report.inhabitants.map { report.cell(municipality.row, $0) }),
      "index": .view(hasIndexRows ? report.index.map { report.cell(municipality.row, $0) } : nil),
      "place": .text(place?.short ?? "–"),
      "mark": .view(municipality.row.flatMap { line?.mark($0) }),
    ]
  }

  /// The municipalities at the top of the index, when there are enough to speak of a top.
  private func top(_ ranking: Ranking, _ line: IndexLine?) -> View? {
    guard report.index != nil, ranking.order.count >= Self.fewestForTop, !ranking.isLevel else { return nil }
    let municipalityOfRow = Dictionary(
      report.municipalities.compactMap { municipality in municipality.row.map { ($0, municipality) } },
      uniquingKeysWith: { first, _ in first })
    let entries = ranking.order.prefix(Self.top).compactMap { municipalityOfRow[$0] }
    return ["entries": .list(entries.map { entry($0, ranking, line) })]
  }

  /// The country, provinces and other areas that have no page of their own.
  private var elsewhere: View? {
    guard !report.elsewhere.isEmpty else { return nil }
    let byLevel = Dictionary(grouping: report.elsewhere) { report.frame.area($0).code.level }
    let groups = byLevel.sorted { $0.key < $1.key }.map { level, rows in
      FigureTables.Group(heading: DutchWords.heading(level, count: rows.count), rows: rows)
    }
    return ["tables": .list(FigureTables(report: report, groups: groups, recordsRows: true).views)]
  }
}
