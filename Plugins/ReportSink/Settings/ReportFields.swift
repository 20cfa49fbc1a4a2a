import HouseStyle
import PluginKit

/// The fields that the sink accepts.
enum ReportFields {
  /// What is made beside the page of each municipality.
  enum Document: String, CaseIterable, Sendable {
    /// The one page to put on the table.
    case praatplaat
    /// The document with all details.
    case background
    /// What to say to whom.
    case guide
    /// The figures as files.
    case data
  }

  /// Who in the town hall a talk is with.
  enum Portfolio: String, CaseIterable, Sendable {
    case culture
    case social
    case work
    case health
    case education
    case finance
  }

  /// The size of a praatplaat.
  enum Paper: String, CaseIterable, Sendable {
    case a4
    case a3
  }

  static let all: [ConfigField] =
    [
      ConfigField("path", .outputPath, .required, doc: "The folder to make.", example: "out/report"),
      ConfigField(
        "title", .text, .defaults(to: "Ken uw doelgroep"), doc: "What the report is called.",
        example: "Ken uw doelgroep"),
      ConfigField(
        "language", .choice(Language.Code.allCases.map(\.rawValue)), .defaults(to: "nl"),
        doc: "The language of the report.", example: "en"),
      ConfigField(
        "estimate", .indicator,
        doc:
          "The estimate that the report is about, in percent. Without it `low_literacy`, where there is such a column.",
        example: "low_literacy"),
      ConfigField(
        "index", .indicator,
        doc:
          "The indicator to put areas in order by, most vulnerable first. Without it the first column with the unit `score` and the domain `index`; without such a column areas are in order of name.",
        example: "vulnerability"),
      ConfigField(
        "national", .text, .defaults(to: "auto"),
        doc: "The code of the row to compare with; `auto` is the one row of the level country.",
        example: "NL00"),
      ConfigField(
        "areas", .choice(["auto", "wijk", "buurt"]), .defaults(to: "auto"),
        doc: "The level of the areas that get a profile; `auto` is every level below the municipality.",
        example: "wijk"),
      ConfigField(
        "maps", .list(.object(map)),
        doc: "The borders of areas, by level; a level without them is drawn as tiles of one size."),
      ConfigField(
        "documents", .list(.choice(Document.allCases.map(\.rawValue))),
        doc: "What is made beside the page of each municipality; all of it unless given.",
        example: "[praatplaat, background]"),
      ConfigField(
        "pdf", .flag, .defaults(to: "false"),
        doc:
          "Whether praatplaten and background documents are printed to PDF as well, where the program WeasyPrint is installed.",
        example: "true"),
      ConfigField(
        "portfolios", .list(.choice(Portfolio.allCases.map(\.rawValue))),
        doc: "Whom talks are with: a guide is made for each. Without it for `social`.",
        example: "[culture, social]"),
      HouseStyle.field,
      ConfigField(
        "templates", .map(.location),
        doc:
          "Templates of your own, in Mustache, by the name of the one whose place they take; see docs/read-a-report.md.",
        example: "{ foot: eigen/foot.mustache }"),
    ] + poster

  private static let map: [ConfigField] = [
    ConfigField(
      "level", .choice(["municipality", "wijk", "buurt", "custom"]), .required,
      doc: "The level of the areas.", example: "wijk"),
    ConfigField(
      "geometry", .location, .required, doc: "The borders: GeoJSON or TopoJSON.",
      example: "${data}/wijken.geojson"),
    ConfigField("code", .text, doc: "The property that holds the code.", example: "statcode"),
    ConfigField(
      "breaks", .list(.number),
      doc:
        "Where classes of the estimate begin, in percent; give them to compare maps of different years. Without them classes hold as many areas each.",
      example: "[6, 8, 10, 12]"),
  ]

  private static let poster: [ConfigField] = [
    ConfigField(
      "paper", .list(.choice(Paper.allCases.map(\.rawValue))),
      doc: "The sizes of the praatplaat; A4 and A3 unless given.", example: "[a4]"),
    ConfigField(
      "consequences", .list(.object(consequence)),
      doc: "What a municipality notices: one figure each about money, health, work and children."),
    ConfigField(
      "costs", .list(.object(cost)),
      doc: "What one person with low literacy costs in a year, by payer: four at most."),
    ConfigField(
      "library", .object(library), doc: "What the library does; left out where it is not given."),
    ConfigField("question", .text, doc: "The question for the talk.", example: "Wie helpt mee?"),
    ConfigField(
      "points", .list(.text),
      doc: "Three points to talk about at most; the last are left out where a page would be too full.",
      example: "[Wie ziet deze mensen al?]"),
    ConfigField(
      "source", .text, doc: "The source line of the praatplaat; made from the run unless given.",
      example: "Bron: CBS 2022."),
  ]

  /// What can be noticed of low literacy.
  enum Theme: String, CaseIterable, Sendable {
    case money
    case health
    case work
    case children
  }

  private static let consequence: [ConfigField] = [
    ConfigField(
      "theme", .choice(Theme.allCases.map(\.rawValue)), .required, doc: "What it is about.", example: "money"),
    ConfigField(
      "indicator", .indicator, doc: "The indicator whose figure of the municipality is shown.",
      example: "lowest_40_persons"),
    ConfigField(
      "euro", .number, doc: "Instead of an indicator: euro a year for each person with low literacy.",
      example: "89"),
    ConfigField(
      "figure", .text, doc: "Instead of an indicator: a figure for the whole country, as text.",
      example: "2 keer"),
    ConfigField(
      "text", .text, .required, doc: "The words behind the figure.",
      example: "van de mensen heeft een laag inkomen"),
  ]

  private static let cost: [ConfigField] = [
    ConfigField("label", .text, .required, doc: "Who pays, in a word or two.", example: "de gemeente"),
    ConfigField("euro", .number, .required, doc: "Euro a year for each person.", example: "118"),
    ConfigField(
      "portfolios", .list(.choice(Portfolio.allCases.map(\.rawValue))),
      doc: "In which guides it stands; in all of them unless given.", example: "[health, finance]"),
  ]

  private static let library: [ConfigField] = [
    ConfigField(
      "does", .text, .required, doc: "What the library does, in a sentence or two.",
      example: "De bibliotheek helpt met taal en met de computer."),
    ConfigField("reaches", .integer, doc: "How many people it reaches in a year.", example: "300"),
  ]
}
