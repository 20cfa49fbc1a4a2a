import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine
import RunReporting

/// `peil nightly`: runs pipelines unattended.
struct NightlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "Run pipelines unattended: only what changed, again where that helps, all or nothing.",
    discussion: """
      For cron, systemd (see --systemd) or any orchestrator. Asks for what is new, does nothing when nothing is, runs \
      only the steps that something changed for, and publishes each pipeline to a folder of its own in --output. What \
      is known from night to night is in .peil/state.sqlite beside the pipelines.

        peil nightly Pipelines --set data=../data --output out
        peil nightly --systemd

      The exit code is that of the gravest problem: 0 all is well, 1 the data, 2 a pipeline file or the command line, \
      3 out of reach after every retry, or another nightly run is at work, 4 a fault of peil.
      """)

  @Argument(help: "Pipeline files, or folders of them.", completion: .file(extensions: ["yml", "yaml"]))
  var paths: [String] = []

  @Option(name: .customLong("set"), help: "A run parameter, as name=value, for the pipelines that have it.")
  var parameters: [String] = []

  @OptionGroup var store: StoreOptions

  @Option(name: .shortAndLong, help: "The folder to publish to.", completion: .directory)
  var output = "out"

  @Option(name: .shortAndLong, help: "The number of threads. All cores unless given.")
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Option(help: "How often what is out of reach is tried again.")
  var retries = 3

  @Option(
    name: .customLong("retry-delay"),
    help: "Seconds before the first retry; twice as many before each next one.")
  var retryDelay = 30.0

  @Option(help: "Seconds to wait for another nightly run. Without it, the second one leaves.")
  var wait = 0.0

  @Option(help: "How many earlier outputs are kept in .peil/previous of each output folder.")
  var keep = 1

  @Option(
    name: .customLong("keep-inputs"),
    help: "How many days an input stays in .peil/snapshots that no lock and no last run names.")
  var keepInputs = 30

  @Flag(help: "Accept what is unlike the run before.")
  var accept = false

  @Option(help: "Periods to run for, such as 2015..2019, each in a folder of its own; touches no state.")
  var period: String?

  @OptionGroup(title: "Telling others") var reporting: ReportingOptions

  @Flag(help: "Print unit and timer files for systemd, and do nothing else.")
  var systemd = false

  func validate() throws {
    guard systemd || !paths.isEmpty else {
      throw ValidationError("name a pipeline file or a folder of them.")
    }
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number of at least 1.") }
    guard (0...10).contains(retries) else {
      throw ValidationError("--retries expects a number from 0 to 10.")
    }
    guard retryDelay >= 0, wait >= 0 else { throw ValidationError("seconds are not negative.") }
    guard (0...100_000).contains(keepInputs) else {
      throw ValidationError("--keep-inputs expects a number of days, found '\(keepInputs)'.")
    }
    guard keep >= 0 else { throw ValidationError("--keep expects a number of at least 0.") }
    guard period == nil || !reporting.tellsAnyone else {
      throw ValidationError("--period tells nobody: leave out the options that do.")
    }
    try PipelineOptions.check(parameters)
  }

  func run() throws {
    if systemd { return print(SystemdFiles.text) }
    let files = try paths.flatMap(Nightly.files)
    let given = try known(files)
    if let period { return try backfill(files, given, period) }
    let report = try NightlyReporting(reporting)
    var problems = Diagnostics()
    let nightly = Nightly(settings(given), registry: BuiltInPlugins.registry)
    let atWork = RunAtWork()
    StopSignals.watch { atWork.stop(by: $0, report) }
    try nightly.run(files, begun: { atWork.begin($0, report) }) { result in
      atWork.end(result)
      NightlyText.show(result)
      report.end(result)
      if !result.wasKilled { for item in result.problems.items { problems.add(item) } }
    }
    prune(files)
    try report.finish(files)
    if !problems.items.isEmpty { throw Stop(code: ExitStatus.of(problems)) }
  }

  /// Clears the stores beside the pipelines; one elsewhere may be used by others, so that it is left alone.
  private func prune(_ files: [String]) {
    guard store.folder == nil else { return }
    for folder in NightlyPruning.folders(of: files) {
      do {
        let found = try NightlyPruning(folder).prune(days: keepInputs)
        guard !found.removed.isEmpty else { continue }
        print("\(folder)/.peil/snapshots: removed \(SnapshotText.sum(found.removed.count, found.bytes))")
      } catch {
        for item in Diagnostics(error).items { Terminal.error("warning: not pruned: \(item)") }
      }
    }
  }

  private func settings(_ given: [String: String]) -> Nightly.Settings {
    var settings = Nightly.Settings(output: output, jobs: jobs, version: Version.current)
    settings.web = store.web
    settings.parameters = Parameters(given: given, environment: ProcessInfo.processInfo.environment)
    settings.retries = retries
    settings.retryDelay = retryDelay
    settings.patience = wait
    settings.keepsOutputs = keep
    settings.accepts = accept
    if let folder = reporting.logFolder {
      settings.log = { entry, secrets in
        try RunLog(folder: folder, run: entry.id, pipeline: entry.pipeline, redact: secrets.redact)
      }
    }
    return settings
  }

  /// The parameters of the command line; one that no pipeline has is a mistake.
  private func known(_ files: [String]) throws -> [String: String] {
    let given = PipelineOptions.values(parameters)
    let texts = files.map {
      FileManager.default.contents(atPath: $0).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    for name in given.keys.sorted() where !texts.contains(where: { $0.contains("${\(name)}") }) {
      throw Diagnostic(.unusedParameter, "--set \(name): no pipeline has a parameter '\(name)'")
    }
    return given
  }

  private func backfill(_ files: [String], _ given: [String: String], _ range: String) throws {
    let parameters = Parameters(given: given, environment: ProcessInfo.processInfo.environment)
    var codes: [Int32] = []
    for period in try PeriodRange.periods(range) {
      for file in files {
        let backfill = Backfill(file, period, parameters, registry: BuiltInPlugins.registry)
        let folder =
          "\(output)/\(URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent)/\(period)"
        do {
          let run = PipelineRun(
            plan: try backfill.plan(), output: folder, jobs: jobs, web: store.web, movesStates: false)
          try run.run { print("\(period): \($0)") }
        } catch let stop as Stop {
          codes.append(stop.code)
        } catch {
          Terminal.complain(Diagnostics(error))
          codes.append(ExitStatus.of(Diagnostics(error)))
        }
      }
    }
    if let gravest = ExitStatus.gravest(of: codes) { throw Stop(code: gravest) }
  }
}
