import IndicatorSchema
import PluginKit

/// A run of some steps only: the others are as they were in an earlier run.
struct PartialRun: Sendable {
  /// The steps that run.
  var running: Set<String>
  /// What steps gave that do not run, as far as one that runs reads it or a check looks at it.
  var given: [String: IndicatorFrame]
  /// What is known of the steps that do not run.
  var facts: [String: StepFacts]
  /// The digests of files that are known already, by absolute path.
  var taken: [String: Snapshot]
}

extension Pipeline {
  /// All of a pipeline, or all but sinks that store elsewhere than in the output folder.
  func part(storingElsewhere: Bool) -> Pipeline {
    let isElsewhere = { (step: Step) in step.declaration.kind == .sink && step.outputs.isEmpty }
    guard !storingElsewhere, steps.contains(where: isElsewhere) else { return self }
    let running = Set(steps.filter { !isElsewhere($0) }.map(\.name))
    return part(PartialRun(running: running, given: [:], facts: [:], taken: [:]))
  }

  /// The part of a pipeline that runs, with what other steps gave in their place.
  func part(_ run: PartialRun) -> Pipeline {
    var positions: [Int: Int] = [:]
    var kept: [Step] = []
    for (position, step) in steps.enumerated() {
      if let frame = run.given[step.name] {
        positions[position] = kept.count
        kept.append(step.giving(frame))
      } else if run.running.contains(step.name) {
        let inputs = step.inputs.compactMap { positions[$0] }
        positions[position] = kept.count
        kept.append(
          Step(
            name: step.name, place: step.place, declaration: step.declaration, inputs: inputs,
            plugin: step.plugin, budget: step.budget, drift: step.drift, settings: step.settings))
      }
    }
    return Pipeline(file: file, steps: kept, checks: checks, catalogue: catalogue, documents: documents)
  }
}
