import IndicatorSchema
import PluginKit

/// Doubles the first column, with a fault that its configuration names.
struct FaultyTransform: Transform {
  static let declaration = PluginDeclaration(
    name: "faulty", kind: .transform, purpose: "Doubles a column, and breaks a promise when asked to.",
    config: ConfigSpec([
      ConfigField("fault", .text, doc: "The promise to break."),
      ConfigField("map", .location, doc: "A file to read."),
      ConfigField("free", .map(.text), doc: "Anything."),
    ]))

  private static let counter = Counter()
  let schema: FrameSchema
  let derivations: [IndicatorID: Derivation]
  let locations: [Location]
  private let fault: String

  init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    fault = config.text("fault") ?? ""
    let first = inputs.first?.columns.first
    var schema = inputs.first ?? FrameSchema()
    if let first {
      schema = schema.adding(
        Indicator(
          id: "doubled", label: first.label, unit: first.unit, polarity: .context, domain: "test"))
    }
    if fault == "restless" {
      schema = schema.adding(
        Indicator(
          id: IndicatorID("c\(Int(Self.counter.next()))"), label: LocalizedText(nl: ""), unit: .count,
          polarity: .context, domain: "test"))
    }
    self.schema = schema
    let step = fault == "step" ? "other" : context.step
    let inputs: [IndicatorID] = fault == "inputs" ? ["nowhere"] : [first?.id ?? ""]
    derivations =
      fault == "underived" ? [:] : ["doubled": Derivation(step: step, formula: "2x", inputs: inputs)]
    let map = config.text("map")
    locations = map.map { [Location(path: $0, place: config.place(of: "map"))] } ?? []
    if fault == "trap-like", config.text("map") == "0" { throw Unfit() }
  }

  struct Unfit: Error {}

  func start(host: any TransformHost) throws -> any TransformRun {
    for location in locations {
      if fault == "swallow-open" {
        _ = try? host.open(location)
      } else {
        _ = try host.open(location).readAll(limit: 100)
      }
    }
    return Run(fault: fault, rows: IndicatorFrame(columns: schema.ids), columns: schema.ids)
  }

  static func random() -> Double { counter.next() }

  private struct Run: TransformRun {
    let fault: String
    var rows: IndicatorFrame
    let columns: [IndicatorID]
    var hoard: [Double] = []
    var batches = 0

    mutating func process(
      _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
    ) throws {
      batches += 1
      var out = batch
      guard let first = batch.columns.first else { return }
      var cells = first.cells.map { $0.map { $0 * 2 } }
      switch fault {
      case "batches": cells = cells.map { $0.map { $0 + Double(batches) } }
      case "order": cells = cells.enumerated().map { index, _ in Double(rows.rowCount + index) }
      case "random": cells = cells.map { _ in FaultyTransform.random() }
      case "infinite": cells = cells.map { _ in .infinity }
      case "missing-throws" where cells.allSatisfy { $0 == nil }: throw Unfit()
      default: break
      }
      var doubled = IndicatorColumn("doubled", cells)
      if fault == "leak" {
        doubled = IndicatorColumn("doubled", values: first.values.map { _ in 1 }, statuses: first.statuses)
      }
      out.setColumn(doubled)
      if fault == "change" { out.setColumn(IndicatorColumn(first.id, cells)) }
      if fault == "columns" { out = out.selectingColumns(["doubled"]) }
      if fault == "hoard" { hoard += batch.columns.flatMap(\.values) }
      if fault == "order" || fault == "gather" { rows.append(contentsOf: out) }
      if fault == "gather" { return }
      if fault == "lose", out.rowCount > 1 { out = out.selectingRows(Array(1..<out.rowCount)) }
      if fault == "swallow-emit" { try? emit(out) } else { try emit(out) }
    }

    mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
      if fault == "gather" { try emit(rows) }
      if fault == "retry" { do { try emit(rows) } catch { try emit(rows) } }
      return TransformReceipt(filtered: fault == "count" ? ["nothing": 1] : [:])
    }
  }
}
