import AreaSets
import IndicatorSchema
import PluginKit

/// Adds rows for regions: villages, catchments, provinces, new municipalities, each put together from its parts.
public struct RegionsTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "regions", kind: .transform,
    purpose: """
      Adds rows for custom areas, each a named set of buurten, wijken or municipalities: counts add up, and shares, \
      rates and means are weighted with their own denominator.
      """,
    config: ConfigSpec(RegionsTransform.fields + RegionRules.fields), needsAllRows: true, example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      few:
        from: sample
        use: select
        indicators: [inhabitants, dwellings, owner_occupied]
      regions:
        from: few
        use: regions
        areas:
          - { id: udenhout, name: Udenhout en Biezenmortel, members: [WK085567, WK085568] }
    """

  /// The columns of the input.
  public let schema: FrameSchema
  /// Columns keep their origin: what is added to them are rows.
  public let derivations: [IndicatorID: Derivation] = [:]
  /// The table of the regions, where there is one.
  public let locations: [Location]
  private let plan: RegionsPlan

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for sets with an area twice or inside another one, columns that do not follow from those
  ///   of parts and are not left out, and means whose denominator is unknown.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    schema = inputs.first ?? FrameSchema()
    let level = config.text("level").flatMap(AreaLevel.init(rawValue:)) ?? .custom
    let source = RegionsTransform.source(config, level, into: &diagnostics)
    let rules = RegionRules(config, schema, into: &diagnostics)
    try diagnostics.throwIfAny()
    guard let source else { throw Diagnostic(.fault, "regions without a complaint", at: config.place) }
    if case .table(let file) = source { locations = [file.location] } else { locations = [] }
    plan = RegionsPlan(
      source: source, level: level, rules: rules, keepsParts: config.text("keep") != "regions",
      columns: schema.ids, step: context.step, place: config.place)
  }

  /// Starts a run, and reads the table of the regions where there is one.
  public func start(host: any TransformHost) throws -> any TransformRun {
    var sets: [AreaSet] = []
    switch plan.source {
    case .sets(let listed): sets = listed
    case .parents: break
    case .table(let file):
      sets = AreaSet.sets(try file.read(host))
      var diagnostics = Diagnostics()
      AreaSet.check(sets, level: plan.level, into: &diagnostics)
      try diagnostics.throwIfAny()
    }
    return RegionsRun(plan, sets)
  }
}

extension RegionsTransform {
  private static let levelType = ConfigType.choice(AreaLevel.allCases.map(\.rawValue))

  private static let fields: [ConfigField] = [
    ConfigField(
      "areas", AreaSet.configType,
      doc: """
        The regions, here or in a YAML file of their own. A region may share areas with another one; an area may not \
        be in one region twice, nor inside another member.
        """,
      example: "kernen.yml"),
    ConfigField(
      "table", .object(MembershipFile.fields),
      doc: "The regions as a table with a line for each area, in place of `areas`.",
      example: "{ location: kernen.csv, area: buurt, region: kern, name: kern }"),
    ConfigField(
      "to", .choice(["parent"]),
      doc: """
        In place of `areas`: every area that holds areas of the level `of` becomes a region, such as the provinces of \
        municipalities. One that has a row already is left as it is.
        """,
      example: "parent"),
    ConfigField("of", levelType, doc: "With `to: parent`: the level of the parts.", example: "municipality"),
    ConfigField(
      "level", levelType, .defaults(to: "custom"),
      doc: "The level of the regions that `areas` or `table` names.", example: "province"),
    ConfigField(
      "keep", .choice(["all", "regions"]), .defaults(to: "all"),
      doc: """
        Whether the rows of the input are kept beside those of the regions. To convert figures to new borders, keep \
        just the regions.
        """,
      example: "regions"),
  ]

  private static func source(
    _ config: Config, _ level: AreaLevel, into diagnostics: inout Diagnostics
  ) -> RegionsPlan.Source? {
    let ways = ["areas", "table", "to"].filter { config.node($0) != nil }
    guard ways.count == 1 else {
      let message =
        ways.isEmpty
        ? "'regions' has no regions"
        : "'\(ways.joined(separator: "' and '"))' both say what regions there are"
      diagnostics.add(
        Diagnostic(
          ways.isEmpty ? .missingField : .invalidValue, message,
          at: ways.last.map(config.place(of:)) ?? config.place,
          hint: "give one of areas, table and to"))
      return nil
    }
    if config.node("to") != nil { return parents(config, into: &diagnostics) }
    if config.node("of") != nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'of' has no effect without 'to'", at: config.place(of: "of"), hint: "leave it out"))
    }
    if let table = config.object("table") { return .table(MembershipFile(table)) }
    let sets = AreaSet.sets(config, "areas") ?? []
    if sets.isEmpty {
      diagnostics.add(Diagnostic(.invalidValue, "'areas' lists no region", at: config.place(of: "areas")))
    }
    AreaSet.check(sets, level: level, into: &diagnostics)
    return .sets(sets)
  }

  private static func parents(_ config: Config, into diagnostics: inout Diagnostics) -> RegionsPlan.Source? {
    if config.node("level") != nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'level' has no effect with 'to': regions are of the level their code tells",
          at: config.place(of: "level"), hint: "leave it out"))
    }
    guard let level = config.text("of").flatMap(AreaLevel.init(rawValue:)) else {
      diagnostics.add(
        Diagnostic(
          .missingField, "'to: parent' needs the level of the parts", at: config.place(of: "to"),
          hint: "for example of: municipality"))
      return nil
    }
    return .parents(of: level)
  }
}

/// What is put together, and how.
struct RegionsPlan: Sendable {
  /// Where the regions come from.
  enum Source: Sendable {
    case sets([AreaSet])
    case table(MembershipFile)
    /// The areas that hold those of a level.
    case parents(of: AreaLevel)
  }

  let source: Source
  /// The level of named regions.
  let level: AreaLevel
  let rules: RegionRules
  /// Whether the rows of the input are given as well.
  let keepsParts: Bool
  let columns: [IndicatorID]
  /// The name of the step.
  let step: String
  let place: Place
}
