import Foundation
import IndicatorSchema
import Logging
import PluginKit
import RunState

/// Runs pipelines one after the other, unattended: what has to run runs, what is out of reach is tried again, and what
/// goes wrong with one does not keep the others from running.
public struct Nightly {
  private let settings: Settings
  private let registry: PluginRegistry
  private let pause: (Double) -> Void

  /// How to run.
  public struct Settings: Sendable {
    /// The folder to publish to; each pipeline has a folder of its own in it, named after its file.
    public var output: String
    /// The number of threads that may read or compute.
    public var jobs: Int
    /// The version of the program.
    public var version: String
    /// How inputs are read that are not files.
    public var web = WebAccess()
    /// The values of parameters. A pipeline gets those that it has.
    public var parameters = Parameters()
    /// How often something out of reach is tried again.
    public var retries = 3
    /// How long to wait before the first retry, in seconds; twice as long before each next one.
    public var retryDelay = 30.0
    /// How long to wait for another nightly run, in seconds.
    public var patience = 0.0
    /// How many of the outputs that are replaced are kept.
    public var keepsOutputs = 1
    /// How many runs of a pipeline the history keeps.
    public var keepsRuns = 400
    /// How many bytes the rows of steps may take that are kept from run to run.
    public var cacheBytes = 1 << 30
    /// Whether what is unlike the run before is accepted.
    public var accepts = false
    /// Makes a further log of a run, given the secrets that it must not hold.
    public var log: (@Sendable (RunEntry, Secrets) throws -> any LogHandler)?

    /// Makes settings.
    public init(output: String, jobs: Int, version: String) {
      self.output = output
      self.jobs = jobs
      self.version = version
    }
  }

  /// What came of one pipeline.
  public struct Result: Sendable {
    /// The pipeline file.
    public var file: String
    /// The folder of its outputs.
    public var output: String
    /// The entry of the history.
    public var entry: RunEntry
    /// What the run did; nil when nothing ran, or it failed.
    public var report: RunReport?
    /// The absolute paths of the files that it read, by what its record says of each.
    public var inputPaths: [RunRecord.Input: String] = [:]
    /// Why it failed; empty when it did not.
    public var problems: Diagnostics
    /// The run before, whatever came of it.
    public var before: RunEntry?
    /// Whether it is a run of another night, of which the process was killed.
    public var wasKilled = false
  }

  /// - Parameter pause: Waits for a number of seconds.
  public init(
    _ settings: Settings, registry: PluginRegistry,
    pause: @escaping (Double) -> Void = { Thread.sleep(forTimeInterval: $0) }
  ) {
    self.settings = settings
    self.registry = registry
    self.pause = pause
  }

