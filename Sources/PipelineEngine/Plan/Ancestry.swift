import IndicatorSchema
import PluginKit

/// From which columns each column of a step was computed, by way of however many steps.
struct Ancestry {
  private var steps: [String: [IndicatorID: Set<IndicatorID>]] = [:]
  /// The columns of each step that were computed over several rows.
  private var comparisons: [String: Set<IndicatorID>] = [:]

  /// The ancestors of the columns that reach a step which reads from these.
  func reaching(_ inputs: [String], stacked: Bool = false) -> [IndicatorID: Set<IndicatorID>] {
    var found: [IndicatorID: Set<IndicatorID>] = [:]
    for input in inputs {
      found.merge(steps[input] ?? [:]) { first, other in stacked ? first.union(other) : first }
    }
    return found
  }

  /// The columns that reach a step from these and were computed over several rows.
  func comparing(_ inputs: [String]) -> Set<IndicatorID> {
    inputs.reduce(into: []) { $0.formUnion(comparisons[$1] ?? []) }
  }

  /// Takes note of the columns of a source or transform.
  mutating func note(_ step: String, _ plugin: Pipeline.Instance, inputs: [String]) {
    switch plugin {
    case .source(let source):
      steps[step] = Dictionary(source.schema.ids.map { ($0, []) }, uniquingKeysWith: { first, _ in first })
    case .transform(let transform):
      let before = reaching(inputs, stacked: transform.stacksRows)
      var columns = before
      for (id, input) in transform.passedFrom { columns[id] = steps[inputs[input]]?[id] }
      for id in transform.derivations.keys {
        columns[id] = Ancestry.ancestors(of: id, transform.derivations, before)
      }
      steps[step] = columns.filter { transform.schema[$0.key] != nil }
      comparisons[step] = comparing(transform, comparing(inputs))
    case .sink: break
    }
  }

  /// The ancestors of a column that a step computes, by way of others that the same step computes.
  ///
  /// - Parameter before: The columns that the step reads: an input among these is what was read, also where the step
  ///   computes a new column of that name.
  private static func ancestors(
    of id: IndicatorID, _ derivations: [IndicatorID: Derivation], _ before: [IndicatorID: Set<IndicatorID>]
  ) -> Set<IndicatorID> {
    var (seen, found): (Set<IndicatorID>, Set<IndicatorID>) = ([], [])
    var open = derivations[id]?.inputs ?? []
    while let input = open.popLast() {
      guard seen.insert(input).inserted else { continue }
      if let known = before[input] {
        found.formUnion(known)
      } else {
        open += derivations[input]?.inputs ?? []
      }
    }
    return found.union(seen)
  }

  /// A column that a step makes of itself, such as one with gaps filled, stays what it was.
  private func comparing(
    _ transform: any Transform, _ before: Set<IndicatorID>
  ) -> Set<IndicatorID> {
    let isOverRows = type(of: transform).declaration.needsAllRows
    let made = transform.derivations.filter { id, derivation in
      !derivation.inputs.contains(id) && (isOverRows || !before.isDisjoint(with: derivation.inputs))
    }
    return before.union(made.keys).filter { transform.schema[$0] != nil }
  }
}
