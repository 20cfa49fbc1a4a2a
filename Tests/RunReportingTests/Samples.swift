import Foundation
import HTTPFetch
import IndicatorSchema
import PipelineEngine

@testable import RunReporting

/// Runs to tell of.
enum Samples {
  /// A run that read a file and two pages of a table, and published two files.
  static func done(_ change: (inout RunEntry) -> Void = { _ in }) throws -> RunEntry {
    try entry("done", exitCode: 0, record: record, profiles: profiles, change)
  }

  /// A run that found nothing new.
  static func unchanged(_ change: (inout RunEntry) -> Void = { _ in }) throws -> RunEntry {
    try entry("unchanged", exitCode: 0, record: record, profiles: profiles, change)
  }

  /// A run that failed.
  static func failed(code: DiagnosticCode = .notANumber, _ change: (inout RunEntry) -> Void = { _ in }) throws
    -> RunEntry
  {
    try entry("failed", exitCode: 1, record: "null", profiles: "[]") { entry in
      var complaint = Diagnostic(
        code, "'x\"y' is not a number", hint: "look at the file")
      complaint.step = "kwb"
      entry.problems = [.init(complaint)]
      change(&entry)
    }
  }

  private static func entry(
    _ outcome: String, exitCode: Int, record: String, profiles: String, _ change: (inout RunEntry) -> Void
  ) throws -> RunEntry {
    let text = """
      {"id": "0b7f3c1e-6f0e-4d83-9f2b-3a52f1f0a001", "pipeline": "night", "started": 1767322245.5,
      "ended": 1767322250.75, "outcome": "\(outcome)", "exitCode": \(exitCode), "problems": [], "changes": [],
      "record": \(record), "profiles": \(profiles), "ingredients": {}, "compared": {}}
      """
    var entry = try JSONDecoder().decode(RunEntry.self, from: Data(text.utf8))
    change(&entry)
    return entry
  }

  private static func step(_ name: String, _ kind: String, from: String, rows: Int, rest: String) -> String {
    """
    {"step": "\(name)", "kind": "\(kind)", "plugin": "p", "plugin_version": "1", "from": [\(from)],
    "in": \(rows + 2), "added": 0, "out": \(rows), "filtered": {"level": 1}, "quarantined": 1, "looked_up": 0,
    "missing_cells": 3, "notes": [], "findings": [], \(rest)}
    """
  }

  private static func cell(_ step: String, _ file: String, _ column: String) -> String {
    "{\"step\": \"\(step)\", \"file\": \"\(file)\", \"column\": \"\(column)\"}"
  }

  private static let inhabitants = """
    {"name": "inhabitants", "unit": "persons", "sources": [\(cell("kwb", "kwb.csv", "AantalInwoners_5"))]}
    """
  private static let income = """
    {"name": "income", "unit": "euro", "sources": [\(cell("feed", "TypedDataSet", "Income_1"))]}
    """
  private static let score = """
    {"name": "score", "unit": "score", "formula": "inhabitants / income",
    "sources": [\(cell("feed", "TypedDataSet", "Income_1")), \(cell("kwb", "kwb.csv", "AantalInwoners_5"))]}
    """

  private static let record = """
    {"pipeline": "night", "pipeline_sha256": "ab", "version": "1.2", "checks": [], "documents": [],
    "outputs": ["night.json", "night.sqlite"],
    "steps": [
    \(step("kwb", "source", from: "", rows: 8, rest: "\"columns\": [\(inhabitants)]")),
    \(step("feed", "source", from: "", rows: 8, rest: "\"columns\": [\(income)]")),
    \(step("index", "transform", from: "\"kwb\", \"feed\"", rows: 8, rest: "\"columns\": [\(score)]")),
    \(step("open", "sink", from: "\"index\"", rows: 7,
      rest: "\"outputs\": [\"night.json\"], \"columns\": [\(inhabitants), \(score)]")),
    \(step("base", "sink", from: "\"index\"", rows: 7, rest: "\"outputs\": [\"night.sqlite\"]"))],
    "inputs": [
    {"file": "kwb.csv", "sha256": "aa11", "bytes": 1000},
    {"file": "https://Data.example/feed/TypedDataSet?$skip=0&key=hidden", "sha256": "bb22", "bytes": 20,
    "retrieved": "2026-01-02T02:50:50Z", "last_modified": "Fri, 02 Jan 2026 01:50:50 GMT"},
    {"file": "https://data.example/feed/TypedDataSet?$skip=9", "sha256": "cc33", "bytes": 30,
    "retrieved": "2026-01-02T02:50:50Z"}]}
    """

  private static let profiles = """
    [{"step": "kwb", "rows": 8, "columns": [{"name": "inhabitants", "count": 7, "missing": 1, "sum": 70.5,
    "deciles": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11.5]}]},
    {"step": "feed", "rows": 8, "columns": [{"name": "income", "count": 0, "missing": 8, "deciles": []}]}]
    """
}

/// A folder of a test, which is removed behind it.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

extension HTTPPolicy {
  /// A policy that does not keep a test waiting.
  static var quick: HTTPPolicy {
    var policy = HTTPPolicy.reporting
    policy.retries.firstPause = .milliseconds(1)
    policy.idleTimeout = .milliseconds(500)
    return policy
  }
}
