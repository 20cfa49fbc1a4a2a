import IndicatorSchema

/// Finds the step after which a figure is looked at.
struct TraceTarget {
  private let pipeline: Pipeline

  init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  /// The named step, or else the last that a sink reads from and that has the indicator, or the last that has it.
  ///
  /// - Throws: `Diagnostic` for an unknown step or indicator.
  func step(_ id: IndicatorID, named name: String?) throws -> Int {
    let having = pipeline.steps.indices.filter { pipeline.steps[$0].schema?.contains(id) ?? false }
    if let name { return try named(name, id, having) }
    let published = Set(
      pipeline.steps.filter { $0.declaration.kind == .sink }.flatMap(\.inputs))
    guard let step = having.last(where: published.contains) ?? having.last else {
      let known = Set(pipeline.steps.flatMap { $0.schema?.ids ?? [] }).map(\.text).sorted()
      throw Diagnostic(
        .unknownIndicator, "no step has an indicator '\(id)'",
        hint: Suggestion.hint(for: id.text, among: known) ?? "'peil plan' lists the columns of all steps")
    }
    return step
  }

  private func named(_ name: String, _ id: IndicatorID, _ having: [Int]) throws -> Int {
    guard let step = pipeline.steps.firstIndex(where: { $0.name == name }) else {
      throw Diagnostic(
        .unknownStep, "there is no step '\(name)'",
        hint: Suggestion.hint(for: name, among: pipeline.steps.map(\.name), listing: "steps are"))
    }
    guard having.contains(step) else {
      let known = pipeline.steps[step].schema?.ids.map(\.text) ?? []
      throw Diagnostic(
        .unknownIndicator,
        known.isEmpty ? "step '\(name)' gives no figures" : "step '\(name)' has no indicator '\(id)'",
        hint: Suggestion.hint(for: id.text, among: known, listing: "it has"))
    }
    return step
  }

  /// The nearest codes, which for areas all look alike: those of the same kind and length first.
  static func hint(for code: String, among codes: [String]) -> String? {
    let alike = codes.filter { $0.utf8.count == code.utf8.count && $0.prefix(2) == code.prefix(2) }.sorted()
    let near = Suggestion.nearest(to: code, among: alike, limit: 1).first.map { "did you mean '\($0)'?" }
    return near ?? Suggestion.hint(for: code, among: codes.sorted())
  }
}

extension Pipeline {
  /// The steps that a step depends on and the step itself, which comes last; without checks.
  func leading(to step: Int) -> Pipeline { leading(to: [step]) }

  /// Some steps and those they depend on, in the order of the flow; without checks.
  func leading(to ends: [Int]) -> Pipeline {
    var needed: Set<Int> = []
    var open = ends
    while let next = open.popLast() {
      if needed.insert(next).inserted { open += steps[next].inputs }
    }
    let order = needed.sorted()
    let positions = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = order.map { position -> Step in
      let old = steps[position]
      return Step(
        name: old.name, place: old.place, declaration: old.declaration,
        inputs: old.inputs.compactMap { positions[$0] }, plugin: old.plugin, budget: old.budget,
        drift: old.drift,
        settings: old.settings)
    }
    return Pipeline(file: file, steps: kept, checks: [], catalogue: catalogue, documents: documents)
  }
}
