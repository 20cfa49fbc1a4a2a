import IndicatorSchema
import PluginKit
import Praatplaat

/// What stands on the page.
struct PosterSettings: Sendable {
  let path: String
  let columns: [IndicatorID]
  let geometry: Location?
  let codeProperty: String?
  /// The share of people with low literacy, in percent.
  let share: IndicatorID
  /// Their number.
  let people: IndicatorID
  /// By which areas are chosen, the highest first.
  let order: IndicatorID
  let level: AreaLevel
  let factsHeading: String
  let facts: [Fact]
  let costs: [Cost]
  let library: String?
  let question: String
  let points: [String]
  let source: String?
  let paper: PosterPaper

  /// A figure with the words behind it.
  struct Fact: Sendable {
    let indicator: Indicator
    let text: String
  }

  /// What one person with low literacy costs a payer in a year.
  struct Cost: Sendable {
    let label: String
    let euro: Double
  }

  static let fields: [ConfigField] = [
    ConfigField("path", .outputPath, .required, doc: "The folder to make.", example: "praatplaten"),
    ConfigField(
      "share", .indicator, .defaults(to: "low_literacy"),
      doc: "The estimate that the page is about, in percent.",
      example: "low_literacy"),
    ConfigField(
      "people", .indicator, .defaults(to: "low_literacy_people"), doc: "The same in people.",
      example: "low_literacy_people"),
    ConfigField(
      "order", .indicator, .defaults(to: "low_literacy_lq"),
      doc: "By which the three areas are chosen that are named: the highest come first.",
      example: "low_literacy_lq"),
    ConfigField(
      "level", .choice(["wijk", "buurt", "custom"]), .defaults(to: "wijk"), doc: "The level of those areas.",
      example: "buurt"),
    ConfigField(
      "geometry", .location, doc: "The borders of those areas, for the map; without it there is a list.",
      example: "${data}/wijken.geojson"),
    ConfigField("code", .text, doc: "The property of the map that holds the code.", example: "statcode"),
    ConfigField(
      "facts_heading", .text, .defaults(to: "Wat merkt de gemeente?"), doc: "The heading above the facts.",
      example: "De gemeente in cijfers"),
    ConfigField(
      "facts", .map(.text),
      doc: """
        What the municipality notices: four indicators at most, each with the words that follow its figure. An indicator \
        without a figure for a municipality is left out there.
        """,
      example: "{ lowest_40_persons: van de mensen heeft een laag inkomen }"),
    ConfigField(
      "costs", .list(.object(costFields)),
      doc: "What one person with low literacy costs in a year, by payer: four at most."),
    ConfigField(
      "library", .text, doc: "What the library does and how many it reaches, in a sentence or two.",
      example: "De bibliotheek helpt elk jaar 300 mensen met taal."),
    ConfigField(
      "question", .text, .defaults(to: "Hoe bereiken we samen deze mensen?"),
      doc: "The question for the talk.",
      example: "Hoe bereiken we samen deze mensen?"),
    ConfigField(
      "points", .list(.text),
      doc:
        "Three points to talk about at most; the last are left out where a page would have more than 150 words."
    ),
    ConfigField(
      "source", .text, doc: "The source line; made from the run unless given.",
      example: "Bron: CBS 2022 en PIAAC 2012."),
    ConfigField(
      "paper", .choice(PosterPaper.allCases.map(\.rawValue)), .defaults(to: "a4"), doc: "The paper.",
      example: "a3"),
  ]

  private static let costFields: [ConfigField] = [
    ConfigField("label", .text, .required, doc: "Who pays, in a word or two.", example: "de gemeente"),
    ConfigField("euro", .number, .required, doc: "Euro a year for each person.", example: "118"),
  ]

  /// Reads the configuration.
  init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    var found = diagnostics
    func column(_ field: String) -> IndicatorID {
      let name = config.requiredText(field)
      return input.column(named: name, at: config.place(of: field), into: &found)?.id ?? IndicatorID(name)
    }
    path = config.requiredText("path")
    columns = input.ids
    (share, people, order) = (column("share"), column("people"), column("order"))
    level = AreaLevel(rawValue: config.requiredText("level")) ?? .wijk
    geometry = config.text("geometry").map {
      Location(path: $0, member: nil, place: config.place(of: "geometry"))
    }
    codeProperty = config.text("code")
    factsHeading = config.requiredText("facts_heading")
    facts = config.entries("facts").compactMap { entry in
      input.column(named: entry.key, at: entry.keyPlace, into: &found).map {
        Fact(indicator: $0, text: entry.value.text ?? "")
      }
    }
    costs = (config.node("costs")?.list ?? []).map { node in
      Cost(label: node["label"]?.text ?? "", euro: node["euro"]?.number ?? 0)
    }
    library = config.text("library")
    question = config.requiredText("question")
    points = config.texts("points") ?? []
    source = config.text("source")
    paper = PosterPaper(rawValue: config.requiredText("paper")) ?? .a4
    diagnostics = found
    check(config, into: &diagnostics)
  }

  private func check(_ config: Config, into diagnostics: inout Diagnostics) {
    for (field, count, most) in [
      ("facts", facts.count, 4), ("costs", costs.count, 4), ("points", points.count, 3),
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
