import Foundation
import IndicatorSchema
import PluginKit

// What a sink does when its surroundings fail, when it is thrown away, and what it keeps.

extension SinkRules {
  /// Lets each opening and reading of a file and each staging fail, and then the staged place itself.
  func checkFaults(_ sink: K) throws {
    for call in [FaultPlan.Call.open, .read, .stage] {
      for number in 1...100 {
        let plan = FaultPlan(call, number)
        let did = "let '\(call.rawValue)' number \(number) fail"
        recorder.trace(did)
        let run = try StoredOutcome(of: sink, item.frame, item, batchRows: 3, plan: plan)
        guard plan.hasFired else { break }
        let error = run.outcome.error
        recorder.expect(
          error.map(plan.isPassedOn) ?? false, .faults, did, expected: "that error thrown",
          found: error.map { "\($0)" } ?? "no error")
      }
    }
    for output in sink.outputs { checkUnwritable(sink, output) }
  }

  /// Puts something in the way of an output.
  private func checkUnwritable(_ sink: K, _ output: String) {
    let did = "put something in the place of '\(output)'"
    recorder.trace(did)
    do {
      let host = try ConformanceSinkHost(item.files)
      let path = try host.folder.stage(output)
      // A file would stand in the way of a folder only, a folder of both.
      try FileManager.default.createDirectory(atPath: path + "/taken", withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: path)
      var run = try sink.start(host: host)
      try run.write(item.frame)
      _ = try run.finish(.forTests())
      recorder.expect(
        false, .faults, did, expected: "an error, for it can't be written", found: "no error")
    } catch {
      recorder.expectDiagnostics(error, .faults, did)
    }
  }

  /// Throws a run away half-way, and stores the same rows again.
  func checkAbandoned(_ sink: K) throws {
    let did = "threw a run away half-way"
    recorder.trace(did)
    let whole = try StoredOutcome(of: sink, item.frame, item)
    let half = try StoredOutcome(of: sink, item.frame, item, batchRows: 1, stopAfter: item.frame.rowCount / 2)
    let staged = Set(half.host.folder.staged)
    recorder.expect(
      staged.isSubset(of: sink.outputs), .cancellation, did, expected: "no path but those of its outputs",
      found: "\(staged.sorted())")
    if sink.outputs.isEmpty {
      let stored = try item.storedRows(half.host.folder)
      recorder.expect(stored == 0, .cancellation, did, expected: "nothing published", found: "\(stored) rows")
    }
    let again = try StoredOutcome(of: sink, item.frame, item)
    recorder.expectSame(again.outcome, as: whole.outcome, .cancellation, "\(did) and stored the rows again")
  }

  /// Checks that a sink that does not need all rows does not keep them.
  func checkMemory(_ sink: K) {
    HeldMemory.expectBounded(recorder, item.input) { batches in
      try? item.prepare()
      guard let host = try? ConformanceSinkHost(item.files), var run = try? sink.start(host: host) else {
        return nil
      }
      for batch in batches { try? run.write(batch) }
      return run
    }
  }
}
