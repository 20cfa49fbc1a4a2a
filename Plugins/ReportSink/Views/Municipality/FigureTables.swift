import IndicatorSchema
import PageTemplates

/// All figures of some areas: tables of themes, an area a row.
struct FigureTables {
  /// Rows under a heading.
  struct Group {
    let heading: String?
    let rows: [Int]
  }

  let report: Report
  let groups: [Group]
  /// Whether the first table is where the rows are recorded.
  let recordsRows: Bool
  private let themes: [Theme]
  private let remarks: (Theme) -> [String]
  /// More columns than this make a table unreadable on paper.
  private static let widest = 8

  private var language: Language { report.language }

  /// Takes the rows of tables.
  ///
  /// - Parameters:
  ///   - themes: What the tables are about; all themes of the report unless given.
  ///   - remarks: What is said of a theme above its table.
  init(
    report: Report, groups: [Group], recordsRows: Bool, themes: [Theme]? = nil,
    remarks: @escaping (Theme) -> [String] = { _ in [] }
  ) {
    self.report = report
    self.groups = groups
    self.recordsRows = recordsRows
    self.themes = themes ?? report.themes
    self.remarks = remarks
  }

  /// The tables.
  var views: [View] {
    tables.enumerated().map { number, themes in
      // A theme in parts has its remarks above the first.
      let whole = themes.compactMap { theme in
        self.themes.first { $0.columns.first?.id == theme.columns.first?.id }
      }
      let columns = themes.flatMap(\.columns)
      return [
        "anchor": .text("tabel-\(number + 1)"),
        "title": .text(
          language.capitalised(language.list(themes.map { language.lowercasedStart($0.name) }))),
        "remarks": .texts(whole.flatMap(remarks)), "width": .text(String(columns.count + 1)),
        "hasThemes": .flag(themes.count > 1),
        "themes": .list(themes.map { ["theme": .text($0.name), "span": .text(String($0.columns.count))] }),
        "columns": .list(columns.map { ["label": .text($0.labelWithUnit)] }),
        "groups": .list(groups.map { group($0, columns, records: recordsRows && number == 0) }),
      ]
    }
  }

  private func group(_ group: Group, _ columns: [ReportColumn], records: Bool) -> View {
    [
      "heading": .text(group.heading),
      "rows": .list(
        group.rows.map { row in
          [
            "name": .text(report.name(row)),
            "record": .text(records ? report.frame.area(row).code.text : nil),
            "cells": .list(columns.map { report.cell(row, $0) }),
          ]
        }),
    ]
  }

  /// The themes of each table: as many as fit, a large one in parts.
  private var tables: [[Theme]] {
    var tables: [[Theme]] = []
    for theme in themes.flatMap(parts) {
      let width = tables.last?.reduce(0) { $0 + $1.columns.count } ?? Self.widest
      if width + theme.columns.count <= Self.widest {
        tables[tables.count - 1].append(theme)
      } else {
        tables.append([theme])
      }
    }
    return tables
  }

  private func parts(of theme: Theme) -> [Theme] {
    let parts = stride(from: 0, to: theme.columns.count, by: Self.widest).map { start in
      Array(theme.columns[start..<min(start + Self.widest, theme.columns.count)])
    }
    return parts.enumerated().map { number, columns in
      Theme(
        name: parts.count == 1
          ? theme.name : language("table.part", ["theme": theme.name, "n": language.number(number + 1)]),
        columns: columns)
    }
  }
}

/// The columns of one theme.
struct Theme {
  let name: String
  let columns: [ReportColumn]
}

extension Report {
  /// The figures by theme, in the order in which themes first occur.
  var themes: [Theme] {
    var names: [String] = []
    var columnsOfTheme: [String: [ReportColumn]] = [:]
    for column in figures {
      let name = language.domain(column.indicator.domain)
      if columnsOfTheme[name] == nil { names.append(name) }
      columnsOfTheme[name, default: []].append(column)
    }
    return names.map { Theme(name: $0, columns: columnsOfTheme[$0] ?? []) }
  }
}
