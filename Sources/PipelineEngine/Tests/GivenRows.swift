import IndicatorSchema
import PluginKit

/// Stands in for a step of which a test says what it gives.
struct GivenRows: Source {
  static let declaration = PluginDeclaration(
    name: "given", kind: .source, purpose: "Gives the rows of a test.", config: ConfigSpec([]))

  let schema: FrameSchema
  private let frame: IndicatorFrame

  init(_ frame: IndicatorFrame, schema: FrameSchema) {
    self.frame = frame
    self.schema = schema
  }

  init(_ config: Config, _ context: PlanContext) throws {
    throw Diagnostic(.fault, "only tests give rows")
  }

  var locations: [Location] { [] }

  var table: SourceOrigin.TableFacts? { nil }

  func read(host: any SourceHost, emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
    if frame.rowCount > 0 { try emit(frame) }
    return SourceReceipt(records: frame.rowCount, accepted: frame.rowCount)
  }
}

extension Pipeline.Step {
  /// The step with what it gives fixed.
  func giving(_ frame: IndicatorFrame) -> Pipeline.Step {
    Pipeline.Step(
      name: name, place: place, declaration: GivenRows.declaration, inputs: [],
      plugin: .source(GivenRows(frame, schema: schema ?? FrameSchema())), budget: budget, settings: settings)
  }
}
