import IndicatorSchema
import PluginKit

/// Puts the columns of several inputs beside each other, by area and period.
public struct JoinTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "join", kind: .transform,
    purpose: """
      Adds the columns, area names and parents of further inputs to the rows of the first, by area and period.
      """,
    config: ConfigSpec([
      ConfigField(
        "periods", .choice(["same", "ignore"]), .defaults(to: "same"),
        doc: """
          Whether rows match when area and period are the same, or by area alone. The latter needs further \
          inputs of one period each.
          """,
        example: "ignore"),
      ConfigField(
        "prefer", .either([preference, .map(preference)]),
        doc: """
          Which input a column is taken from when several have it: the first or the last of them. One word for \
          all columns or a map with one for each. Cells are never mixed: the column comes from one input, and is \
          missing where that has no row. Without it such a column is an error.
          """,
        example: "{ inhabitants: first }"),
    ]), needsAllRows: true, inputs: 2...8, example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    sources:
      sample:
        use: xml
        preset: odata-atom
        location: sample/tilburg-2022.xml.gz
        area: WijkenEnBuurten
        bindings: sample/tilburg-2022
      names:
        use: csv
        location: catalogue/provinces.csv
        delimiter: ";"
        area: { column: area, name: name, parent: parent }
    transforms:
      join:
        from: [sample, names]
        use: join
    """

  private static let preference = ConfigType.choice(["first", "last"])

  /// The columns of the first input, then what each further input adds.
  public let schema: FrameSchema
  /// Nothing is computed.
  public let derivations: [IndicatorID: Derivation] = [:]
  private let plan: JoinPlan

  /// Checks the configuration against the inputs.
  ///
  /// - Throws: `Diagnostics` for columns that several inputs have and preferences for columns that only one has.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let columns = JoinTransform.columns(
      of: inputs, Preferences(config), at: config.place, into: &diagnostics)
    try diagnostics.throwIfAny()
    schema = FrameSchema(columns.map(\.indicator))
    plan = JoinPlan(
      inputs: inputs.count, columns: columns.map { ($0.indicator.id, $0.input) },
      ignoresPeriods: config.text("periods") == "ignore", place: config.place(of: "periods"))
  }

  /// The columns of all inputs, each once, and the input each is taken from.
  private static func columns(
    of inputs: [FrameSchema], _ preferences: Preferences, at place: Place, into diagnostics: inout Diagnostics
  ) -> [(indicator: Indicator, input: Int)] {
    var columns: [(indicator: Indicator, input: Int)] = []
    var shared: Set<IndicatorID> = []
    for (input, schema) in inputs.enumerated() {
      for indicator in schema.columns {
        guard let index = columns.firstIndex(where: { $0.indicator.id == indicator.id }) else {
          columns.append((indicator, input))
          continue
        }
        shared.insert(indicator.id)
        switch preferences.choice(of: indicator.id) {
        case .first: continue
        case .last: columns[index] = (indicator, input)
        case nil: diagnostics.add(conflict(indicator.id, columns[index].input, input, place))
        }
      }
    }
    preferences.checkUsed(shared, into: &diagnostics)
    return columns
  }

  private static func conflict(_ id: IndicatorID, _ one: Int, _ other: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      .invalidValue, "inputs \(one + 1) and \(other + 1) both have a column '\(id)'", at: place,
      hint: "say which one to take, such as prefer: { \(id): first }, or drop one with 'select' before")
  }

  /// The input of each column, which `prefer` may have settled.
  public var passedFrom: [IndicatorID: Int] {
    Dictionary(plan.columns.map { ($0.id, $0.input) }, uniquingKeysWith: { first, _ in first })
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { JoinRun(plan) }
}

/// Which input to take a column from when several have it.
private struct Preferences {
  enum Choice: String {
    case first
    case last
  }

  private let general: Choice?
  private let named: [(id: IndicatorID, choice: Choice?, place: Place)]

  init(_ config: Config) {
    general = config.node("prefer")?.text.flatMap(Choice.init(rawValue:))
    named = config.entries("prefer").map { entry in
      (IndicatorID(entry.key), entry.value.text.flatMap(Choice.init(rawValue:)), entry.keyPlace)
    }
  }

  func choice(of id: IndicatorID) -> Choice? {
    named.first { $0.id == id }.map(\.choice) ?? general
  }

  /// Complains of preferences for columns that do not need one.
  func checkUsed(_ shared: Set<IndicatorID>, into diagnostics: inout Diagnostics) {
    for (id, _, place) in named where !shared.contains(id) {
      diagnostics.add(
        Diagnostic(
          .unknownIndicator, "no two inputs have a column '\(id)'", at: place,
          hint: Suggestion.hint(for: id.text, among: shared.map(\.text).sorted()) ?? "leave it out"))
    }
  }
}
