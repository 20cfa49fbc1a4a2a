import PluginKit

/// The fields of a benefits model: a YAML file that users edit, in which every number says where it comes from.
enum ModelFields {
  /// The fields of the whole model.
  static let all: [ConfigField] =
    [
      ConfigField(
        "title", .text, .required, doc: "What the model is, for a reader.",
        example: "Costs of low literacy, PwC 2018"),
      ConfigField(
        "price_year", .integer, .required, doc: "The year of the prices of all amounts that name no other.",
        example: "2018"),
      ConfigField(
        "payers", .map(.object(payer)), .required,
        doc: """
          Who bears the costs of low literacy, each with the cost of one person in a year. The parts must add up to \
          the total: a published total is no part.
          """,
        example: "{ health: { label: { nl: Zorg, en: Health care }, value: 89, ... } }"),
      ConfigField(
        "published_total", .object(amount),
        doc: """
          The published cost of one person in a year for all payers together. It takes no part in the computation: \
          the payers are held to it, since a total taken for a part counts twice.
          """,
        example: "{ value: 575, unit: euro, source: PwC 2018, year: 2018, status: published }"),
    ]
    + ModelParameter.allCases.map { parameter in
      ConfigField(
        parameter.rawValue, .object(parameter == .cost ? amount : figure), .required, doc: parameter.doc,
        example: parameter.example)
    }

  /// The fields of one payer.
  static let payer: [ConfigField] =
    [
      ConfigField(
        "label", .localizedText, .required, doc: "What readers call the payer.",
        example: "{ nl: Zorg, en: Health care }"),
      ConfigField(
        "municipal_share", .object(figure), .required,
        doc: "The share of these costs that the municipality pays from its own budget.",
        example: "{ value: 0, unit: share, source: assumption, year: 2024, status: assumed }"),
      ConfigField(
        "share_removed", .object(figure),
        doc: "The share of these costs that goes away, where it differs from that of the model."),
    ] + amount

  /// The fields of an amount of money.
  static let amount: [ConfigField] =
    figure + [
      ConfigField(
        "price_year", .integer, doc: "The year of its prices; that of the model unless given.",
        example: "2018")
    ]

  /// The fields of one figure.
  static let figure: [ConfigField] = [
    ConfigField(
      "value", scenarios, .required,
      doc: "The number, or a cautious (`low`), a central and a hopeful (`high`) one.",
      example: "{ low: 0.5, central: 0.6, high: 0.7 }"),
    ConfigField(
      "unit", .choice(ModelUnit.allCases.map(\.rawValue)), .required, doc: "The unit of the number.",
      example: "share"),
    ConfigField(
      "source", .text, .required, doc: "Where the number comes from.", example: "SEO 2013"),
    ConfigField("year", .integer, .required, doc: "The year of the source.", example: "2013"),
    ConfigField(
      "status", .choice(ModelStatus.allCases.map(\.rawValue)), .required,
      doc: "`published` as it stands there, `derived` from published numbers, or `assumed`.",
      example: "assumed"),
    ConfigField("note", .text, doc: "What a reader should know about the number."),
  ]

  /// One number, or one for each scenario.
  static let scenarios = ConfigType.either([
    .number,
    .object([
      ConfigField("low", .number, .required, doc: "The cautious scenario."),
      ConfigField("central", .number, .required, doc: "The central scenario."),
      ConfigField("high", .number, .required, doc: "The hopeful scenario."),
    ]),
  ])
}

/// How a number of a model came to be.
enum ModelStatus: String, CaseIterable {
  case published
  case derived
  case assumed
}

/// The units of a model.
enum ModelUnit: String, CaseIterable {
  case euro
  case share
  case percent
  case years
}

/// The figures of a model that belong to no payer.
enum ModelParameter: String, CaseIterable {
  case cost
  case completion
  case additionality
  case shareRemoved = "share_removed"
  case persistence
  case years
  case discountRate = "discount_rate"

  /// The letter in the formulas.
  var symbol: String {
    switch self {
    case .cost: "C"
    case .completion: "c"
    case .additionality: "a"
    case .shareRemoved: "phi"
    case .persistence: "s"
    case .years: "T"
    case .discountRate: "r"
    }
  }

  /// Whether the cautious value is the highest one.
  var isCautiousWhenHigh: Bool { self == .cost || self == .discountRate }

  /// The units it may have.
  var units: [ModelUnit] {
    switch self {
    case .cost: [.euro]
    case .years: [.years]
    case .completion, .additionality, .shareRemoved, .persistence, .discountRate: [.share, .percent]
    }
  }

  /// The values it may have, in euro, as a share or in years.
  var range: ClosedRange<Double> {
    switch self {
    case .cost: 0...1e9
    case .years: 1...100
    case .discountRate: -0.5...0.5
    case .completion, .additionality, .shareRemoved, .persistence: 0...1
    }
  }

  var doc: String {
    switch self {
    case .cost: "C: the cost of one participant."
    case .completion: "c: the share of participants who complete the course."
    case .additionality: "a: the share of those who would not have come as far without it."
    case .shareRemoved: "phi: the share of the costs of low literacy that goes away; nobody knows it well."
    case .persistence: "s: the share of the effect that is left after each further year."
    case .years: "T: the number of years that are counted."
    case .discountRate: "r: how much less a euro is worth a year later."
    }
  }

  var example: String {
    switch self {
    case .cost: example("{ low: 2500, central: 2000, high: 500 }", "euro")
    case .years: example("{ low: 5, central: 10, high: 20 }", "years")
    case .discountRate: example("{ low: 3, central: 2.25, high: 1.5 }", "percent")
    default: example("{ low: 0.5, central: 0.6, high: 0.7 }", "share")
    }
  }

  private func example(_ value: String, _ unit: String) -> String {
    "{ value: \(value), unit: \(unit), source: SEO 2013, year: 2013, status: assumed }"
  }
}
