import Foundation
import IndicatorSchema
import PipelineEngine

/// What people and schedulers see of a run.
enum Terminal {
  /// Writes a line to standard error.
  static func error(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Writes each complaint on a line of its own.
  static func complain(_ problems: Diagnostics) {
    for item in problems.items { error("error: \(item)") }
  }

  /// The one line that a run without problems prints; notes go to standard error.
  static func summary(_ report: RunReport, output: String, duration: Duration) -> String {
    for note in report.notes { error("note: \(note)") }
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    var parts = ["\(report.recordsRead) records read"]
    if report.quarantined > 0 {
      parts.append("\(report.quarantined) quarantined (\(output)/\(Runner.quarantineFile))")
    }
    if !report.checks.isEmpty {
      parts.append("\(report.checks.count) \(report.checks.count == 1 ? "check" : "checks") held")
    }
    let outputs = report.outputs.joined(separator: ", ")
    parts.append(outputs.isEmpty ? "nothing to publish" : "\(outputs) in \(output)")
    return "\(report.pipeline): \(parts.joined(separator: "; ")) (\(String(format: "%.2f", seconds)) s)"
  }

  /// The last line of a run that failed: step, place, log file.
  static func lastLine(_ pipeline: String, _ problems: Diagnostics, output: String) -> String {
    let worst = problems.items.last
    let step = worst?.step.map { " in step '\($0)'" } ?? ""
    let place = problems.items.compactMap(\.place).first.map { " at \($0)" } ?? ""
    let log = "\(output)/\(Runner.logFile)"
    let isThere = FileManager.default.fileExists(atPath: log)
    return "\(pipeline): failed\(step)\(place); nothing was published\(isThere ? "; log: \(log)" : "")"
  }
}
