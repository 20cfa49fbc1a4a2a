import Foundation
import IndicatorSchema
import PipelineEngine

/// The state of pipelines in the text format of Prometheus, for the textfile collector of node_exporter.
///
/// When a run failed, rows and inputs are those of the last run of which they are known.
public struct RunMetrics: Sendable {
  /// The text.
  public let text: [UInt8]

  /// Makes the text from what is known of runs, of any number of pipelines and in any order.
  public init(of entries: [RunEntry]) {
    var families = Families()
    let byPipeline = Dictionary(grouping: entries, by: \.pipeline)
    for (pipeline, runs) in byPipeline.sorted(by: { $0.key < $1.key }) {
      families.add(pipeline, runs.sorted { ($0.started, $0.ended, $0.id) < ($1.started, $1.ended, $1.id) })
    }
    text = families.text
  }

  /// Writes the text to a file, which is never seen half-written.
  ///
  /// - Returns: Why that failed, which is no reason for a run to fail; nil when all is well.
  public func write(to path: String) -> Diagnostic? {
    Diagnostic.warning("the metrics were not written") {
      do {
        try Data(text).write(to: URL(fileURLWithPath: path), options: .atomic)
        // The collector is another user.
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      } catch {
        throw Diagnostic(
          .cannotWrite, "can't write to '\(path)'",
          hint: "look whether its folder is there and may be written to")
      }
    }
  }
}

/// The metrics in their order.
private struct Families {
  private var timestamp = MetricFamily("peil_run_timestamp_seconds", "When the last run ended.")
  private var success = MetricFamily(
    "peil_success_timestamp_seconds", "When the last run ended that did not fail.")
  private var duration = MetricFamily("peil_run_duration_seconds", "How long the last run took.")
  private var exitCode = MetricFamily("peil_run_exit_code", "The exit code of the last run.")
  private var outcome = MetricFamily("peil_run_outcome", "How the last run ended: 1 for the way it did.")
  private var rows = MetricFamily("peil_rows", "The records or rows that went through a step.")
  private var quarantined = MetricFamily("peil_quarantined_records", "The records that a step refused.")
  private var age = MetricFamily(
    "peil_input_age_seconds",
    "The time from when an input was changed, or else fetched, to the end of the run.")
  private var bytes = MetricFamily("peil_input_bytes", "The size of an input.")

  var text: [UInt8] {
    [timestamp, success, duration, exitCode, outcome, rows, quarantined, age, bytes]
      .reduce(into: []) { $1.write(to: &$0) }
  }

  /// Adds the runs of a pipeline, the last one at the end.
  mutating func add(_ pipeline: String, _ runs: [RunEntry]) {
    guard let last = runs.last else { return }
    let labels = [(name: "pipeline", value: pipeline)]
    timestamp.add(labels, last.ended)
    if let good = runs.last(where: { $0.outcome != .failed }) { success.add(labels, good.ended) }
    duration.add(labels, max(0, last.ended - last.started))
    exitCode.add(labels, Double(last.exitCode))
    for way in RunEntry.Outcome.allCases {
      outcome.add(labels + [("outcome", way.rawValue)], last.outcome == way ? 1 : 0)
    }
    guard let known = runs.last(where: { $0.record != nil }), let record = known.record else { return }
    for step in record.steps { add(step, labels) }
    for input in record.inputs { add(input, labels, end: known.ended) }
  }

  private mutating func add(_ step: RunRecord.Step, _ labels: [(name: String, value: String)]) {
    let labels = labels + [("step", step.step)]
    let counts = [
      ("in", step.rowsIn), ("added", step.added), ("out", step.rowsOut),
      ("filtered", step.filtered.values.reduce(0, +)),
    ]
    for (direction, count) in counts {
      rows.add(labels + [("kind", step.kind), ("direction", direction)], Double(count))
    }
    quarantined.add(labels, Double(step.quarantined))
  }

  /// Files of one name in several folders count as one, as the record does not tell them apart; so do the pages of
  /// a table, as the query of an address may hold a key.
  private mutating func add(
    _ input: RunRecord.Input, _ labels: [(name: String, value: String)], end: Double
  ) {
    let labels = labels + [("input", DatasetName.shown(input.file))]
    let moment = input.lastModified.flatMap(Moment.seconds) ?? input.retrieved.flatMap(Moment.seconds)
    if let moment { age.add(labels, max(0, end - moment), merging: max) }
    bytes.add(labels, Double(input.bytes), merging: +)
  }
}
