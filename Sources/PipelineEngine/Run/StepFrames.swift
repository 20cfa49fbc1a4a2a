import IndicatorSchema

/// Gathers all rows that steps give, to keep them or to compare them with those of another run.
final class StepFrames: BatchObserver {
  let steps: Set<String>
  /// The rows by step.
  private(set) var frames: [String: IndicatorFrame] = [:]

  /// Gathers those of all sources and transforms of a pipeline.
  init(_ pipeline: Pipeline) {
    let schemas = pipeline.steps.compactMap { step in step.schema.map { (step.name, $0) } }
    frames = Dictionary(
      schemas.map { ($0, IndicatorFrame(columns: $1.ids)) }, uniquingKeysWith: { first, _ in first })
    steps = Set(frames.keys)
  }

  func observe(_ batch: IndicatorFrame, of step: String) { frames[step]?.append(contentsOf: batch) }
}

/// Several observers as one.
final class Observers: BatchObserver {
  private let all: [any BatchObserver]
  let steps: Set<String>

  init(_ all: [any BatchObserver]) {
    self.all = all
    steps = all.reduce(into: []) { $0.formUnion($1.steps) }
  }

  func observe(_ batch: IndicatorFrame, of step: String) {
    for observer in all where observer.steps.contains(step) { observer.observe(batch, of: step) }
  }
}
