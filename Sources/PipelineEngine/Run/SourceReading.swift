import IndicatorSchema
import PluginKit

/// Reads one source and passes its batches on; with more than one thread, reading and what follows overlap.
struct SourceReading: Sendable {
  let source: any Source
  let node: FlowNode
  let host: EngineSourceHost
  let isPiped: Bool
  /// The rows in a batch, where they are not to be as they come; 0 for all in one.
  var batchRows: Int?

  func run() throws {
    do {
      let receipt = isPiped ? try readPiped() : try read { try node.passOnFromSource($0) }
      if node.step.budget.isExceeded(refused: receipt.quarantined, of: receipt.records) {
        throw host.quarantineFile.exceeded(node.step.name, node.step.budget, of: receipt.records)
      }
      try node.sourceEnded(receipt)
    } catch {
      throw Diagnostics(error).inStep(node.step.name)
    }
  }

  private func read(_ emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
    guard let batchRows else {
      return try source.read(host: host) { batch in
        host.progress.add(rows: batch.rowCount)
        try emit(batch)
      }
    }
    var rebatcher = Rebatcher(rows: batchRows)
    let receipt = try source.read(host: host) { try rebatcher.take($0, emit: emit) }
    try rebatcher.finish(emit: emit)
    return receipt
  }

  private func readPiped() throws -> SourceReceipt {
    let queue = BatchQueue()
    let node = node
    let consumer = WorkerThread {
      while let batch = queue.take() {
        do {
          try node.passOnFromSource(batch)
        } catch {
          queue.fail(error)
          return
        }
      }
    }
    defer { consumer.wait() }
    defer { queue.close() }
    let receipt = try read { try queue.put($0) }
    queue.close()
    consumer.wait()
    try queue.throwFailure()
    return receipt
  }
}