  /// The pipeline files that a path stands for: itself, or those directly in a folder, by name.
  ///
  /// - Throws: `Diagnostic` when there are none.
  public static func files(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Diagnostic(.fileNotFound, "there is no file '\(path)'", hint: FileNames.hint(forMissing: path))
    }
    guard isFolder.boolValue else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
    let files = names.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }
      .map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    guard !files.isEmpty else {
      throw Diagnostic(.fileNotFound, "the folder '\(path)' holds no pipeline file")
    }
    return files
  }

  /// Runs pipelines.
  ///
  /// - Parameters:
  ///   - files: The pipeline files.
  ///   - begun: Gets each one before it runs: all but what comes of it.
  ///   - done: Gets the result of each one when it is known; also of one that was killed the last time.
  /// - Throws: `Diagnostic` when another nightly run is at work, or the state can't be used.
  public func run(
    _ files: [String], begun: (Result) -> Void = { _ in }, _ done: (Result) -> Void
  ) throws {
    var groups: [(folder: String, files: [String])] = []
    for file in files {
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      if groups.last?.folder == folder {
        groups[groups.count - 1].files.append(file)
      } else {
        groups.append((folder, [file]))
      }
    }
    for group in groups {
      let own = group.folder + "/.peil"
      let lock = try NightlyLock(own, patience: settings.patience)
      try withExtendedLifetime(lock) {
        let state = try StateFile(own + "/state.sqlite")
        let mark = RunningMark(own)
        try endKilled(mark, state, done)
        for file in group.files {
          let result = try run(file, state, mark, begun)
          done(result)
          mark.clear()
        }
        let season = 90.0 * 24 * 3600
        try state.prune(toBytes: settings.cacheBytes, factsSince: Date().timeIntervalSince1970 - season)
      }
    }
  }

  /// Says of a run of which the process ended before it did how it ended.
  private func endKilled(_ mark: RunningMark, _ state: StateFile, _ done: (Result) -> Void) throws {
    guard var killed = mark.left()?.stopped("the run did not come to its end") else {
      return
    }
    let known = try state.entries(of: killed.entry.pipeline, limit: 1).first
    // Killed between its entry in the history and the end of the telling.
    if let known, known.id == killed.entry.id { killed.entry = known }
    killed.before = try state.entries(of: killed.entry.pipeline, limit: 2).first { $0.id != killed.entry.id }
    try state.add(killed.entry)
    killed.wasKilled = true
    if killed.entry.outcome == .failed { done(killed) }
    mark.clear()
  }

  private func run(
    _ file: String, _ state: StateFile, _ mark: RunningMark, _ begun: (Result) -> Void
  ) throws -> Result {
    let parameters = settings.parameters.used(in: file)
    let stem = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    let name = (try? PipelineFile.read(path: file, parameters: parameters))?.file.name ?? ""
    var result = Result(
      file: file, output: settings.output + "/" + stem, entry: RunEntry(pipeline: name.isEmpty ? stem : name),
      problems: Diagnostics())
    result.before = try state.lastEntry(of: result.entry.pipeline)
    try mark.set(result)
    begun(result)
    do {
      let pipeline = try Planner.plan(path: file, parameters: parameters, registry: registry)
      (result.entry, result.report, result.inputPaths) = try attempt(
        pipeline, state, result.output, result.entry)
    } catch {
      result.problems = Diagnostics(error)
      result.entry.fail(result.problems)
    }
    result.entry.ended = Date().timeIntervalSince1970
    try state.add(result.entry)
    try state.forgetRuns(of: result.entry.pipeline, keeping: settings.keepsRuns)
    return result
  }

  /// Runs a pipeline, again where that may help.
  private func attempt(
    _ pipeline: Pipeline, _ state: StateFile, _ output: String, _ entry: RunEntry
  ) throws -> NightlyRun.Outcome {
    var options = Runner.Options(
      output: output, jobs: settings.jobs, version: settings.version, web: settings.web)
    options.keepsReplaced = settings.keepsOutputs
    options.log = try settings.log?(entry, pipeline.secrets)
    let run = NightlyRun(pipeline, state, options, accepts: settings.accepts)
    var tries = 0
    while true {
      do {
        return try run.run(entry)
      } catch {
        let problems = pipeline.secrets.redact(error)
        guard tries < settings.retries, problems.items.allSatisfy(\.code.isRetriable) else { throw problems }
        // Not all at the same moment, when many wait for one server.
        pause(settings.retryDelay * Double(1 << tries) * Double.random(in: 0.75...1.25))
        tries += 1
      }
    }
  }
}

extension RunEntry {
  /// Fills in why it failed.
  mutating func fail(_ problems: Diagnostics) {
    outcome = .failed
    exitCode = Int(problems.exitCode)
    self.problems = problems.items.map(Problem.init)
  }
}

extension Diagnostics {
  /// The exit code of the gravest complaint: a fault of ours, then the pipeline, then what is out of reach.
  public var exitCode: Int32 {
    let categories = Set(items.map(\.code.category))
    if categories.contains(.fault) { return 4 }
    if categories.contains(.pipeline) { return 2 }
    if categories.contains(.reach) { return 3 }
    return 1
  }
}

extension Parameters {
  /// The parameters that a file names. Several pipelines share one command line, and need not have the same ones.
  func used(in file: String) -> Parameters {
    let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return Parameters(given: given.filter { text.contains("${\($0.key)}") }, environment: environment)
  }
}
