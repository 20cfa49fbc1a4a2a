import Foundation
import IndicatorSchema
import PluginKit

/// Reads one source and passes its batches on; with more than one thread, reading and what follows overlap.
struct SourceReading: Sendable {
  let source: any Source
  let node: FlowNode
  let host: EngineSourceHost
  let isPiped: Bool

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
    try source.read(host: host) { batch in
      host.progress.add(rows: batch.rowCount)
      try emit(batch)
    }
  }

  private func readPiped() throws -> SourceReceipt {
    let queue = BatchQueue()
    let consumer = DispatchGroup()
    let node = node
    DispatchQueue.global().async(group: consumer) {
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

/// Runs independent pieces of work in a limited number of threads.
enum Parallel {
  /// Runs all work; the first failure in the order given is thrown when all have ended.
  static func run(_ work: [@Sendable () throws -> Void], jobs: Int) throws {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = max(1, jobs)
    let failures = FailureList(count: work.count)
    for (index, piece) in work.enumerated() {
      queue.addOperation {
        do { try piece() } catch { failures.set(error, at: index) }
      }
    }
    queue.waitUntilAllOperationsAreFinished()
    if let first = failures.first { throw first }
  }
}

/// The failures of parallel work. `@unchecked Sendable`: guarded by the lock.
private final class FailureList: @unchecked Sendable {
  private let lock = NSLock()
  private var failures: [(any Error)?]

  init(count: Int) { failures = Array(repeating: nil, count: count) }

  func set(_ error: any Error, at index: Int) {
    lock.lock()
    failures[index] = error
    lock.unlock()
  }

  var first: (any Error)? {
    lock.lock()
    defer { lock.unlock() }
    return failures.lazy.compactMap { $0 }.first
  }
}
