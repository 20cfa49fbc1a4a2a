import IndicatorSchema
import PluginKit
import Synchronization

/// Reads an input in a proposed way and counts what comes of it.
enum TrialRun {
  /// Makes the source as a planner would and reads it.
  ///
  /// - Parameter limit: The records after which to stop.
  static func run(
    _ type: any RecognisingSource.Type, _ node: ConfigNode, _ context: PlanContext, host: any FileHost,
    limit: Int
  ) -> Proposal.Trial {
    var trial = Proposal.Trial()
    let counting = CountingHost(host)
    do {
      var diagnostics = Diagnostics()
      let config = type.declaration.config.decode(node, into: &diagnostics)
      try diagnostics.throwIfAny()
      let source = try type.init(config, context)
      let receipt = try source.read(host: counting) { frame in
        trial.rows += frame.rowCount
        if trial.rows >= limit { throw EnoughRecords() }
      }
      trial.records = receipt.records
      trial.filtered = receipt.filtered
    } catch is EnoughRecords {
      (trial.isPartial, trial.records) = (true, trial.rows)
    } catch {
      trial.failure = Diagnostics(error)
    }
    (trial.refused, trial.firstRefusal) = counting.refusals
    return trial
  }
}

/// A host that counts refused records.
private final class CountingHost: SourceHost {
  private let host: any FileHost
  private let state = Mutex<(count: Int, first: Diagnostic?)>((0, nil))

  init(_ host: any FileHost) { self.host = host }

  var refusals: (Int, Diagnostic?) { state.withLock { ($0.count, $0.first) } }

  func open(_ location: Location) throws -> any ByteReader { try host.open(location) }

  func quarantine(_ record: QuarantinedRecord) throws {
    state.withLock { state in
      state.count += 1
      if state.first == nil { state.first = record.reason }
    }
  }

  func bound(_ indicator: IndicatorID, to column: String) {}
}

/// A host for reading an input as it stands, where nothing is refused.
struct ReadingHost: SourceHost {
  let host: any FileHost

  func open(_ location: Location) throws -> any ByteReader { try host.open(location) }

  func quarantine(_ record: QuarantinedRecord) throws {}

  func bound(_ indicator: IndicatorID, to column: String) {}
}
