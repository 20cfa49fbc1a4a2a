import Foundation
import IndicatorSchema
import PluginKit

extension RunRecord {
  /// The record of a run.
  ///
  /// - Parameter origins: Where the columns that reach a step come from, by the position of the step.
  init(
    _ report: RunReport, _ snapshots: [String: Snapshot], _ pipeline: Pipeline, version: String,
    origins: (Int) -> [IndicatorID: Origin]
  ) {
    self.init(
      pipeline: report.pipeline, pipelineSHA256: pipeline.file.sha256, version: version,
      steps: zip(pipeline.steps.indices, report.ledger).map { index, entry in
        Step(pipeline.steps[index], entry, in: pipeline, origins(index))
      },
      checks: report.checks.map { Check(check: $0.text, found: $0.found) },
      inputs: snapshots.map { Input($0, $1) }.sorted { ($0.file, $0.sha256) < ($1.file, $1.sha256) },
      documents: pipeline.documents.map { Document(file: $0.name, sha256: $0.sha256) },
      outputs: report.outputs)
  }
}

extension RunRecord.Step {
  fileprivate init(
    _ step: Pipeline.Step, _ entry: LedgerEntry, in pipeline: Pipeline, _ origins: [IndicatorID: Origin]
  ) {
    let columns =
      step.schema?.columns ?? step.inputs.first.flatMap { pipeline.steps[$0].schema }?.columns ?? []
    self.init(
      step: entry.step, kind: entry.kind.rawValue, plugin: step.declaration.name,
      pluginVersion: step.declaration.version, from: step.inputs.map { pipeline.steps[$0].name },
      rowsIn: entry.rowsIn, added: entry.added, rowsOut: entry.rowsOut, filtered: entry.filtered,
      quarantined: entry.quarantined, rowsLookedUp: entry.rowsLookedUp, missingCells: entry.missingCells,
      notes: entry.notes, findings: entry.findings.map(RunRecord.Finding.init),
      outputs: step.schema == nil ? step.outputs : nil,
      columns: columns.map { RunRecord.Column($0, origins) })
  }
}

extension RunRecord.Finding {
  fileprivate init(_ finding: Finding) {
    self.init(
      name: finding.name, subject: finding.subject, value: finding.value,
      lower: finding.bounds?.lowerBound.finite, upper: finding.bounds?.upperBound.finite, note: finding.note)
  }
}

extension RunRecord.Column {
  fileprivate init(_ indicator: Indicator, _ origins: [IndicatorID: Origin]) {
    name = indicator.id.text
    unit = indicator.unit.rawValue
    if case .derived(let derivation) = origins[indicator.id] { formula = derivation.formula }
    let cells = RunRecord.Column.cells(of: indicator.id, origins)
    sources = cells.isEmpty ? nil : cells
  }

  /// The columns of inputs that one follows from; one that a step makes of itself is followed no further.
  private static func cells(of id: IndicatorID, _ origins: [IndicatorID: Origin]) -> [Cell] {
    var (seen, open, found): (Set<IndicatorID>, [IndicatorID], Set<Cell>) = ([], [id], [])
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      switch origins[next] {
      case .source(let origin):
        for one in [origin] + origin.others {
          found.insert(Cell(step: one.step, file: one.file, column: one.column))
        }
      case .derived(let derivation): open += derivation.inputs
      case nil: break
      }
    }
    return found.sorted { ($0.step, $0.file, $0.column) < ($1.step, $1.file, $1.column) }
  }
}

extension RunRecord.Input {
  init(_ path: String, _ snapshot: Snapshot) {
    self.init(
      file: snapshot.origin?.url ?? URL(fileURLWithPath: path).lastPathComponent, sha256: snapshot.sha256,
      bytes: snapshot.bytes, retrieved: snapshot.origin?.retrieved,
      lastModified: snapshot.origin?.lastModified,
      etag: snapshot.origin?.etag)
  }
}

extension Double {
  /// The number, or nil where it has no place in JSON.
  fileprivate var finite: Double? { isFinite ? self : nil }
}
