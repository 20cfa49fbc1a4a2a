import IndicatorSchema
import PluginKit

// What a transform does when its surroundings fail, and what it keeps.

extension TransformRules {
  /// Lets each opening of a file, each read from one and each batch that is given fail, and cancels a run.
  func checkFaults(_ transform: T) {
    for call in [FaultPlan.Call.open, .read, .emit] {
      for number in 1...100 {
        let plan = FaultPlan(call, number)
        guard expectPassedOn(plan, transform, "let '\(call.rawValue)' number \(number) fail") else { break }
      }
    }
    let clean = FaultPlan()
    _ = TransformOutcome(of: transform, item.frames, item, batchRows: 3, plan: clean)
    let half = max(1, clean.count(.emit) / 2)
    _ = expectPassedOn(
      FaultPlan(.emit, half, isCancellation: true), transform, "cancelled at batch \(half)",
      rule: .cancellation)
  }

  /// False when it never came to the call.
  private func expectPassedOn(
    _ plan: FaultPlan, _ transform: T, _ did: String, rule: ConformanceRule = .faults
  ) -> Bool {
    recorder.trace(did)
    let run = TransformOutcome(of: transform, item.frames, item, batchRows: 3, plan: plan)
    guard plan.hasFired else { return false }
    let error = run.outcome.error
    recorder.expect(
      error.map(plan.isPassedOn) ?? false, rule, did, expected: "that error thrown",
      found: error.map { "\($0)" } ?? "no error")
    recorder.expect(
      plan.callsAfterwards == 0, rule, did, expected: "nothing given afterwards",
      found: "\(plan.callsAfterwards) batches")
    return true
  }

  /// Checks that a transform that does not need all rows neither keeps them nor gives them only at the end.
  func checkMemory(_ transform: T) {
    let run = TransformOutcome(of: transform, item.frames, item, batchRows: 3)
    let total = run.outcome.frame.rowCount
    recorder.expect(
      total < 12 || run.rowsBeforeFinish * 2 >= total, .memory, "ran over \(total) rows in batches of 3",
      expected: "rows given as they come, for it does not need them all",
      found: "\(total - run.rowsBeforeFinish) of them only at the end")
    guard item.keepsRows == nil else { return }
    let schema = item.inputs.first ?? FrameSchema()
    HeldMemory.expectBounded(recorder, schema) { batches in
      guard var run = try? transform.start(host: ConformanceFiles(item.files)) else { return nil }
      for batch in batches { try? run.process(batch, input: 0) { _ in } }
      return run
    }
  }
}
