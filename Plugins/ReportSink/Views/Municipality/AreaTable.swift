import IndicatorSchema
import PageTemplates

/// The table of the areas of one level, which sorts and filters.
struct AreaTable {
  let report: Report
  let group: AreaGroup
  private let columns: [ReportColumn]
  private let verdicts: [ReportColumn]
  private let sources: SourceNotes

  init(report: Report, group: AreaGroup, sources: SourceNotes) {
    self.report = report
    self.group = group
    self.sources = sources
    let rows = group.ranking.order
    let applies = { (column: ReportColumn?) in column.flatMap { report.applies($0, to: rows) ? $0 : nil } }
    let estimate = report.estimate
    let estimates = estimate.map { [report.facets(.people, of: $0.id), $0] } ?? []
    let scored = report.figures.filter {
      $0.canStandOut && $0.indicator.polarity != .context && $0.id != estimate?.id
    }
    let index = [report.index, report.index.flatMap { report.facets(.inTop, of: $0.id) }]
    columns = ([report.inhabitants] + estimates + index + scored).compactMap(applies)
    verdicts = report.judged.compactMap { report.facets(.verdict, of: $0.id) }.compactMap(applies)
  }

  /// The table.
  var view: View {
    let language = report.language
    return [
      "level": .text(group.level.rawValue),
      "heading": .text(language.heading(group.level, count: group.ranking.order.count)),
      "one": .text(language.capitalised(language.one(group.level))),
      "note": .text(note), "hasIndex": .flag(report.index != nil),
      "verdictHeads": .list(verdicts.map(verdictHead)), "heads": .list(columns.map(head)),
      "hasParent": .flag(group.level == .buurt && report.hasWijken),
      "rows": .list(group.ranking.order.map(row)),
    ]
  }

  /// What the rows are in order of.
  private var note: String {
    guard let index = report.index else { return report.language("table.order_name") }
    let values = [
      "index": report.language.lowercasedStart(index.label), "areas": report.language.many(group.level),
    ]
    if group.ranking.isLevel { return report.language("table.level", values) }
    return report.language(index.highestFirst ? "table.order_high" : "table.order_low", values)
  }

  /// Whether areas of this level are put into words further down.
  private var isProfiled: Bool { report.profiledLevel == nil || report.profiledLevel == group.level }

  private func head(_ column: ReportColumn) -> View {
    [
      "label": .text(headLabel(column)), "how": .text(MethodAnchor.of(column.id)),
      "source": .text(sources(column)),
    ]
  }

  /// The label with the unit, without remarks between brackets that the page of the method repeats.
  private func headLabel(_ column: ReportColumn) -> String {
    if column.indicator.facet?.kind == .inTop, let top = column.indicator.facet?.number {
      return report.language("table.in_top", ["top": report.language.number(top)])
    }
    let unit = report.language.unit(column.indicator.unit)
    let isNamed = column.indicator.unit == .count || column.indicator.unit == .score
    return isNamed || column.shortLabel.contains(unit) ? column.shortLabel : "\(column.shortLabel) (\(unit))"
  }

  private func verdictHead(_ column: ReportColumn) -> View {
    let about = column.indicator.facet.flatMap { report.column($0.of) }?.shortLabel ?? column.shortLabel
    return [
      "label": .text(report.language("table.verdict", ["label": report.language.lowercasedStart(about)])),
      "how": .text(MethodAnchor.of(column.id)),
    ]
  }

  private func row(_ row: Int) -> View {
    let area = report.frame.area(row)
    let sentences = VerdictSentences(report: report)
    return [
      "code": .text(area.code.text), "name": .text(report.name(row)),
      "anchor": .text(isProfiled ? PageName.anchor(area.code) : nil),
      "place": .text(group.ranking.place(of: row)?.short ?? "–"),
      "placeSort": .text(group.ranking.place(of: row).map { String($0.number) } ?? ""),
      "parent": .text(report.parentName(row)),
      "verdicts": .list(
        verdicts.map { column in
          let value = report.value(row, column).map { Int($0) } ?? 0
          return [
            "text": .text(sentences.word(row, column)), "sort": .text(String(value)),
            "isOver": .flag(value == 3), "isSeeming": .flag(value == 2),
          ]
        }),
      "cells": .list(columns.map { report.cell(row, $0) }),
    ]
  }
}

extension Report {
  /// Whether any row is a wijk, which a buurt can then be said to lie in.
  var hasWijken: Bool { (0..<frame.rowCount).contains { code($0).level == .wijk } }

  /// The name of the wijk of a buurt, where it has a row.
  func parentName(_ row: Int) -> String? {
    guard let parent = frame.area(row).parent, parent.level == .wijk,
      let position = frame.areas.position(of: parent)
    else { return nil }
    return frame.areas[position].reportName
  }
}
