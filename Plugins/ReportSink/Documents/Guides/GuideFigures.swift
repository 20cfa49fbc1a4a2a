import IndicatorSchema
import PageTemplates

/// Chooses the figures that matter for a portfolio, and puts each into words.
struct GuideFigures: Sendable {
  /// More than a few figures are not remembered.
  static let most = 3

  private let report: Report
  private let sources: SourceNotes
  private let standOut: StandOut
  /// The figures of each portfolio by theme, those that are judged before background.
  private let candidates: [ReportFields.Portfolio: [[ReportColumn]]]
  private var language: Language { report.language }

  /// Measures all municipalities once.
  init(report: Report, sources: SourceNotes) {
    self.report = report
    self.sources = sources
    standOut = StandOut(report: report, rows: report.municipalities.compactMap(\.row))
    let columns = report.figures.filter { $0.isComparable && $0.indicator.unit != .score && !$0.isIndex }
    candidates = Dictionary(
      uniqueKeysWithValues: report.settings.portfolios.map { portfolio in
        (portfolio, GuideFocus(portfolio).domains.map { domain in Self.columns(of: domain, columns) })
      })
  }

  /// The figures of a theme; background only where there is nothing else.
  private static func columns(of domain: String, _ columns: [ReportColumn]) -> [ReportColumn] {
    let all = columns.filter { $0.indicator.domain == domain }
    let judged = all.filter { $0.indicator.polarity != .context }
    return judged.isEmpty ? all : judged
  }

  /// The figures of a municipality for a portfolio.
  func views(of municipality: Municipality, for portfolio: ReportFields.Portfolio) -> [View] {
    guard let row = municipality.row else { return [] }
    let money = portfolio == .finance ? GuideMoney(report: report).figures(row) : []
    let chosen = chosen(row, candidates[portfolio] ?? []).prefix(Self.most - money.count)
    var figures = money + chosen.map { figure(row, $0) }
    if portfolio == .culture, let reach { figures.insert(reach, at: min(1, figures.count)) }
    return figures.prefix(Self.most).map(view)
  }

  /// From each theme the figure that differs most from the country; then, theme by theme, the next.
  private func chosen(_ row: Int, _ themes: [[ReportColumn]]) -> [ReportColumn] {
    let known = themes.map { theme in
      let columns = theme.filter { report.value(row, $0) != nil }
      return columns.map { ($0, distance(row, $0)) }
        .sorted { ($1.1, $0.0.position) < ($0.1, $1.0.position) }.map(\.0)
    }
    let depth = known.map(\.count).max() ?? 0
    return (0..<depth).flatMap { place in known.compactMap { $0.dropFirst(place).first } }
  }

  private func distance(_ row: Int, _ column: ReportColumn) -> Double {
    guard let value = report.value(row, column), let expected = reference(row, column) else { return 0 }
    return standOut.distance(value, expected, column)
  }

  private func reference(_ row: Int, _ column: ReportColumn) -> Double? {
    report.country.flatMap { $0 == row ? nil : report.value($0, column) }
  }

  private func view(_ figure: GuideFigure) -> View {
    [
      "label": .text(figure.label), "value": .text(figure.value), "sentences": .texts(figure.sentences),
      "how": .text(figure.column.map { MethodAnchor.of($0.id) }),
      "source": .text(figure.column.flatMap { sources($0) }),
    ]
  }
}

/// Words.
extension GuideFigures {
  private func figure(_ row: Int, _ column: ReportColumn) -> GuideFigure {
    let quantity = report.quantity(row, column)
    let why = "guide.why_\(column.indicator.domain)"
    let sentences = [compared(row, column, quantity), certainty(row, column, quantity)]
    // An interval comes before the comparison that it bears upon.
    let ordered = quantity?.isSure == false ? sentences.reversed() : sentences
    return GuideFigure(
      label: label(column), value: quantity.map { text($0.value, $0, column) } ?? "",
      sentences: ordered.compactMap { $0 } + (language.has(why) ? [language(why)] : []), column: column)
  }

  /// What the figure is about, in common words where there are any.
  private func label(_ column: ReportColumn) -> String {
    let key = "guide.label_\(column.id)"
    return language.has(key) ? language(key) : column.shortLabel
  }

  /// How the figure stands against the country; nil without one.
  private func compared(_ row: Int, _ column: ReportColumn, _ quantity: Quantity?) -> String? {
    guard let quantity, let country = report.country, let expected = reference(row, column) else {
      return nil
    }
    let reference = report.quantity(country, column).map { text(expected, $0, column) } ?? ""
    let values = ["whole": Sentences(report: report).whole(country), "reference": reference]
    return language(key(quantity, expected, column), values)
  }

  /// A difference that chance can make is not called one, nor is one that is small between municipalities.
  private func key(_ quantity: Quantity, _ expected: Double, _ column: ReportColumn) -> String {
    if !quantity.isSure, (quantity.lower...quantity.upper).contains(expected) { return "guide.figure_chance" }
    if text(quantity.value, quantity, column) == column.format.full(expected) { return "guide.figure_equal" }
    if standOut.distance(quantity.value, expected, column) < 0.1 { return "guide.figure_close" }
    return quantity.value > expected ? "guide.figure_higher" : "guide.figure_lower"
  }

  /// How sure the figure is.
  private func certainty(_ row: Int, _ column: ReportColumn, _ quantity: Quantity?) -> String? {
    guard let quantity else { return nil }
    guard quantity.isSure else {
      return language(
        "guide.figure_range",
        ["lower": text(quantity.lower, quantity, column), "upper": text(quantity.upper, quantity, column)])
    }
    let status = report.status(row, column)
    return language(status == .observed ? "guide.figure_counted" : "status.\(status.name)")
  }

  /// A figure with its unit, as exactly as its interval allows.
  private func text(_ value: Double, _ quantity: Quantity, _ column: ReportColumn) -> String {
    guard column.indicator.unit == .percent, !quantity.isSure else { return column.format.full(value) }
    return language.number(value, decimals: min(quantity.decimals, column.format.decimals)) + "%"
  }

  /// How many people the library reaches, where it says so.
  private var reach: GuideFigure? {
    guard let reaches = report.settings.poster.library?.reaches else { return nil }
    return GuideFigure(
      label: language("guide.reach"), value: language.number(reaches),
      sentences: [language("guide.reach_people"), language("guide.reach_source")], column: nil)
  }
}
