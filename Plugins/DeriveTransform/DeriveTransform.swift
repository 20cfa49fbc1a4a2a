import IndicatorSchema
import PluginKit

/// Computes new indicators from those of the input by formulas.
public struct DeriveTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "derive", kind: .transform,
    purpose: "Computes new indicators from those of the input by formulas, with their units checked.",
    config: ConfigSpec([
      ConfigField(
        "indicators", .map(.object(DerivedIndicator.fields)), .required,
        doc: """
          The new indicators by name, each with its formula. A result is missing where an input is, where a \
          division is by zero, and where it is too large to be a number; its status is the least certain one of \
          its inputs. Units are checked: what is added must measure the same thing (percent and per_1000, euro and \
          thousand_euro, km and metre are converted to the unit on the left), and the result must have the \
          declared unit and scale, so that a ratio of counts needs `100 *` to be percent and `1000 *` to be \
          per_1000. `score` may be any combination that no other unit fits.
          """,
        example: """
          { assistance_rate: { formula: 1000 * social_assistance / inhabitants, unit: per_1000, polarity: worse } }
          """)
    ]), example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      derive:
        from: sample
        use: derive
        indicators:
          rented: { formula: 100 - owner_occupied, unit: percent, polarity: context, domain: housing, label: Huurwoningen }
    """

  /// The columns of the input and the new ones.
  public let schema: FrameSchema
  /// The formula of each new column.
  public let derivations: [IndicatorID: Derivation]
  private let derived: [DerivedIndicator]

  /// Checks the formulas against the input.
  ///
  /// - Throws: `Diagnostics` for malformed formulas, unknown indicators, a wrong order and units that clash.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    var schema = inputs.first ?? FrameSchema()
    var derived: [DerivedIndicator] = []
    let entries = config.entries("indicators")
    for (position, entry) in entries.enumerated() {
      let later = entries[(position + 1)...].map { IndicatorID($0.key) }
      let read = DerivedIndicator(
        entry, available: schema, later: later, context.catalogue, into: &diagnostics)
      guard let read else { continue }
      derived.append(read)
      schema = schema.adding(read.indicator)
    }
    try diagnostics.throwIfAny()
    self.schema = schema
    self.derived = derived
    derivations = Dictionary(
      derived.map { item in
        let derivation = Derivation(
          step: context.step, formula: item.formulaText, inputs: item.formula.indicators)
        return (item.indicator.id, derivation)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { DeriveRun(derived) }
}

/// One run: every batch is computed on its own.
private struct DeriveRun: TransformRun {
  private let derived: [DerivedIndicator]
  private var divisions: [Int]
  private var overflows: [Int]

  init(_ derived: [DerivedIndicator]) {
    self.derived = derived
    divisions = derived.map { _ in 0 }
    overflows = divisions
  }

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    var batch = batch
    for position in derived.indices { batch.setColumn(compute(position, batch)) }
    try emit(batch)
  }

  private mutating func compute(_ position: Int, _ batch: IndicatorFrame) -> IndicatorColumn {
    let item = derived[position]
    var statuses = [CellStatus](repeating: .observed, count: batch.rowCount)
    for column in item.formula.indicators.compactMap({ batch.column($0) }) {
      for row in statuses.indices { statuses[row] = statuses[row].combined(with: column.statuses[row]) }
    }
    let result = FormulaEvaluation(item.formula, batch)
    var values = [Double](repeating: .nan, count: batch.rowCount)
    for row in values.indices where statuses[row].hasValue {
      switch result.failures[row] {
      // Adding 0 makes a plain 0 of -0, which is a number but no figure for a reader.
      case .none: values[row] = result.values[row] + 0
      case .divisionByZero: divisions[position] += 1
      case .overflow: overflows[position] += 1
      }
      if result.failures[row] != .none { statuses[row] = .missing }
    }
    return IndicatorColumn(item.indicator.id, values: values, statuses: statuses)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    var notes: [String] = []
    for (position, item) in derived.enumerated() {
      let id = item.indicator.id
      if divisions[position] > 0 {
        notes.append("\(id): missing in \(divisions[position]) rows because of a division by zero")
      }
      if overflows[position] > 0 {
        notes.append("\(id): missing in \(overflows[position]) rows because the result is too large")
      }
    }
    return TransformReceipt(notes: notes)
  }
}
