import IndicatorSchema
import PluginKit

/// What came of a run of a transform.
struct TransformOutcome {
  var outcome: Outcome
  var receipt: TransformReceipt?
  /// The rows that were given before the last batch had been taken.
  var rowsBeforeFinish = 0

  /// Runs a transform over a frame for each input, cut into batches.
  init(
    of transform: some Transform, _ frames: [IndicatorFrame], _ item: TransformCase, batchRows: Int = .max,
    turned: Bool = false, plan: FaultPlan = FaultPlan()
  ) {
    var whole = IndicatorFrame(columns: transform.schema.ids)
    func take(_ batch: IndicatorFrame) throws {
      try plan.pass(.emit)
      guard batch.columns.map(\.id) == whole.columns.map(\.id) else {
        throw Diagnostic(.fault, "a batch has the columns \(batch.columns.map(\.id))")
      }
      whole.append(contentsOf: batch)
    }
    do {
      var run = try transform.start(host: ConformanceFiles(item.files, plan: plan))
      let inputs = frames.enumerated().map { (index: $0.offset, frame: $0.element) }
      for (index, frame) in turned ? inputs.reversed() : inputs {
        for batch in PluginHarness.batches(of: frame, rows: batchRows) {
          try run.process(batch, input: index, emit: take)
        }
      }
      rowsBeforeFinish = whole.rowCount
      let receipt = try run.finish(emit: take)
      outcome = Outcome(frame: whole, receipt: receipt.text)
      self.receipt = receipt
    } catch {
      outcome = Outcome(frame: whole, error: error)
    }
  }
}

extension TransformReceipt {
  /// Everything that is counted and found, in a fixed order.
  fileprivate var text: String {
    let reasons = filtered.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let composed = composition.map { composition in
      composition.members.sorted { $0.key < $1.key }.map { "\($0.key) of \($0.value)" }
    }
    let lines = ["added \(added)"] + reasons + notes + findings.map { "\($0)" } + (composed ?? [])
    return lines.joined(separator: "\n")
  }
}
