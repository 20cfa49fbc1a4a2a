import IndicatorSchema
import PageTemplates

/// The profiles of the areas of a municipality: what may be said of each, and a line for each figure with the
/// municipality in the middle.
struct ProfileViews {
  private let report: Report
  private let municipality: Municipality
  private let groups: [AreaGroup]
  /// The row in the middle of the lines.
  private let centre: Int?
  private let lines: [Line]
  /// More areas than this make a document that nobody reads; the rest stand in the tables.
  private static let mostAreas = 120
  /// So many lines all profiles have together, lest the page grow heavy.
  private static let mostLines = 1500
  private static let fewestLines = 6

  /// A figure with what its line has in all profiles.
  private struct Line {
    let column: ReportColumn
    let scale: CentredScale?
    let label: String
    /// Where the country is marked.
    let country: String
  }

  /// Prepares what all profiles share.
  init(report: Report, municipality: Municipality, groups: [AreaGroup]) {
    self.report = report
    self.municipality = municipality
    self.groups = groups
    centre = municipality.row ?? report.country
    lines = ProfileViews.lines(report, municipality, groups, centre: centre)
  }

  /// The figures that say whether an area is vulnerable; others stand in the tables.
  private static func lines(
    _ report: Report, _ municipality: Municipality, _ groups: [AreaGroup], centre: Int?
  ) -> [Line] {
    let rows = groups.flatMap(\.ranking.order)
    let most = max(fewestLines, mostLines / max(1, min(rows.count, mostAreas)))
    let figures = report.figures.filter { $0.canStandOut && report.applies($0, to: rows) }
    let isMain = { (column: ReportColumn) in column.id == report.estimate?.id }
    let columns = figures.filter(isMain) + figures.filter { !isMain($0) }
    let country = report.country.flatMap { $0 == centre ? nil : $0 }
    return columns.prefix(most).map { column in
      let values = (rows + [country].compactMap { $0 }).compactMap { report.value($0, column) }
      let scale = centre.flatMap { report.value($0, column) }.map { CentredScale(centre: $0, values: values) }
      let place = scale.flatMap { scale in country.flatMap { report.value($0, column) }.map(scale.position) }
      return Line(
        column: column, scale: scale,
        label: column.shortLabel,
        country: place.map { "<b style=\"left:\(SVGNumber.text($0))%\"></b>" } ?? "")
    }
  }

  /// All profiles, nil when there is nothing to profile.
  var view: View? {
    guard !groups.isEmpty else { return nil }
    let showsCountry = report.country != nil && report.country != centre
    return [
      "hasLines": .flag(lines.contains { $0.scale != nil }),
      "countryName": .text(showsCountry ? report.countryName : nil),
      "centreName": .text(centre.map { report.name($0) }),
      "hasBounds": .flag(lines.contains { report.frame.columns[$0.column.position].bounds != nil }),
      "groups": .list(groups.map(group)),
    ]
  }

  private func group(_ group: AreaGroup) -> View {
    let language = report.language
    let standOut = StandOut(report: report, rows: group.ranking.order)
    let sentences = AreaSentences(report: report, municipality: municipality, group: group)
    let rows = group.ranking.order
    let values = ["most": language.number(Self.mostAreas), "areas": language.many(group.level)]
    return [
      "heading": .text(language("profile.heading", ["one": language.one(group.level)])),
      "rest": .text(rows.count > Self.mostAreas ? language("background.profile_rest", values) : nil),
      "areas": .list(rows.prefix(Self.mostAreas).map { area($0, sentences, standOut) }),
    ]
  }

  private func area(_ row: Int, _ sentences: AreaSentences, _ standOut: StandOut) -> View {
    let known = lines.filter { report.value(row, $0.column) != nil }
    return [
      "anchor": .text(PageName.anchor(report.code(row))), "name": .text(report.name(row)),
      "facts": .text(sentences.facts(row)), "sentences": .texts(sentences.sentences(row, standOut)),
      "hasRows": .flag(!known.isEmpty), "rows": .list(known.map { line($0, row) }),
    ]
  }

  private func line(_ line: Line, _ row: Int) -> View {
    [
      "label": .text(line.label), "strip": .markup(strip(line, row)),
      "value": .text(report.shortText(row, line.column)),
    ]
  }

  /// The marks on a line; they are made here because there are thousands of them.
  private func strip(_ line: Line, _ row: Int) -> String {
    guard let scale = line.scale, let value = report.value(row, line.column) else { return line.country }
    let place = SVGNumber.text(scale.position(value))
    return span(line, row, scale) + line.country + "<i style=\"left:\(place)%\"></i>"
  }

  /// The interval.
  private func span(_ line: Line, _ row: Int, _ scale: CentredScale) -> String {
    guard let bounds = report.bounds(row, line.column), bounds.lowerBound < bounds.upperBound else {
      return ""
    }
    let (start, end) = (scale.position(bounds.lowerBound), scale.position(bounds.upperBound))
    return "<s style=\"left:\(SVGNumber.text(start))%;width:\(SVGNumber.text(max(0, end - start)))%\"></s>"
  }
}
