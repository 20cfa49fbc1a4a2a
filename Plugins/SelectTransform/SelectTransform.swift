import IndicatorSchema
import PluginKit

/// Keeps some of the rows and columns of a frame.
public struct SelectTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "select", kind: .transform,
    purpose: "Keeps some areas, levels, periods and indicators, and counts what it leaves out.",
    config: ConfigSpec([
      ConfigField(
        "areas", .either([.list(.text), .text]),
        doc: """
          The codes of the areas to keep. Together with `within`, an area that either of them names is kept. \
          A code that no row has is an error.
          """,
        example: "[NL00, GM0855]"),
      ConfigField(
        "within", .either([.list(.text), .text]),
        doc: """
          Municipalities or wijken to keep with everything that lies in them: a municipality with its wijken \
          and buurten, a wijk with its buurten.
          """,
        example: "GM0855"),
      ConfigField(
        "levels", .either([levelType, .list(levelType)]), doc: "The levels to keep; all unless given.",
        example: "[municipality, wijk]"),
      ConfigField(
        "periods", .either([.list(.text), .text]),
        doc: "The periods to keep; all unless given. A period that no row has is an error.",
        example: "[2016, 2017]"),
      ConfigField(
        "indicators", .list(.indicator), doc: "The indicators to keep, in this order; all unless given.",
        example: "[inhabitants, low_income_households]"),
      ConfigField(
        "drop", .list(.indicator), doc: "The indicators to leave out; not together with `indicators`.",
        example: "[households]"),
      ConfigField(
        "coverage", .object(CoverageScreen.fields),
        doc: """
          Keeps the rows that have enough of some indicators: with less an area can't be compared. Rows left out are \
          counted like the others.
          """,
        example: "{ least: 0.66 }"),
    ]), example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      select:
        from: sample
        use: select
        levels: [municipality, wijk]
        indicators: [inhabitants, owner_occupied]
    """

  private static let levelType = ConfigType.choice(AreaLevel.allCases.map(\.rawValue))

  /// The columns it keeps.
  public let schema: FrameSchema
  /// Nothing is computed.
  public let derivations: [IndicatorID: Derivation] = [:]
  private let rows: RowSelection
  private let screen: CoverageScreen?

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, malformed codes and periods, and a selection of nothing.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let fields = SelectTransform.declaration.config.fields.map(\.name)
    if !fields.contains(where: { config.node($0) != nil }) {
      diagnostics.add(
        Diagnostic(
          .missingField, "'select' has nothing to select by", at: config.place,
          hint: "give one of \(fields.joined(separator: ", "))"))
    }
    schema = SelectTransform.columns(config, inputs.first ?? FrameSchema(), into: &diagnostics)
    rows = RowSelection(config, into: &diagnostics)
    screen = config.object("coverage").map {
      CoverageScreen($0, inputs.first ?? FrameSchema(), into: &diagnostics)
    }
    try diagnostics.throwIfAny()
  }

  private static func columns(
    _ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics
  ) -> FrameSchema {
    let kept = config.columns("indicators", of: input, into: &diagnostics)
    let dropped = config.columns("drop", of: input, into: &diagnostics)
    if kept != nil, dropped != nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'indicators' and 'drop' say the same thing in two ways",
          at: config.place(of: "drop"), hint: "keep one of them"))
    }
    if let kept { return FrameSchema(kept.map(\.column)) }
    let names = Set((dropped ?? []).map(\.column.id))
    return FrameSchema(input.columns.filter { !names.contains($0.id) })
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun {
    SelectRun(columns: schema.ids, rows: rows, screen: screen)
  }
}

/// One run: every batch is filtered on its own.
private struct SelectRun: TransformRun {
  let columns: [IndicatorID]
  let rows: RowSelection
  let screen: CoverageScreen?
  var filtered: [String: Int] = [:]
  var met = RowSelection.Met()

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    let refusals = batch.areas.areas.map { rows.refusal(of: $0, &met) }
    let covered = screen.map { screen in screen.columns.compactMap { batch.column($0) } } ?? []
    var kept: [Int] = []
    kept.reserveCapacity(batch.rowCount)
    for row in 0..<batch.rowCount {
      let reason =
        refusals[Int(batch.areaPositions[row])] ?? rows.refusal(of: batch.periods[row], &met)
        ?? screen?.refusal(of: row, covered)
      if let reason { filtered[reason, default: 0] += 1 } else { kept.append(row) }
    }
    guard !kept.isEmpty else { return }
    let narrow = batch.selectingColumns(columns)
    try emit(kept.count == batch.rowCount ? narrow : narrow.selectingRows(kept))
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    try rows.checkAllMet(met)
    return TransformReceipt(filtered: filtered)
  }
}
