import IndicatorSchema
import PluginKit

/// Makes and runs plugins the way a host does, for tests.
public enum PluginHarness {
  /// A context with a catalogue of these indicators and tables.
  public static func context(
    _ indicators: [Indicator] = [], tables: [(catalogue: String, table: TableBinding)] = [],
    period: Period? = Period(year: 2017), ancestors: [IndicatorID: Set<IndicatorID>] = [:],
    comparisons: Set<IndicatorID> = []
  ) -> PlanContext {
    var catalogue = Catalogue()
    for indicator in indicators { catalogue.add(indicator) }
    for entry in tables { catalogue.add(entry.table, to: entry.catalogue) }
    return PlanContext(
      step: "step", catalogue: catalogue, period: period, pipeline: "test", ancestors: ancestors,
      comparisons: comparisons)
  }

  /// Checks a configuration as the host does before it makes a plugin.
  ///
  /// - Throws: `Diagnostics` with every complaint.
  public static func config(_ node: ConfigNode, for declaration: PluginDeclaration) throws -> Config {
    var diagnostics = Diagnostics()
    let config = declaration.config.decode(node, into: &diagnostics)
    try diagnostics.throwIfAny()
    return config
  }

  /// Makes a source.
  public static func source<S: Source>(_: S.Type, _ node: ConfigNode, _ context: PlanContext) throws -> S {
    try S(config(node, for: S.declaration), context)
  }

  /// Makes a transform.
  public static func transform<T: Transform>(
    _: T.Type, _ node: ConfigNode, inputs: [FrameSchema], _ context: PlanContext
  ) throws -> T {
    try T(config(node, for: T.declaration), inputs: inputs, context)
  }

  /// Makes a sink.
  public static func sink<K: Sink>(
    _: K.Type, _ node: ConfigNode, input: FrameSchema, _ context: PlanContext
  ) throws -> K {
    try K(config(node, for: K.declaration), input: input, context)
  }

  /// Reads a source to the end and puts its batches together.
  public static func read(
    _ source: some Source, host: any SourceHost
  ) throws -> (frame: IndicatorFrame, receipt: SourceReceipt) {
    var whole = IndicatorFrame(columns: source.schema.ids)
    let receipt = try source.read(host: host) { whole.append(contentsOf: $0) }
    return (whole, receipt)
  }

  /// Runs a transform over one frame per input, cut into batches, and puts what comes out together.
  public static func run(
    _ transform: some Transform, _ inputs: [IndicatorFrame], batchRows: Int = .max,
    host: any TransformHost = NoFiles()
  ) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    var whole = IndicatorFrame(columns: transform.schema.ids)
    var run = try transform.start(host: host)
    for (index, frame) in inputs.enumerated() {
      for batch in batches(of: frame, rows: batchRows) {
        try run.process(batch, input: index) { whole.append(contentsOf: $0) }
      }
    }
    let receipt = try run.finish { whole.append(contentsOf: $0) }
    return (whole, receipt)
  }

  /// A frame cut into batches of at most this many rows; an empty frame gives none.
  public static func batches(of frame: IndicatorFrame, rows: Int) -> [IndicatorFrame] {
    guard frame.rowCount > rows else { return frame.rowCount == 0 ? [] : [frame] }
    return stride(from: 0, to: frame.rowCount, by: rows).map { start in
      frame.selectingRows(Array(start..<min(start + rows, frame.rowCount)))
    }
  }
}
