import IndicatorSchema
import PluginKit

/// Shows the first rows that a step gives: reads no more than needed, and publishes nothing.
public struct Previewer {
  private let pipeline: Pipeline
  private let jobs: Int
  private let web: WebInputs

  /// Prepares a preview.
  ///
  /// - Parameter jobs: The number of threads that may read or compute.
  public init(_ pipeline: Pipeline, jobs: Int, web: WebAccess = WebAccess()) {
    self.pipeline = pipeline
    self.jobs = jobs
    self.web = web.inputs(of: pipeline, .stored)
  }

  /// The rows of a step.
  public struct Preview: Sendable {
    /// The step.
    public var step: String
    /// Its columns.
    public var schema: FrameSchema
    /// Its first rows.
    public var rows: IndicatorFrame
    /// How many rows fit the question; nil when reading ended before all were seen.
    public var total: Int?
    /// The records that its sources refused until then.
    public var refused: Int
    /// The first of these complaints.
    public var complaints: [Diagnostic]
  }

  /// The first rows of a step.
  ///
  /// - Parameters:
  ///   - step: The step; the last that gives rows unless given. For a sink, what it is given.
  ///   - rows: How many rows.
  ///   - area: Only the rows of this area, by code or a part of its name.
  /// - Throws: `Diagnostic` for a step that is not there, and what goes wrong in a run.
  public func preview(step: String?, rows: Int, area: String? = nil) throws -> Preview {
    let index = try position(of: step)
    let needed = pipeline.leading(to: index)
    let name = needed.steps.last?.name ?? ""
    let schema = needed.steps.last?.schema ?? FrameSchema()
    let limit = RowLimit()
    let kept = FirstRows(step: name, schema: schema, count: rows, area: area, limit: limit)
    let quarantine = Quarantine(path: nil)
    let flow = try Flow(
      needed,
      Flow.Surroundings(
        quarantine: quarantine, lineage: Lineage(), progress: RunProgress(), jobs: jobs,
        stage: { _ in throw Diagnostic(.fault, "a preview has no outputs") }, web: web, limit: limit),
      observer: kept)
    _ = try flow.run()
    let sources = needed.steps.filter { $0.declaration.kind == .source }.map(\.name)
    return Preview(
      step: name, schema: schema, rows: kept.frame, total: limit.reached ? nil : kept.seen,
      refused: sources.map { quarantine.count(of: $0) }.reduce(0, +),
      complaints: sources.flatMap { quarantine.examples(of: $0) })
  }

  private func position(of name: String?) throws -> Int {
    guard let name else {
      guard let last = pipeline.steps.lastIndex(where: { $0.schema != nil }) else {
        throw Diagnostic(.unknownStep, "the pipeline has no step that gives rows")
      }
      return last
    }
    guard let index = pipeline.steps.firstIndex(where: { $0.name == name }) else {
      throw Diagnostic(
        .unknownStep, "there is no step '\(name)'",
        hint: Suggestion.hint(for: name, among: pipeline.steps.map(\.name))
          ?? "steps are " + pipeline.steps.map(\.name).joined(separator: ", "))
    }
    return pipeline.steps[index].schema == nil ? pipeline.steps[index].inputs.first ?? index : index
  }
}

/// Keeps the first rows of a step, and lets reading end when there are enough.
private final class FirstRows: BatchObserver {
  let steps: Set<String>
  private(set) var frame: IndicatorFrame
  /// How many rows fitted, kept or not.
  private(set) var seen = 0
  private let count: Int
  private let area: String?
  private let limit: RowLimit

  init(step: String, schema: FrameSchema, count: Int, area: String?, limit: RowLimit) {
    steps = [step]
    frame = IndicatorFrame(columns: schema.ids)
    self.count = count
    self.area = area?.lowercased()
    self.limit = limit
  }

  func observe(_ batch: IndicatorFrame, of step: String) {
    let fitting = (0..<batch.rowCount).filter { fits(batch.area($0)) }
    seen += fitting.count
    let room = count - frame.rowCount
    if room > 0 { frame.append(contentsOf: batch.selectingRows(Array(fitting.prefix(room)))) }
    if seen > count { limit.reach() }
  }

  private func fits(_ candidate: Area) -> Bool {
    guard let area else { return true }
    return candidate.code.text.lowercased() == area || candidate.name?.lowercased().contains(area) ?? false
  }
}
