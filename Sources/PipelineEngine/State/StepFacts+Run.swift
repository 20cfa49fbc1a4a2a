import Foundation
import HTTPFetch
import IndicatorSchema
import PluginKit

extension StepFacts {
  /// What is kept of each step of a run.
  ///
  /// - Throws: `Diagnostic` when an output can't be read again.
  static func all(
    _ pipeline: Pipeline, _ report: RunReport, _ lineage: Lineage, _ web: WebInputs, _ part: PartialRun?,
    stage: String
  ) throws -> [String: StepFacts] {
    var all = part?.facts ?? [:]
    for (step, entry) in zip(pipeline.steps, report.ledger) where all[step.name] == nil {
      var facts = StepFacts(entry: entry)
      facts.profile = report.frames[step.name].map { StepProfile(step.name, $0) }
      if step.declaration.kind == .source {
        (facts.opened, facts.table, facts.columns) = lineage.facts(of: step.name)
        for index in facts.opened.indices {
          let path = facts.opened[index].path
          facts.opened[index].path = path.map { pipeline.secrets.redact(WebAddress.redacted($0)) }
        }
      }
      facts.pages = web.read(by: step.name).map { pipeline.secrets.redact(WebAddress.redacted($0.url)) }
      if step.schema == nil { facts.outputs = try OutputDigests.take(step.outputs, in: stage) }
      all[step.name] = facts
    }
    return all
  }
}

extension StepProfile {
  /// The profile of the rows of a step.
  init(_ step: String, _ frame: IndicatorFrame) {
    self.init(step: step, rows: frame.rowCount, columns: frame.columns.map(ColumnProfile.init))
  }
}

extension StepProfile.ColumnProfile {
  /// The profile of a column.
  init(_ column: IndicatorColumn) {
    let values = column.values.indices.compactMap { column[$0] }.sorted()
    let last = Double(values.count - 1)
    self.init(
      name: column.id.text, count: values.count, missing: column.count - values.count,
      sum: values.isEmpty ? nil : values.reduce(0, +),
      deciles: values.isEmpty ? [] : (0...10).map { values[Int((Double($0) / 10 * last).rounded())] })
  }
}
