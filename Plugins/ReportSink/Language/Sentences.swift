import IndicatorSchema

/// Sentences about areas: short, active, about figures and not about people.
struct Sentences {
  let report: Report
  private var language: Language { report.language }

  init(report: Report) { self.report = report }

  /// One sentence on what stands out in an area.
  func standOut(_ row: Int, _ standOut: StandOut, against references: [Int]) -> String {
    let name = report.name(row)
    if let inhabitants = report.inhabitants, report.value(row, inhabitants) == 0 {
      return language("standout.nobody", ["name": name])
    }
    if let finding = standOut.finding(in: row, against: references) { return sentence(name, finding) }
    let comparable = report.columns.contains { column in
      column.canStandOut && report.value(row, column) != nil
        && references.contains { report.value($0, column) != nil }
    }
    guard let reference = references.first, comparable else {
      return language("standout.unknown", ["name": name])
    }
    return language("standout.close", ["name": name, "whole": whole(reference)])
  }

  /// The same; nil in the place of a sentence that nothing stands out, when that is not wanted.
  func standOut(
    _ row: Int, _ standOut: StandOut, against references: [Int], unless isKnownToDiffer: Bool
  ) -> String? {
    if isKnownToDiffer, standOut.finding(in: row, against: references) == nil { return nil }
    return self.standOut(row, standOut, against: references)
  }

  private func sentence(_ name: String, _ finding: StandOut.Finding) -> String {
    let format = finding.column.format
    let isShare = finding.column.indicator.unit == .perThousand
    func text(_ value: Double) -> String { isShare ? format.plain(value) : format.full(value) }
    return language(
      finding.value > finding.reference ? "standout.higher" : "standout.lower",
      [
        "name": name, "subject": subject(finding.column), "whole": whole(finding.referenceRow),
        "value": text(finding.value), "reference": text(finding.reference),
      ])
  }

  /// What a figure is called in a sentence.
  func subject(_ column: ReportColumn) -> String {
    let label = language.lowercasedStart(column.shortLabel)
    let share = language("subject.share_start") + " "
    return switch column.indicator.unit {
    case .percent where column.shortLabel.hasPrefix(share):
      language("subject.share", ["label": String(column.shortLabel.dropFirst(share.count))])
    case .percent: language("subject.share", ["label": label])
    case .perThousand: language("subject.per_1000", ["label": label])
    default: language("subject.other", ["label": label])
    }
  }

  /// The larger area in words.
  func whole(_ row: Int) -> String { language.whole(report.code(row).level, name: report.name(row)) }

  /// A place in words: `plaats 3 van 22`, `gedeelde plaats 1 van 22`.
  func place(_ place: Ranking.Place) -> String {
    language(
      place.isShared ? "place.shared" : "place.own",
      ["place": language.number(place.number), "total": language.number(place.total)])
  }
}
