import IndicatorSchema
import PluginKit

/// Checks a sink with one case.
struct SinkRules<K: Sink> {
  let item: SinkCase
  let recorder: ConformanceRecorder

  init(_ item: SinkCase, _ recorder: ConformanceRecorder) {
    self.item = item
    self.recorder = recorder
  }

  func check() {
    do {
      let sink = try make(PluginHarness.config(item.config, for: K.declaration))
      ConfigurationRules(K.declaration, item.config, recorder) { _ = try make($0) }.check()
      for kind in FrameVariants.Kind.allCases { try checkRows(sink, kind) }
      try checkFaults(sink)
      try checkAbandoned(sink)
      if !K.declaration.needsAllRows, item.keepsRows == nil { checkMemory(sink) }
    } catch {
      recorder.expect(false, .configuration, "made the sink", expected: "a valid case", found: "\(error)")
    }
  }

  private func make(_ config: Config) throws -> K { try K(config, input: item.input, item.context) }

  /// Stores rows of one kind, in batches of many sizes.
  private func checkRows(_ sink: K, _ kind: FrameVariants.Kind) throws {
    let did = "stored \(kind.rawValue)"
    recorder.trace(did)
    let rows = FrameVariants(item.frame, item.input).rows(kind)
    let whole = try StoredOutcome(of: sink, rows, item)
    try checkOutcome(whole, sink, rows, kind)
    let again = try StoredOutcome(of: sink, rows, item)
    recorder.expectSame(again.outcome, as: whole.outcome, .determinism, "\(did) twice")
    for size in item.batchRows {
      let other = try StoredOutcome(of: sink, rows, item, batchRows: size)
      recorder.expectSame(other.outcome, as: whole.outcome, .batches, "\(did) in batches of \(size) rows")
    }
    guard kind != .twice, item.orderMatters == nil else { return }
    let reversed = try StoredOutcome(of: sink, rows.selectingRows(rows.periods.indices.reversed()), item)
    guard whole.outcome.error == nil, reversed.outcome.error == nil else { return }
    recorder.expectSame(reversed.outcome, as: whole.outcome, .order, "\(did), the last row first")
  }

  private func checkOutcome(
    _ run: StoredOutcome, _ sink: K, _ rows: IndicatorFrame, _ kind: FrameVariants.Kind
  ) throws {
    let did = "stored \(kind.rawValue)"
    recorder.expect(
      kind != .ordinary || run.outcome.error == nil, .hostileInput, did,
      expected: "the rows stored, for these are ordinary", found: run.outcome.error.map { "\($0)" } ?? "")
    if let error = run.outcome.error {
      return recorder.expectDiagnostics(error, .hostileInput, did)
    }
    guard let receipt = run.receipt else { return }
    let filtered = receipt.filtered.values.reduce(0, +)
    recorder.expect(
      receipt.rows + filtered == rows.rowCount, .ledger, did,
      expected: "\(rows.rowCount) rows stored or left out",
      found: "\(receipt.rows) stored, \(receipt.filtered) left out")
    let stored = try item.storedRows(run.host.folder)
    recorder.expect(
      stored == receipt.rows, .recount, did, expected: "the \(stored) rows that are stored",
      found: "\(receipt.rows) counted by the sink")
    checkOutputs(run, sink, did)
  }

  private func checkOutputs(_ run: StoredOutcome, _ sink: K, _ did: String) {
    let (stated, staged) = (Set(sink.outputs), Set(run.host.folder.staged))
    recorder.expect(
      stated == staged, .outputs, did, expected: "a path asked for \(stated.sorted())",
      found: "\(staged.sorted())")
    let others = run.host.folder.contents.filter { path in
      !stated.contains { $0 == path || path.hasPrefix($0 + "/") || $0.hasPrefix(path + "/") }
    }
    recorder.expect(
      others.isEmpty, .outputs, did, expected: "nothing beside \(stated.sorted())", found: "\(others)")
    let absent = stated.filter { !run.host.folder.contents.contains($0) }
    recorder.expect(
      absent.isEmpty, .outputs, did, expected: "each output made", found: "\(absent.sorted()) not made")
  }
}
