import IndicatorSchema
import PluginKit

/// A source with its input, which can be read again and again.
struct ConformanceInput<S: Source> {
  private(set) var source: S
  let node: ConfigNode
  var files: [String: [UInt8]]
  private let answer: @Sendable (Location) -> [UInt8]?

  /// Writes rows as an input and makes the source that reads it.
  init(_ item: SourceCase, _ rows: IndicatorFrame) throws {
    let input = try item.input(rows)
    node = input.config
    source = try S(PluginHarness.config(node, for: S.declaration), item.context)
    files = input.files
    answer = input.answer
  }

  /// The same input with a source of another configuration.
  func reading(with config: Config, _ context: PlanContext) throws -> ConformanceInput {
    var other = self
    other.source = try S(config, context)
    return other
  }

  /// What came of reading.
  struct Read {
    var outcome: Outcome
    var receipt: SourceReceipt?
    var host: ConformanceSourceHost
  }

  /// Reads to the end, or to the call that fails.
  func read(blockSize: Int = 64 * 1024, plan: FaultPlan = FaultPlan()) -> Read {
    let host = ConformanceSourceHost(files, blockSize: blockSize, plan: plan, answer: answer)
    var whole = IndicatorFrame(columns: source.schema.ids)
    do {
      let receipt = try source.read(host: host) { batch in
        try plan.pass(.emit)
        guard batch.columns.map(\.id) == whole.columns.map(\.id) else {
          throw Diagnostic(.fault, "a batch has the columns \(batch.columns.map(\.id))")
        }
        whole.append(contentsOf: batch)
      }
      let text = "\(receipt.records) \(receipt.accepted) \(receipt.filtered.sorted { $0.key < $1.key })"
      let counts = "\(text) \(receipt.quarantined) \(receipt.missingCells)"
      let refused = host.quarantined.map { "\($0.record) \($0.reason) \($0.raw)" }
      let outcome = Outcome(frame: whole, receipt: ([counts] + refused).joined(separator: "\n"))
      return Read(outcome: outcome, receipt: receipt, host: host)
    } catch {
      return Read(outcome: Outcome(frame: whole, error: error), receipt: nil, host: host)
    }
  }
}
