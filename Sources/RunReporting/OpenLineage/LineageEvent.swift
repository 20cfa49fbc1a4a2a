import Foundation
import IndicatorSchema
import JSONWriting
import PipelineEngine

/// One event of OpenLineage (2-0-2) about a run of a pipeline.
///
/// ```swift
/// let options = LineageOptions(version: "1.0")
/// try transport.send(LineageEvent.start(of: entry, options))
/// // the run
/// try transport.send(LineageEvent.end(of: entry, options))
/// ```
public struct LineageEvent: Sendable {
  /// What happened to the run.
  public var type: Kind
  /// The JSON text of the event, on one line, without the end of the line.
  public var json: [UInt8]

  /// What may happen to a run.
  public enum Kind: String, Sendable, CaseIterable {
    /// It begins.
    case start = "START"
    /// It is done.
    case complete = "COMPLETE"
    /// It failed.
    case fail = "FAIL"
    /// It was stopped from outside.
    case abort = "ABORT"

    /// How a run ended.
    init(end entry: RunEntry) {
      let wasStopped = entry.problems.contains { $0.code == DiagnosticCode.interrupted.text }
      switch entry.outcome {
      case .done, .unchanged: self = .complete
      case .failed: self = wasStopped ? .abort : .fail
      }
    }
  }

  /// The event at the beginning of a run.
  public static func start(of entry: RunEntry, _ options: LineageOptions) -> LineageEvent {
    LineageEvent(.start, entry, options)
  }

  /// The event at the end of a run: with what it read and published when it is done, with the complaints when it
  /// failed. A run that found nothing new published nothing.
  public static func end(of entry: RunEntry, _ options: LineageOptions) -> LineageEvent {
    LineageEvent(Kind(end: entry), entry, options)
  }

  private init(_ type: Kind, _ entry: RunEntry, _ options: LineageOptions) {
    self.type = type
    let facets = LineageFacets(producer: options.producer)
    let record = type == .start ? nil : entry.record
    let inputs = record.map { InputDataset.all(of: $0, options) } ?? []
    let outputs = record.map { entry.outcome == .done ? OutputDataset.all(of: $0, options) : [] } ?? []
    let event = JSONValue.present([
      ("eventType", .string(type.rawValue)),
      ("eventTime", .moment(type == .start ? entry.started : entry.ended)),
      ("producer", .string(options.producer)),
      ("schemaURL", .string("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent")),
      ("run", LineageEvent.run(type, entry, options, facets)),
      ("job", LineageEvent.job(entry, options, facets)),
      (
        "inputs",
        .array(record.map { record in inputs.map { $0.json(facets, record, entry.profiles) } } ?? [])
      ),
      ("outputs", .array(outputs.map { $0.json(facets, from: inputs, options) })),
    ])
    json = event.oneLine
  }

  private static func run(
    _ type: Kind, _ entry: RunEntry, _ options: LineageOptions, _ facets: LineageFacets
  ) -> JSONValue {
    let known: [(key: String, value: JSONValue?)] = [
      ("errorMessage", type == .fail || type == .abort ? facets.error(entry.problems) : nil),
      ("nominalTime", options.nominalTime.map { facets.nominalTime($0.timeIntervalSince1970) }),
      ("processing_engine", facets.engine(version: options.version)),
    ]
    return .present([("runId", .string(entry.id)), ("facets", .present(known))])
  }

  private static func job(_ entry: RunEntry, _ options: LineageOptions, _ facets: LineageFacets) -> JSONValue
  {
    let known: [(key: String, value: JSONValue?)] = [
      ("documentation", options.documentation.map(facets.documentation)),
      ("jobType", facets.jobType),
      ("sourceCodeLocation", options.sourceCode.map(facets.sourceCode)),
    ]
    return .present([
      ("namespace", .string(options.namespace)), ("name", .string(entry.pipeline)),
      ("facets", .present(known)),
    ])
  }
}
