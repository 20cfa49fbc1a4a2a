import IndicatorSchema
import PluginKit

/// Puts the rows of several inputs under each other.
public struct StackTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "stack", kind: .transform,
    purpose: """
      Puts the rows of several inputs under each other, such as wijken and municipalities, or one year and the next.
      """,
    config: ConfigSpec([
      ConfigField(
        "columns", .choice(["same", "all"]), .defaults(to: "same"),
        doc: """
          Whether all inputs must have the same columns, in whatever order, or with `all` a column may be missing in \
          the rows of an input that lacks it.
          """,
        example: "all")
    ]), needsAllRows: true, inputs: 2...8)

  /// The columns of the first input, then what each further input adds.
  public let schema: FrameSchema
  /// Nothing is computed.
  public let derivations: [IndicatorID: Derivation] = [:]
  /// A column comes from every input that has it.
  public let stacksRows = true
  private let inputs: Int

  /// Checks the configuration against the inputs.
  ///
  /// - Throws: `Diagnostics` for a column that an input lacks, and for one that is not the same indicator in all.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    var schema = FrameSchema()
    for (position, input) in inputs.enumerated() {
      for column in input.columns {
        guard let known = schema[column.id] else {
          schema = schema.adding(column)
          continue
        }
        if known.unit != column.unit {
          diagnostics.add(StackTransform.clash(known, column, input: position, at: config.place))
        }
      }
    }
    if config.text("columns") != "all" {
      for (position, input) in inputs.enumerated() {
        let lacking = schema.ids.filter { !input.contains($0) }
        if !lacking.isEmpty {
          diagnostics.add(StackTransform.lacks(lacking, input: position, at: config.place))
        }
      }
    }
    try diagnostics.throwIfAny()
    self.schema = schema
    self.inputs = inputs.count
  }

  private static func clash(_ one: Indicator, _ other: Indicator, input: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .unitClash,
      "'\(one.id)' is in \(other.unit.rawValue) in input \(input + 1), and in \(one.unit.rawValue) before it",
      at: place, hint: "convert one of them with 'derive' before")
  }

  private static func lacks(_ columns: [IndicatorID], input: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .unknownIndicator,
      "input \(input + 1) has no column '\(columns.map(\.text).joined(separator: "', '"))'", at: place,
      hint: "say columns: all to leave such cells missing")
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { StackRun(schema.ids, inputs: inputs) }
}
