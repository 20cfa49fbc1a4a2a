import IndicatorSchema
import PluginKit

// What a transform says of its columns, against what it does.

extension TransformRules {
  /// Checks that every column that goes out comes from somewhere.
  func checkLineage(_ transform: T) {
    let inputs = Set(item.inputs.flatMap(\.ids))
    for id in transform.schema.ids {
      recorder.expect(
        inputs.contains(id) || transform.derivations[id] != nil, .lineage, "looked for the origin of '\(id)'",
        expected: "a column of an input or a derivation", found: "neither")
    }
    let known = inputs.union(transform.schema.ids)
    for (id, derivation) in transform.derivations.sorted(by: { $0.key < $1.key }) {
      let unknown = derivation.inputs.filter { !known.contains($0) }
      recorder.expect(
        transform.schema.contains(id) && unknown.isEmpty && !derivation.formula.isEmpty, .lineage,
        "read the derivation of '\(id)'", expected: "a formula, and columns that exist",
        found: "'\(derivation.formula)' of \(derivation.inputs)")
      recorder.expect(
        derivation.step == item.context.step, .lineage, "read the derivation of '\(id)'",
        expected: "step '\(item.context.step)'", found: "step '\(derivation.step)'")
    }
  }

  /// Checks that columns without a derivation are those of the input.
  func checkPassedThrough(
    _ transform: T, _ frames: [IndicatorFrame], _ given: IndicatorFrame, _ did: String
  ) {
    for column in given.columns where transform.derivations[column.id] == nil {
      let from = transform.passedFrom[column.id] ?? frames.firstIndex { $0.column(column.id) != nil } ?? 0
      let sources = transform.stacksRows ? frames : [frames[from]]
      let cells = Dictionary(sources.flatMap { $0.cellsByKey(column.id) }) { first, _ in first }
      let changed = given.cellsByKey(column.id).first { key, cell in
        // What a guard hides is no other figure.
        if T.declaration.isGuard, cell == "- suppressed" { return false }
        return cells[key].map { $0 != cell } ?? false
      }
      recorder.expect(
        changed == nil, .lineage, "\(did), column '\(column.id)'",
        expected: changed.map { "\($0.0) as it came in, \(cells[$0.0] ?? "")" } ?? "",
        found: changed.map(\.1) ?? "")
    }
  }
}

extension IndicatorFrame {
  /// Each cell of a column by area and period.
  fileprivate func cellsByKey(_ id: IndicatorID) -> [(String, String)] {
    guard let column = column(id) else { return [] }
    return (0..<rowCount).map { row in
      let value = column[row].map(\.description) ?? "-"
      return ("\(area(row).code.text) \(periods[row])", "\(value) \(column.statuses[row].name)")
    }
  }
}
