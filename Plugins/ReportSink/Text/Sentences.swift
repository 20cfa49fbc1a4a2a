import IndicatorSchema
import PlainDutch

/// Sentences about areas: short, active, about figures and not about people.
struct Sentences {
  let report: Report

  /// One sentence on what stands out in an area.
  func standOut(_ row: Int, _ standOut: StandOut, against references: [Int]) -> String {
    let name = report.name(row)
    if let inhabitants = report.inhabitants, report.value(row, inhabitants) == 0 {
      return "In \(name) wonen geen mensen."
    }
    if let finding = standOut.finding(in: row, against: references) { return sentence(name, finding) }
    let comparable = report.columns.filter { column in
      column.canStandOut && report.value(row, column) != nil
        && references.contains { report.value($0, column) != nil }
    }
    guard let reference = references.first, !comparable.isEmpty else {
      return "Over \(name) zijn te weinig cijfers bekend om te vergelijken."
    }
    return "De cijfers van \(name) liggen dicht bij die van \(whole(reference))."
  }

  private func sentence(_ name: String, _ finding: StandOut.Finding) -> String {
    let format = finding.column.format
    let isShare = finding.column.indicator.unit == .perThousand
    let (value, reference) =
      isShare
      ? (format.plain(finding.value), format.plain(finding.reference))
      : (format.full(finding.value), format.full(finding.reference))
    let direction = finding.value > finding.reference ? "hoger" : "lager"
    return "In \(name) is \(subject(finding.column)) \(direction) dan in \(whole(finding.referenceRow)): "
      + "\(value) tegen \(reference)."
  }

  private func subject(_ column: ReportColumn) -> String {
    let label = "‘\(Self.lowercasedStart(column.label))’"
    return switch column.indicator.unit {
    case .percent where column.label.hasPrefix("Aandeel "): "het aandeel ‘\(column.label.dropFirst(8))’"
    case .percent: "het aandeel \(label)"
    case .perThousand where !column.label.contains("per 1.000"): "het aantal \(label) per 1.000"
    default: "het cijfer voor \(label)"
    }
  }

  /// The larger area in words.
  func whole(_ row: Int) -> String {
    switch report.frame.area(row).code.level {
    case .country: "heel Nederland"
    case .municipality: "de hele gemeente"
    case .province: "de hele provincie"
    default: report.name(row)
    }
  }

  /// The text with a small first letter, unless it starts with an abbreviation such as `WW`.
  static func lowercasedStart(_ text: String) -> String {
    let start = text.prefix(2)
    guard start.count == 2, start.last?.isLowercase == true else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// A place in words: `plaats 3 van 22`, `gedeelde plaats 1 van 22`.
  static func place(_ place: Ranking.Place) -> String {
    "\(place.isShared ? "gedeelde " : "")plaats \(DutchNumber.text(place.number)) van \(DutchNumber.text(place.total))"
  }
}
