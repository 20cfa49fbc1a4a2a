import Foundation
import IndicatorSchema
import PluginKit
import RunState

/// Which steps of a pipeline have to run, and why.
struct StepPlan {
  /// The keys and ingredients of the steps.
  let keys: StepKeys
  /// The steps that run; none when nothing changed.
  private(set) var running: Set<String> = []
  /// The steps that do not run themselves and whose rows are wanted.
  private(set) var given: Set<String> = []
  /// What is known of the steps that do not run.
  private(set) var facts: [String: StepFacts] = [:]
  private let pipeline: Pipeline
  private let state: StateFile
  private let last: RunEntry?

  /// - Parameters:
  ///   - output: The folder with the outputs of the last run.
  ///   - last: The last run that was done.
  /// - Throws: `Diagnostic` when the state or an output can't be read.
  init(
    _ pipeline: Pipeline, _ keys: StepKeys, _ state: StateFile, output: String, last: RunEntry?
  ) throws {
    self.pipeline = pipeline
    self.keys = keys
    self.state = state
    self.last = last
    try readFacts()
    let positions = Dictionary(
      pipeline.steps.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let dirty = try pipeline.steps.filter { try $0.declaration.kind == .sink && !isWhole($0, output) }
    let isNew = pipeline.steps.contains { $0.declaration.kind != .sink && facts[$0.name] == nil }
    guard !dirty.isEmpty || isNew else { return }
    for sink in dirty {
      running.insert(sink.name)
      for input in sink.inputs { try need(input) }
    }
    let checked = pipeline.checks.flatMap(\.steps)
    for name in checked { if let position = positions[name] { try need(position) } }
    for step in pipeline.steps where step.declaration.kind != .sink && facts[step.name] == nil {
      if let position = positions[step.name] { try need(position) }
    }
    // What was refused is put in the quarantine of this run, which takes the place of the last one.
    for (position, step) in pipeline.steps.enumerated()
    where step.declaration.kind == .source && (facts[step.name]?.entry.quarantined ?? 0) > 0 {
      try need(position)
    }
    for step in running { facts[step] = nil }
  }

  /// The part of the pipeline that runs.
  ///
  /// - Throws: `Diagnostic` when the state can't be read.
  func part(_ taken: [String: Snapshot]) throws -> PartialRun {
    var frames: [String: IndicatorFrame] = [:]
    for step in given {
      guard let key = keys.keys[step], let rows = try state.step(key, withRows: true)?.rows,
        let schema = pipeline.steps.first(where: { $0.name == step })?.schema
      else { continue }
      // Kept by name, and given in the order that the steps behind expect.
      frames[step] = try FrameReader.decode([UInt8](rows)).selectingColumns(schema.ids)
    }
    return PartialRun(running: running, given: frames, facts: facts, taken: taken)
  }

  private mutating func readFacts() throws {
    for step in pipeline.steps {
      let isBehindKnown = step.inputs.allSatisfy { facts[pipeline.steps[$0].name] != nil }
      guard isBehindKnown, let key = keys.keys[step.name], let kept = try state.step(key, withRows: false)
      else {
        continue
      }
      facts[step.name] = try? JSONDecoder().decode(StepFacts.self, from: kept.facts)
    }
  }

  /// Whether what a sink makes is there, as it made it.
  private func isWhole(_ sink: Pipeline.Step, _ output: String) throws -> Bool {
    guard let facts = facts[sink.name] else { return false }
    // Nothing can be looked at of what is stored elsewhere, so it is what the last run stored there.
    if sink.outputs.isEmpty {
      return keys.keys[sink.name] == last?.ingredients[sink.name].map(StepKeys.digest)
    }
    let exist = sink.outputs.allSatisfy { FileManager.default.fileExists(atPath: output + "/" + $0) }
    return try exist && OutputDigests.take(sink.outputs, in: output) == facts.outputs
  }

  private mutating func need(_ position: Int) throws {
    let step = pipeline.steps[position]
    guard !running.contains(step.name), !given.contains(step.name) else { return }
    if facts[step.name] != nil, let key = keys.keys[step.name], try state.holdsRows(key) {
      given.insert(step.name)
      return
    }
    running.insert(step.name)
    for input in step.inputs { try need(input) }
  }
}
