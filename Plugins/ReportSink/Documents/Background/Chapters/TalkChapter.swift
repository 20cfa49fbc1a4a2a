import IndicatorSchema
import PageTemplates

/// Chapter 8: what to say to whom, in short; the guides are pages of their own.
struct TalkChapter {
  let subject: BackgroundSubject
  private var report: Report { subject.report }
  private var language: Language { report.language }
  /// So many figures stand with a portfolio.
  private static let mostFigures = 2

  /// The chapter.
  var view: View { ["portfolios": .list(ReportFields.Portfolio.allCases.map(portfolio))] }

  private func portfolio(_ portfolio: ReportFields.Portfolio) -> View {
    let key = "background.talk.\(portfolio.rawValue)"
    let figures = figures(portfolio)
    return [
      "anchor": .text("gesprek-\(portfolio.rawValue)"), "heading": .text(language(key + ".heading")),
      "texts": .texts(language.series(key + ".text")), "figures": .texts(figures),
      "hasFigures": .flag(!figures.isEmpty),
      "questions": .texts(language.series(key + ".question")), "guide": .view(guide(portfolio)),
    ]
  }

  private func guide(_ portfolio: ReportFields.Portfolio) -> View? {
    guard report.settings.documents.contains(.guide), report.settings.portfolios.contains(portfolio) else {
      return nil
    }
    return [
      "file": .text(PageName.guide(portfolio)),
      "label": .text(language("document.guide_\(portfolio.rawValue)")),
    ]
  }

  /// The figures that go with a portfolio.
  private func figures(_ portfolio: ReportFields.Portfolio) -> [String] {
    if portfolio == .finance { return CostsChapter(subject: subject).talk }
    guard let row = subject.municipality.row else { return [] }
    let domains = TalkChapter.domains(portfolio)
    let columns = domains.flatMap { domain in
      report.figures.filter {
        $0.indicator.domain == domain && ($0.canStandOut || $0.id == report.estimate?.id)
      }
    }
    let comparison = FigureComparison(report: report)
    let lines = columns.compactMap { comparison.line(row, $0, against: subject.references) }
    return Array(lines.prefix(Self.mostFigures))
  }

  /// The themes whose figures go with a portfolio, the most telling first.
  private static func domains(_ portfolio: ReportFields.Portfolio) -> [String] {
    switch portfolio {
    case .culture: ["literacy", "education"]
    case .social: ["poverty", "income", "debt", "care"]
    case .work: ["work", "benefits"]
    case .health: ["health", "ageing", "care"]
    case .education: ["education", "youth", "family"]
    case .finance: []
    }
  }
}
