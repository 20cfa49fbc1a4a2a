import IndicatorSchema
import PluginKit

/// Follows one figure of a pipeline back to the files: reads and computes what it needs, and publishes nothing.
public struct Tracer {
  private let pipeline: Pipeline
  private let jobs: Int
  private let web: WebInputs
  private let kept: KeptInputs?
  private let store: SnapshotStore
  /// How often areas that a figure turns out to depend on are followed up: parents, members, members of members.
  private static let rounds = 8

  /// Prepares a trace.
  ///
  /// - Parameters:
  ///   - jobs: The number of threads that may read or compute.
  ///   - lock: A run that was locked, of which the inputs are read from the store, whatever became of the files.
  public init(_ pipeline: Pipeline, jobs: Int, web: WebAccess = WebAccess(), lock: LockedRun? = nil) {
    self.pipeline = pipeline
    self.jobs = jobs
    store = web.store(of: pipeline)
    kept = lock.map { [store] in KeptInputs(store, $0.inputs) }
    self.web = web.inputs(of: pipeline, kept.map { .kept($0) } ?? .stored)
  }

  /// What to trace.
  public struct Question: Sendable {
    /// The code of the area.
    public var area: String
    /// The indicator.
    public var indicator: String
    /// The period; the last one that the area has a row for unless given.
    public var period: Period?
    /// The step after which the figure is looked at; the last one that has the indicator unless given.
    public var step: String?

    /// Makes a question.
    public init(area: String, indicator: String, period: Period? = nil, step: String? = nil) {
      self.area = area
      self.indicator = indicator
      self.period = period
      self.step = step
    }
  }

  /// Traces a figure.
  ///
  /// - Throws: `Diagnostics` for a step, indicator, area or period that is not there, and what goes wrong in a run.
  public func trace(_ question: Question) throws -> Trace {
    let id = IndicatorID(question.indicator)
    let step = try TraceTarget(pipeline).step(id, named: question.step)
    let needed = pipeline.leading(to: step)
    let target = needed.steps.count - 1
    var areas = Tracer.start(question.area)
    var trace: Trace?
    for _ in 0..<Tracer.rounds {
      let run = try TraceRun(needed, areas: areas, jobs: jobs, web, kept)
      let (area, period) = try run.key(question)
      var resolver = run.resolver()
      let cell = resolver.cell(id, area, period, after: target)
      let files = resolver.files.sorted { ($0.file, $0.step) < ($1.file, $1.step) }
      trace = Trace(cell: cell, files: files, snapshots: snapshots(files))
      if resolver.unmet.subtracting(areas).isEmpty { break }
      areas.formUnion(resolver.unmet)
    }
    guard let trace else { throw Diagnostic(.fault, "nothing was traced") }
    return trace
  }

  /// Where the store has the contents of files, by their digests.
  private func snapshots(_ files: [SourceOrigin]) -> [String: String] {
    let digests = files.compactMap(\.sha256).filter { FileIdentity(store.path(of: $0)) != nil }
    return Dictionary(digests.map { ($0, store.path(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The area itself, of whatever level its code may be, and those that its code names.
  private static func start(_ text: String) -> Set<AreaCode> {
    var areas = Set(AreaLevel.allCases.map { AreaCode(text, level: $0) })
    var next = AreaCode(cbs: text)
    while let code = next {
      areas.insert(code)
      next = code.parent
    }
    return areas
  }
}

/// One reading of all that a figure depends on.
private struct TraceRun {
  private let pipeline: Pipeline
  private let rows: RowCapture
  private let cells: CellLocator
  private let lineage = Lineage()
  private let digests: InputDigests
  private let compositions: [String: Composition]

  init(
    _ pipeline: Pipeline, areas: Set<AreaCode>, jobs: Int, _ web: WebInputs, _ kept: KeptInputs?
  ) throws {
    self.pipeline = pipeline
    let names = pipeline.steps.map(\.name)
    rows = RowCapture(areas: areas, steps: Set(names), listed: names.last ?? "")
    cells = CellLocator(areas: areas)
    let flow = try Flow(
      pipeline,
      Flow.Surroundings(
        quarantine: Quarantine(path: nil), lineage: lineage, progress: RunProgress(), jobs: jobs,
        stage: { _ in throw Diagnostic(.fault, "a trace has no outputs") }, locator: cells, web: web,
        kept: kept, digests: .all(known: KnownDigests())),
      observer: rows)
    digests = InputDigests(try flow.run(), web)
    let made = flow.nodes.compactMap { node in node.composition.map { (node.step.name, $0) } }
    compositions = Dictionary(made, uniquingKeysWith: { first, _ in first })
  }

  func resolver() -> TraceResolver {
    let found = pipeline.steps.indices.map { step in
      (step, lineage.origins(of: step, in: pipeline, digests))
    }
    return TraceResolver(
      pipeline, rows: rows, cells: cells, origins: Dictionary(found, uniquingKeysWith: { first, _ in first }),
      compositions: compositions)
  }

  /// The area and period asked for.
  func key(_ question: Tracer.Question) throws -> (AreaCode, Period) {
    let step = pipeline.steps.last?.name ?? ""
    let codes = rows.codes[step] ?? []
    guard let area = codes.first(where: { $0.text == question.area }) else {
      throw Diagnostic(
        .unknownArea, "step '\(step)' has no row for area '\(question.area)'",
        hint: TraceTarget.hint(for: question.area, among: codes.map(\.text)))
    }
    let periods = rows.periods(of: area, after: step)
    guard let period = question.period ?? periods.last, periods.contains(period) else {
      throw Diagnostic(
        .unknownPeriod,
        "step '\(step)' has no row for \(area) in \(question.period?.description ?? "any period")",
        hint: "it has " + periods.map(\.description).joined(separator: ", "))
    }
    return (area, period)
  }
}
