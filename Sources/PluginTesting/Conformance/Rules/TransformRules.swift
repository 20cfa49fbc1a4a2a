import IndicatorSchema
import PluginKit

/// Checks a transform with one case.
struct TransformRules<T: Transform> {
  let item: TransformCase
  let recorder: ConformanceRecorder

  init(_ item: TransformCase, _ recorder: ConformanceRecorder) {
    self.item = item
    self.recorder = recorder
  }

  func check() {
    do {
      let transform = try make(PluginHarness.config(item.config, for: T.declaration))
      checkConfiguration(transform)
      checkLineage(transform)
      for kind in FrameVariants.Kind.allCases { checkRows(transform, kind) }
      checkFaults(transform)
      if !T.declaration.needsAllRows { checkMemory(transform) }
    } catch {
      recorder.expect(
        false, .configuration, "made the transform", expected: "a valid case", found: "\(error)")
    }
  }

  private func make(_ config: Config) throws -> T { try T(config, inputs: item.inputs, item.context) }

  private func checkConfiguration(_ transform: T) {
    let again = try? make(PluginHarness.config(item.config, for: T.declaration))
    recorder.expect(
      transform.schema == again?.schema, .schema, "made the transform twice", expected: "the same columns",
      found: "\(transform.schema.ids), then \(again?.schema.ids ?? [])")
    let few = item.frames.map { $0.selectingRows(Array(0..<min(8, $0.rowCount))) }
    ConfigurationRules(T.declaration, item.config, recorder) { config in
      let run = TransformOutcome(of: try make(config), few, item)
      if let error = run.outcome.error { throw error }
    }.check()
  }

  /// Runs over rows of one kind, in batches of many sizes and with the inputs in another order.
  private func checkRows(_ transform: T, _ kind: FrameVariants.Kind) {
    let did = "ran over \(kind.rawValue)"
    recorder.trace(did)
    let frames = zip(item.frames, item.inputs).map { FrameVariants($0, $1).rows(kind) }
    let whole = TransformOutcome(of: transform, frames, item)
    checkOutcome(whole, transform, frames, kind)
    let again = TransformOutcome(of: transform, frames, item)
    recorder.expectSame(again.outcome, as: whole.outcome, .determinism, "\(did) twice")
    for rows in item.batchRows {
      let other = TransformOutcome(of: transform, frames, item, batchRows: rows)
      recorder.expectSame(other.outcome, as: whole.outcome, .batches, "\(did) in batches of \(rows) rows")
    }
    if frames.count > 1 {
      let turned = TransformOutcome(of: transform, frames, item, batchRows: 7, turned: true)
      recorder.expectSame(turned.outcome, as: whole.outcome, .batches, "\(did), the last input first")
    }
    if kind != .twice, item.orderMatters == nil { checkOrder(transform, frames, whole, did) }
  }

  private func checkOrder(
    _ transform: T, _ frames: [IndicatorFrame], _ whole: TransformOutcome, _ did: String
  ) {
    let reversed = frames.map { $0.selectingRows($0.periods.indices.reversed()) }
    let other = TransformOutcome(of: transform, reversed, item)
    guard other.outcome.error == nil, whole.outcome.error == nil else { return }
    recorder.expectSame(
      .lines(other.outcome.frame.lines.sorted()), as: .lines(whole.outcome.frame.lines.sorted()), .order,
      "\(did), the last row first")
  }

  private func checkOutcome(
    _ run: TransformOutcome, _ transform: T, _ frames: [IndicatorFrame], _ kind: FrameVariants.Kind
  ) {
    let did = "ran over \(kind.rawValue)"
    recorder.expect(
      kind != .ordinary || run.outcome.error == nil, .hostileInput, did,
      expected: "rows, for these are ordinary", found: run.outcome.error.map { "\($0)" } ?? "")
    if let error = run.outcome.error {
      return recorder.expectDiagnostics(error, .hostileInput, did)
    }
    guard let receipt = run.receipt else { return }
    let filtered = receipt.filtered.values.reduce(0, +)
    let (taken, given) = (frames.first?.rowCount ?? 0, run.outcome.frame.rowCount)
    recorder.expect(
      taken + receipt.added == given + filtered, .ledger, did,
      expected: "in + added = out + filtered",
      found: "\(taken) in, \(receipt.added) added, \(given) out, \(receipt.filtered) filtered")
    recorder.expectSoundCells(run.outcome.frame, isOrdinary: kind == .ordinary, did)
    if kind == .ordinary { checkPassedThrough(transform, frames, run.outcome.frame, did) }
  }
}
