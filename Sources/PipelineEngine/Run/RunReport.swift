import IndicatorSchema

/// What a run did.
public struct RunReport: Sendable {
  /// The name of the pipeline.
  public var pipeline: String
  /// The counts of each step.
  public var ledger: [LedgerEntry]
  /// The checks, as written, with what was found.
  public var checks: [(text: String, found: String)]
  /// The outputs that were published, relative to the output folder.
  public var outputs: [String]
  /// What the user should know, such as a stage left over by an earlier run.
  public var notes: [String]
  /// What is kept of the run; nil until it is done.
  public var record: RunRecord?
  /// What the run depended on and what came of it, where that was asked for.
  public var locked: LockedRun?
  /// The rows that each source and transform gave, where they were asked for.
  public var frames: [String: IndicatorFrame] = [:]

  /// The digests of what was read, by absolute path or address.
  var taken: [String: Snapshot] = [:]
  /// What is kept of each step for a run that can go on from there, where that was asked for.
  var facts: [String: StepFacts] = [:]
  /// The values that checks compare with those of the next run, by check.
  var compared: [String: Double] = [:]

  /// The SHA-256 of each file that was published, by its path in the output folder, where that was asked for.
  public var outputDigests: [String: String] {
    facts.values.reduce(into: [:]) { all, facts in
      all.merge(facts.outputs) { first, _ in first }
    }
  }

  /// The steps that ran; the others were as they had been.
  public internal(set) var stepsRun = 0

  /// The records read by all sources.
  public var recordsRead: Int { ledger.filter { $0.kind == .source }.map(\.rowsIn).reduce(0, +) }

  /// The records refused by all sources.
  public var quarantined: Int { ledger.map(\.quarantined).reduce(0, +) }
}

extension RunReport {
  /// The report without secrets in what steps and checks say.
  func without(_ secrets: Secrets) -> RunReport {
    guard !secrets.isEmpty else { return self }
    var clean = self
    clean.notes = notes.map(secrets.redact)
    clean.checks = checks.map { (secrets.redact($0.text), secrets.redact($0.found)) }
    for index in ledger.indices { clean.ledger[index].notes = ledger[index].notes.map(secrets.redact) }
    return clean
  }
}
