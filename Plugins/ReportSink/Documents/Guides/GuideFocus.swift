/// What an alderman of a portfolio looks at first.
struct GuideFocus: Sendable {
  /// The themes of the figures that matter, the most important first; the last ones stand in where a theme has no
  /// figure. Origin is never among them.
  let domains: [String]

  /// The focus of a portfolio.
  init(_ portfolio: ReportFields.Portfolio) {
    domains =
      switch portfolio {
      case .culture: ["literacy", "education", "family", "youth", "ageing"]
      case .social: ["income", "poverty", "debt", "literacy", "benefits", "work"]
      case .work: ["work", "income", "poverty", "benefits", "education", "literacy"]
      case .health: ["health", "care", "ageing", "literacy", "income", "poverty"]
      case .education: ["education", "family", "youth", "literacy", "income"]
      case .finance: ["benefits", "work", "income", "poverty", "literacy"]
      }
  }
}

/// A figure to name, with what may be said of it.
struct GuideFigure {
  let label: String
  let value: String
  let sentences: [String]
  /// The column whose account the page of the method gives; nil for what the user gave.
  let column: ReportColumn?
}
