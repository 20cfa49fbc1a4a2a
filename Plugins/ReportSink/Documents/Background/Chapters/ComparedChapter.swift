import IndicatorSchema
import PageTemplates

/// Chapter 3: the municipality beside the country, its province and municipalities alike.
struct ComparedChapter {
  let subject: BackgroundSubject
  let comparison: ComparisonView
  private var report: Report { subject.report }
  private var language: Language { report.language }
  private static let most = 5

  /// The chapter; without a row of the municipality it says so.
  var view: View {
    var view: View = ["remarks": .texts(remarks)]
    let table = comparison.view(of: subject.municipality)
    view["hasTable"] = .flag(table != nil)
    return table.map { view.adding($0) } ?? view
  }

  private var remarks: [String] {
    guard let row = subject.municipality.row else { return [] }
    return estimate(row) + differences(row) + trend
  }

  private func estimate(_ row: Int) -> [String] {
    guard let column = report.estimate, report.estimate(row) != nil else { return [] }
    return [
      FigureComparison(report: report).line(row, column, against: subject.references)
    ].compactMap { $0 }
  }

  /// The figures by which the municipality differs most from the country.
  private func differences(_ row: Int) -> [String] {
    let findings = subject.standOut.findings(in: row, against: subject.references, least: 0.5)
      .filter { $0.column.id != report.estimate?.id }
    guard !findings.isEmpty else {
      return subject.references.isEmpty ? [] : [language("background.compared_close")]
    }
    let comparison = FigureComparison(report: report)
    return [language("background.compared_most")]
      + findings.prefix(Self.most).compactMap { finding in
        comparison.line(row, finding.column, against: [finding.referenceRow])
      }
  }

  private var trend: [String] {
    let hasTrend = report.figures.contains {
      !report.history.points(subject.municipality.code, $0).isEmpty
    }
    return [language(hasTrend ? "background.compared_trend" : "background.compared_no_trend")]
  }
}
