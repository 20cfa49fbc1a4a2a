import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Makes figures of areas of different size comparable: per so many inhabitants, households or something else.
public struct DenominateTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "denominate", kind: .transform,
    purpose: "Divides figures by the size of an area: per so many inhabitants, households or something else.",
    config: ConfigSpec([
      ConfigField(
        "by", .indicator, doc: "The indicator that says how large an area is.", example: "inhabitants"),
      ConfigField(
        "per", .number, .defaults(to: "1"),
        doc: "Per how many: the result is x / d * `per`, missing where d is 0 or less.", example: "1000"),
      ConfigField(
        "indicators", .either([.list(.indicator), .map(.object(DenominatedColumn.fields))]), .required,
        doc: "The indicators to divide; as a map where one of them needs something of its own.",
        example: "{ social_assistance: {}, cars: { by: households, per: 100 } }"),
      ConfigField(
        "polarity", .choice(Polarity.allCases.map(\.rawValue)),
        doc: "Whether higher is better, worse or neither; that of each indicator unless given.",
        example: "worse"),
    ]), example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      denominate:
        from: sample
        use: denominate
        indicators: { dwellings: { by: inhabitants, per: 1000 } }
    """

  /// The columns of the input and the new ones.
  public let schema: FrameSchema
  /// The formula of each new column.
  public let derivations: [IndicatorID: Derivation]
  private let columns: [DenominatedColumn]

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, shares that are to be divided again, units that do not fit
  ///   and names that are taken.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    var schema = input
    var columns: [DenominatedColumn] = []
    let common = DenominatedColumn.Common(config, input, into: &diagnostics)
    for item in DenominatedColumn.items(config, input, into: &diagnostics) {
      guard let column = DenominatedColumn(item, common, input, into: &diagnostics) else { continue }
      schema.checkNew(column.indicator.id, at: item.place, into: &diagnostics)
      columns.append(column)
      schema = schema.adding(column.indicator)
    }
    if columns.isEmpty, diagnostics.isEmpty {
      diagnostics.add(
        Diagnostic(
          .missingField, "there is no indicator to divide", at: config.place(of: "indicators"),
          hint: "name at least one indicator"))
    }
    try diagnostics.throwIfAny()
    self.schema = schema
    self.columns = columns
    derivations = Dictionary(
      columns.map { ($0.indicator.id, $0.derivation(step: context.step)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { DenominateRun(columns) }
}

/// One run: every batch is computed on its own.
private struct DenominateRun: TransformRun {
  private let columns: [DenominatedColumn]
  private var obstacles: [[Denomination.Obstacle: Int]]

  init(_ columns: [DenominatedColumn]) {
    self.columns = columns
    obstacles = columns.map { _ in [:] }
  }

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    var batch = batch
    for position in columns.indices {
      if let column = compute(position, batch) { batch.setColumn(column) }
    }
    try emit(batch)
  }

  private mutating func compute(_ position: Int, _ batch: IndicatorFrame) -> IndicatorColumn? {
    let item = columns[position]
    guard let figures = batch.column(item.source), let sizes = batch.column(item.denominator) else {
      return nil
    }
    var result = IndicatorColumn(item.indicator.id)
    for row in 0..<batch.rowCount {
      let status = figures.statuses[row].combined(with: sizes.statuses[row])
      guard let figure = figures[row], let size = sizes[row] else {
        result.append(nil, status)
        continue
      }
      switch item.denomination.apply(figure, by: size) {
      case .success(let value): result.append(value, status)
      case .failure(let obstacle):
        obstacles[position][obstacle, default: 0] += 1
        result.append(nil, .missing)
      }
    }
    return result
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    let notes = zip(columns, obstacles).flatMap { column, counts in
      Denomination.Obstacle.allCases.compactMap { obstacle in
        counts[obstacle].map { "\(column.indicator.id): missing in \($0) rows (\(obstacle.rawValue))" }
      }
    }
    return TransformReceipt(notes: notes)
  }
}
