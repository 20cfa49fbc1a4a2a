import Foundation
import IndicatorSchema
import PluginKit

/// Writes what is kept of a run for other programs: counts, checks and the digests of the inputs.
enum RunRecord {
  static func write(
    _ report: RunReport, _ snapshots: [String: Snapshot], _ pipeline: Pipeline, to file: URL
  ) throws {
    let record: [String: Any] = [
      "pipeline": report.pipeline,
      "pipeline_sha256": pipeline.file.sha256,
      "steps": report.ledger.map(step),
      "checks": report.checks.map { ["check": $0.text, "found": $0.found] },
      "inputs": snapshots.map { path, snapshot in
        input(path, snapshot)
      }.sorted { "\($0["file"] ?? "")/\($0["sha256"] ?? "")" < "\($1["file"] ?? "")/\($1["sha256"] ?? "")" },
      "documents": pipeline.documents.map { ["file": $0.name, "sha256": $0.sha256] },
      "outputs": report.outputs,
    ]
    do {
      let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      try JSONSerialization.data(withJSONObject: pipeline.secrets.redact(record), options: options).write(
        to: file, options: .atomic)
    } catch {
      throw Diagnostic(.cannotWrite, "cannot write the record of the run")
    }
  }

  private static func input(_ path: String, _ snapshot: Snapshot) -> [String: Any] {
    var fields: [String: Any] = [
      "file": snapshot.origin?.url ?? URL(fileURLWithPath: path).lastPathComponent,
      "sha256": snapshot.sha256, "bytes": snapshot.bytes,
    ]
    fields["retrieved"] = snapshot.origin?.retrieved
    fields["last_modified"] = snapshot.origin?.lastModified
    fields["etag"] = snapshot.origin?.etag
    return fields
  }

  private static func step(_ entry: LedgerEntry) -> [String: Any] {
    [
      "step": entry.step, "kind": entry.kind.rawValue, "in": entry.rowsIn, "added": entry.added,
      "out": entry.rowsOut,
      "filtered": entry.filtered, "quarantined": entry.quarantined, "looked_up": entry.rowsLookedUp,
      "missing_cells": entry.missingCells, "notes": entry.notes,
      "findings": entry.findings.map(finding),
    ]
  }

  private static func finding(_ finding: Finding) -> [String: Any] {
    var fields: [String: Any] = ["name": finding.name, "subject": finding.subject]
    fields["value"] = finding.value
    fields["lower"] = finding.bounds?.lowerBound
    fields["upper"] = finding.bounds?.upperBound
    fields["note"] = finding.note
    return fields
  }
}
