import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine
import RunReporting

/// Whom a nightly run tells of itself.
struct ReportingOptions: ParsableArguments {
  @Option(help: "A file that gets a line for each OpenLineage event, or an address that they are posted to.")
  var openlineage: String?

  @Option(name: .customLong("openlineage-namespace"), help: "The namespace of jobs in these events.")
  var namespace = "peil"

  @Option(help: "A file for the textfile collector of Prometheus.", completion: .file(extensions: ["prom"]))
  var metrics: String?

  @Option(name: .customLong("on-failure"), help: "A command line or address, called when a pipeline failed.")
  var onFailure: String?

  @Option(name: .customLong("on-recovery"), help: "The same, when it is well again.")
  var onRecovery: String?

  @Option(name: .customLong("on-change"), help: "The same, when something new was published.")
  var onChange: String?

  @Option(
    name: .customLong("log-folder"), help: "A folder that gets a log for each run, as JSON lines.",
    completion: .directory)
  var logFolder: String?

  /// Whether anyone is told of anything.
  var tellsAnyone: Bool {
    [openlineage, metrics, onFailure, onRecovery, onChange, logFolder].contains { $0 != nil }
  }

  /// What is called, by what it is told of.
  ///
  /// - Throws: `Diagnostic` for one that can't be taken apart.
  func hooks() throws -> RunHooks {
    let given: [(RunOccasion, String?)] = [
      (.failed, onFailure), (.recovered, onRecovery), (.changed, onChange),
    ]
    let hooks = try given.compactMap { occasion, text in try text.map { (occasion, [try RunHook($0)]) } }
    return RunHooks(Dictionary(hooks, uniquingKeysWith: { first, _ in first }))
  }
}

/// Tells others of a nightly run; what can't be delivered is a warning.
struct NightlyReporting: Sendable {
  private let options: ReportingOptions
  private let hooks: RunHooks
  private let transport: LineageTransport?

  /// - Throws: `Diagnostic` for a hook that can't be taken apart.
  init(_ options: ReportingOptions) throws {
    self.options = options
    hooks = try options.hooks()
    let token = ProcessInfo.processInfo.environment["PEIL_OPENLINEAGE_TOKEN"]
    transport = options.openlineage.map { LineageTransport($0, token: token) }
  }

  /// Tells that a pipeline begins.
  func begin(_ entry: RunEntry, _ output: String) {
    warn(transport?.send(.start(of: entry, lineage(output))))
  }

  /// Tells what came of a pipeline.
  func end(_ result: Nightly.Result) {
    var lineage = lineage(result.output)
    let paths = result.inputPaths
    lineage.inputPath = { paths[$0] }
    lineage.outputDigests = result.report?.outputDigests ?? [:]
    lineage.outputSizes = sizes(of: result.report?.outputs ?? [], in: result.output)
    warn(transport?.send(.end(of: result.entry, lineage)))
    for problem in hooks.tell(of: result.entry, after: result.before) { warn(problem) }
  }

  /// Tells how all pipelines stand.
  ///
  /// - Throws: `Diagnostic` when the state can't be read.
  func finish(_ files: [String]) throws {
    guard let metrics = options.metrics else { return }
    let entries = try files.flatMap { try RunHistory($0).latest() }
    warn(RunMetrics(of: entries).write(to: metrics))
  }

  /// The sizes of files in bytes; a folder has none.
  private func sizes(of outputs: [String], in folder: String) -> [String: Int] {
    outputs.reduce(into: [:]) { sizes, output in
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + output)
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { return }
      sizes[output] = attributes?[.size] as? Int
    }
  }

  private func lineage(_ output: String) -> LineageOptions {
    var lineage = LineageOptions(namespace: options.namespace, version: Version.current)
    lineage.outputFolder = URL(fileURLWithPath: output).path
    return lineage
  }

  private func warn(_ problem: Diagnostic?) {
    if let problem { Terminal.error("warning: \(problem)") }
  }
}
