import Foundation
import IndicatorSchema
import PluginKit

/// One step while a pipeline runs: takes batches from its inputs and passes on what its plugin makes of them.
///
/// Batches of one input come in order. Two inputs may run in two threads, so a node works under a lock; locks
/// are only ever taken in the direction of the flow. `@unchecked Sendable`: all state is guarded by the lock.
final class FlowNode: @unchecked Sendable {
  let step: Pipeline.Step
  private let lock = NSLock()
  private var entry: LedgerEntry
  private var receivers: [(node: FlowNode, input: Int)] = []
  private var transformRun: (any TransformRun)?
  private var sinkRun: (any SinkRun)?
  private var openInputs: Int
  private let observer: (any BatchObserver)?
  private let observerLock: NSLock
  private var made: Composition?

  init(_ step: Pipeline.Step, observer: any BatchObserver, observerLock: NSLock) {
    self.step = step
    self.observer = observer.steps.contains(step.name) ? observer : nil
    self.observerLock = observerLock
    entry = LedgerEntry(step: step.name, kind: step.declaration.kind)
    openInputs = step.inputs.count
  }

  /// What was counted.
  var ledger: LedgerEntry {
    lock.lock()
    defer { lock.unlock() }
    return entry
  }

  /// How the rows that this step added were put together.
  var composition: Composition? {
    lock.lock()
    defer { lock.unlock() }
    return made
  }

  func connect(to node: FlowNode, input: Int) { receivers.append((node, input)) }

  /// Starts the plugin.
  func start(transformHost: any TransformHost, sinkHost: any SinkHost) throws {
    switch step.plugin {
    case .source: break
    case .transform(let transform): transformRun = try transform.start(host: transformHost)
    case .sink(let sink): sinkRun = try sink.start(host: sinkHost)
    }
  }

  /// Takes a batch of an input.
  func receive(_ batch: IndicatorFrame, input: Int) throws {
    lock.lock()
    defer { lock.unlock() }
    if input == 0 { entry.rowsIn += batch.rowCount } else { entry.rowsLookedUp += batch.rowCount }
    try named {
      try sinkRun?.write(batch)
      try transformRun?.process(batch, input: input) { try pass(on: $0) }
    }
  }

  /// Takes note that an input has ended; after the last one, a transform gives what it has left.
  func inputEnded() throws {
    lock.lock()
    defer { lock.unlock() }
    openInputs -= 1
    guard openInputs == 0, transformRun != nil else { return }
    try named {
      if let receipt = try transformRun?.finish(emit: { try pass(on: $0) }) {
        entry.filtered = receipt.filtered
        entry.added = receipt.added
        entry.notes = receipt.notes
        entry.findings = receipt.findings
        made = receipt.composition
      }
      try entry.checkBalance()
    }
    for receiver in receivers { try receiver.node.inputEnded() }
  }

  /// Names this step in what goes wrong in it; what went wrong further on is named already.
  private func named(_ work: () throws -> Void) throws {
    do { try work() } catch { throw Diagnostics(error).inStep(step.name) }
  }

  /// Passes a batch of this step on to the checks and to every step that reads from it.
  private func pass(on batch: IndicatorFrame) throws {
    guard batch.rowCount > 0 else { return }
    if step.declaration.kind == .transform { entry.rowsOut += batch.rowCount }
    entry.rowsGiven += batch.rowCount
    if let observer {
      observerLock.lock()
      defer { observerLock.unlock() }
      observer.observe(batch, of: step.name)
    }
    for receiver in receivers { try receiver.node.receive(batch, input: receiver.input) }
  }

  /// Passes on a batch that a source read.
  func passOnFromSource(_ batch: IndicatorFrame) throws {
    lock.lock()
    defer { lock.unlock() }
    try pass(on: batch)
  }

  /// Takes over the counts of a source that has read everything, and ends the inputs of its readers.
  func sourceEnded(_ receipt: SourceReceipt) throws {
    lock.lock()
    defer { lock.unlock() }
    entry.rowsIn = receipt.records
    entry.rowsOut = receipt.accepted
    entry.filtered = receipt.filtered
    entry.quarantined = receipt.quarantined
    entry.missingCells = receipt.missingCells
    try entry.checkBalance()
    if receipt.recordsAreRows, receipt.accepted != entry.rowsGiven {
      throw Diagnostic(
        .ledgerMismatch,
        "source '\(step.name)' accepted \(receipt.accepted) records and gave "
          + "\(entry.rowsGiven) rows")
    }
    for receiver in receivers { try receiver.node.inputEnded() }
  }

  /// Completes a sink and compares what it stored with what it was given.
  func finishSink(_ facts: RunFacts) throws {
    lock.lock()
    defer { lock.unlock() }
    guard let receipt = try sinkRun?.finish(facts) else { return }
    entry.rowsOut = receipt.rows
    entry.filtered = receipt.filtered
    entry.notes = receipt.notes
    try entry.checkBalance()
  }

  /// Makes visible what a sink stored outside the output folder.
  func commitSink() throws {
    lock.lock()
    defer { lock.unlock() }
    guard var run = sinkRun as? any CommittingSinkRun else { return }
    defer { sinkRun = run }
    try run.commit()
  }
}
