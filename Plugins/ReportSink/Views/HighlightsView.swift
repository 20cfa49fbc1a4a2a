import IndicatorSchema
import PageTemplates

/// The three areas at the top of the index.
struct HighlightsView {
  let report: Report
  let municipality: Municipality
  /// With fewer areas all are seen at a glance.
  private static let fewest = 5

  /// The cards, nil when there is no top to speak of.
  var view: View? {
    guard let index = report.index, let group = group(index) else { return nil }
    let standOut = StandOut(report: report, rows: group.ranking.order)
    return [
      "heading": .text("Drie \(DutchWords.many(group.level)) bovenaan"),
      "many": .text(DutchWords.many(group.level)),
      "indexLabel": .text(Sentences.lowercasedStart(index.label)),
      "extreme": .text(index.highestFirst ? "hoogste" : "laagste"),
      "areas": .list(group.ranking.order.prefix(3).map { area($0, group, index, standOut) }),
    ]
  }

  /// The largest level with enough areas, unless the index is the same in all of them.
  private func group(_ index: ReportColumn) -> AreaGroup? {
    municipality.groups.first { group in
      !group.ranking.isLevel && group.ranking.order.count { report.value($0, index) != nil } >= Self.fewest
    }
  }

  private func area(_ row: Int, _ group: AreaGroup, _ index: ReportColumn, _ standOut: StandOut) -> View {
    let isProfiled = report.profiledLevel == nil || report.profiledLevel == group.level
    let references = [municipality.row, report.country].compactMap { $0 }
    return [
      "place": .text(group.ranking.place(of: row)?.short), "name": .text(report.name(row)),
      "anchor": .text(isProfiled ? PageName.anchor(report.frame.area(row).code) : nil),
      "value": .text(report.value(row, index).map { index.format.plain($0) }),
      "inhabitants": .text(
        report.inhabitants.flatMap { column in report.value(row, column).map { column.format.plain($0) } }),
      "sentence": .text(Sentences(report: report).standOut(row, standOut, against: references)),
    ]
  }
}
