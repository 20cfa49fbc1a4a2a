import IndicatorSchema
import PageTemplates

/// The page on which any two municipalities are put beside each other: a table of all, of which a script shows two.
struct ComparisonPage {
  let report: Report
  private let columns: [ReportColumn]

  init(report: Report) {
    self.report = report
    let rows = report.municipalities.compactMap(\.row)
    let estimate = report.estimate
    let wanted =
      [report.inhabitants, estimate.flatMap { report.facets(.people, of: $0.id) }].compactMap { $0 }
      + report.figures.filter { $0.isComparable && $0.id != report.inhabitants?.id }
    columns = wanted.filter { column in rows.contains { report.value($0, column) != nil } }
  }

  /// The page.
  var view: View {
    let language = report.language
    let title = language("comparison.title")
    var view = PageFrame(report: report).view(title: title, depth: 0, script: .pair)
    view["title"] = .text(title)
    view["heads"] = .list(
      columns.map { column in
        ["label": .text(column.labelWithUnit), "how": .text(MethodAnchor.of(column.id))]
      })
    view["countryName"] = .text(report.countryName)
    view["rows"] = .list(report.municipalities.map(row))
    view["country"] = .view(
      report.country.map { row in
        ["name": .text(report.name(row)), "cells": .list(columns.map { report.cell(row, $0) })]
      })
    return view
  }

  private func row(_ municipality: Municipality) -> View {
    [
      "name": .text(municipality.name), "file": .text(PageName.page(of: municipality.code)),
      "cells": .list(columns.map { report.cell(municipality.row, $0) }),
    ]
  }
}
