import IndicatorSchema
import PluginKit

/// What stands on the praatplaat beside what the figures say.
struct PosterSettings: Sendable {
  let papers: [ReportFields.Paper]
  let consequences: [Consequence]
  let costs: [Cost]
  let library: Library?
  let question: String
  let points: [String]
  let source: String?

  /// Something a municipality notices.
  struct Consequence: Sendable {
    let theme: ReportFields.Theme
    let figure: Figure
    let text: String
  }

  /// Where a figure comes from.
  enum Figure: Sendable {
    case indicator(IndicatorID)
    /// Euro a year for each person.
    case euro(Double)
    case text(String)
  }

  /// What one person costs a payer in a year.
  struct Cost: Sendable {
    let label: String
    let euro: Double
    /// Whose talks it matters in.
    let portfolios: Set<ReportFields.Portfolio>
  }

  /// What the library does and how many it reaches.
  struct Library: Sendable {
    let does: String
    let reaches: Int?
  }

  /// The most words on a page.
  static let wordLimit = 150

  init(_ config: Config, _ input: FrameSchema, _ language: Language, into diagnostics: inout Diagnostics) {
    let named = config.texts("paper")?.compactMap(ReportFields.Paper.init(rawValue:))
    papers = ReportFields.Paper.allCases.filter { named?.contains($0) ?? true }
    consequences = (config.node("consequences")?.list ?? []).compactMap {
      PosterSettings.consequence($0, input, into: &diagnostics)
    }
    costs = (config.node("costs")?.list ?? []).map { node in
      let portfolios = node["portfolios"]?.list?.compactMap {
        $0.text.flatMap(ReportFields.Portfolio.init(rawValue:))
      }
      return Cost(
        label: node["label"]?.text ?? "", euro: node["euro"]?.number ?? 0,
        portfolios: Set(portfolios ?? ReportFields.Portfolio.allCases))
    }
    library = config.object("library").map { nested in
      Library(does: nested.requiredText("does"), reaches: nested.integer("reaches"))
    }
    question = config.text("question") ?? language("poster.question")
    points =
      config.texts("points") ?? [1, 2, 3].map { language("poster.point_\($0)") }
    source = config.text("source")
    check(config, into: &diagnostics)
  }

  private static func consequence(
    _ node: ConfigNode, _ input: FrameSchema, into diagnostics: inout Diagnostics
  ) -> Consequence? {
    guard let theme = node["theme"]?.text.flatMap(ReportFields.Theme.init(rawValue:)) else { return nil }
    var figures: [Figure] = []
    if let name = node["indicator"], let text = name.text {
      guard let column = input.column(named: text, at: name.place, into: &diagnostics) else { return nil }
      figures.append(.indicator(column.id))
    }
    if let euro = node["euro"]?.number { figures.append(.euro(euro)) }
    if let figure = node["figure"]?.text { figures.append(.text(figure)) }
    guard figures.count == 1, let figure = figures.first else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a consequence has \(figures.isEmpty ? "no figure" : "more than one figure")",
          at: node.place, hint: "give one of indicator, euro and figure"))
      return nil
    }
    return Consequence(theme: theme, figure: figure, text: node["text"]?.text ?? "")
  }

  private func check(_ config: Config, into diagnostics: inout Diagnostics) {
    for (field, count, most) in [
      ("consequences", consequences.count, 4), ("costs", costs.count, 4), ("points", points.count, 3),
    ]
    where count > most {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "\(count) \(field) do not fit on the page", at: config.place(of: field),
          hint: "give \(most) at most"))
    }
    for cost in costs where cost.euro <= 0 {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(cost.label)' costs nothing", at: config.place(of: "costs"), hint: "leave it out")
      )
    }
  }
}
