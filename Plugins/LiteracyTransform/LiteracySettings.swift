import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The configuration, read and checked against the input.
struct LiteracySettings: Sendable {
  let model: LiteracyModel
  let name: String
  /// The people that counts are counted among, and shares are shares of; nil where neither is needed.
  let inhabitants: IndicatorID?
  let inhabitantsRoundedTo: Double
  /// What the table says of the factors, in the order of the model.
  let margins: [FactorMargin]
  /// The level that areas are compared with.
  let against: AreaLevel
  /// With fewer people an area has no estimate.
  let leastPeople: Double
  /// Whether a margin that is missing for an area is taken to be as in the larger area.
  let fillsIn: Bool
  let estimator: SmallAreaModel

  static let fields: [ConfigField] = [
    ConfigField(
      "model", .document(.object(ModelFields.all)), .required,
      doc: """
        Who has low literacy: effects of age, education and so on, and the figures that are known. The path of a YAML \
        file to edit, or its content.
        """,
      example: "literacy/illustrative-2012.yml"),
    ConfigField(
      "margins", .map(.map(.either([.text, .list(.text)]))), .required,
      doc: """
        By factor of the model: which column holds which category, or several of them together. Columns are counts, or \
        shares in percent. Where categories are left over, the rest of the people has them. A factor that is not named \
        goes with the others as it does in the country.
        """,
      example:
        "{ age: { age_15_24: 16-24, age_25_44: [25-34, 35-44] }, education: { higher_education: high } }"),
    ConfigField(
      "inhabitants", .indicator,
      doc: """
        The column with the people that shares and counts are among. Needed for the number of people where all columns \
        are shares, and where the columns of a factor are counts that leave categories over.
        """,
      example: "inhabitants"),
    ConfigField(
      "rounded_to", .map(.number),
      doc: "To which multiple columns are rounded in the source, which widens the intervals.",
      example: "{ inhabitants: 5, higher_education: 1 }"),
    ConfigField(
      "missing", .choice(["none", "larger_area"]), .defaults(to: "none"),
      doc: """
        What to do where an area lacks one of the columns: give no estimate, or take that factor to be as in the larger \
        area.
        """,
      example: "larger_area"),
    ConfigField(
      "against", .choice(["municipality", "country"]), .defaults(to: "municipality"),
      doc: "What an area is compared with.", example: "country"),
    ConfigField(
      "threshold", .number, .defaults(to: "1.2"),
      doc: "From how many times the share of that larger area on low literacy is over-represented.",
      example: "1.5"),
    ConfigField(
      "least_people", .number, .defaults(to: "200"),
      doc: "With fewer people of these ages there is no estimate.",
      example: "500"),
    ConfigField(
      "draws", .integer, .defaults(to: "1000"), doc: "How often the model is drawn, 200 to 100000.",
      example: "5000"),
    ConfigField(
      "seed", .integer, .defaults(to: "1"), doc: "The start of the random numbers.", example: "2022"),
    ConfigField(
      "name", .text, .defaults(to: "low_literacy"), doc: "What the names of the new columns start with.",
      example: "low_literacy"),
  ]

  /// Reads the configuration; nil after a complaint.
  init?(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    let before = diagnostics.items.count
    let model = config.object("model").flatMap { LiteracyModel($0, into: &diagnostics) }
    var inhabitants: IndicatorID?
    if let node = config.node("inhabitants"),
      let column = input.column(named: node.text ?? "", at: node.place, into: &diagnostics)
    {
      inhabitants = column.id
      if column.unit != .count {
        diagnostics.add(
          Diagnostic(
            .unitClash, "'\(column.id)' is in \(column.unit.rawValue), and people are counted", at: node.place
          ))
      }
    }
    let (draws, seed) = LiteracySettings.random(config, into: &diagnostics)
    guard let model else { return nil }
    margins = FactorMargin.read(config, input, model.factors, inhabitants, into: &diagnostics)
    guard diagnostics.items.count == before else { return nil }
    self.model = model
    self.inhabitants = inhabitants
    inhabitantsRoundedTo =
      config.entries("rounded_to").first { $0.key == inhabitants?.text }?.value.number ?? 0
    name = config.requiredText("name")
    against = config.text("against").flatMap(AreaLevel.init(rawValue:)) ?? .municipality
    leastPeople = config.number("least_people") ?? 0
    fillsIn = config.text("missing") == "larger_area"
    estimator = SmallAreaModel(
      model.factors, national: (model.national.rate, model.national.error), areaEffect: model.areaEffect,
      draws: draws, seed: seed, threshold: config.number("threshold") ?? 1.2)
  }

  private static func random(_ config: Config, into diagnostics: inout Diagnostics) -> (
    draws: Int, seed: UInt64
  ) {
    let draws = config.integer("draws") ?? 0
    if !(200...100_000).contains(draws) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "\(draws) draws", at: config.place(of: "draws"),
          hint: "take 200 to 100000; 1000 is usual"))
    }
    for field in ["threshold", "least_people"]
    where (config.number(field) ?? 0) < (field == "threshold" ? 1 : 0) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(field)' is \(NumberText.plain(config.number(field) ?? 0))",
          at: config.place(of: field),
          hint: field == "threshold" ? "it is at least 1" : "it is not below 0"))
    }
    return (draws, UInt64(bitPattern: Int64(config.integer("seed") ?? 0)))
  }

  /// The columns that go in.
  var inputs: [IndicatorID] {
    var inputs: [IndicatorID] = []
    for id in margins.flatMap(\.columns).map(\.id) + [inhabitants].compactMap({ $0 })
    where !inputs.contains(id) {
      inputs.append(id)
    }
    return inputs
  }

  /// The columns that are rounded in the source, and to which multiple.
  var roundedColumns: [(id: IndicatorID, unit: Double)] {
    let columns = margins.flatMap(\.columns).map { ($0.id, $0.roundedTo) }
    var seen: Set<IndicatorID> = []
    return (columns + [inhabitants].compactMap { $0 }.map { ($0, inhabitantsRoundedTo) })
      .filter { $0.1 > 0 && seen.insert($0.0).inserted }.map { (id: $0.0, unit: $0.1) }
  }

  /// The margin whose columns count the people that the model is about: the first that leaves no category over.
  var peopleMargin: FactorMargin? { margins.first { $0.rest.isEmpty } }

  /// The factors of the model that the table says nothing of.
  var unknownFactors: [String] {
    let known = Set(margins.map(\.factor))
    return model.factors.factors.indices.filter { !known.contains($0) }.map { model.factors.factors[$0].name }
  }
}
