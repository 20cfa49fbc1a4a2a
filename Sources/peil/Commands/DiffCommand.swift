import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil diff`: what changed between two runs.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two runs, or since a lock: inputs, columns, figures.",
    discussion: """
      Two runs of the history, by the beginning of their identifiers ('peil history --format json') or as 'last' and \
      'last~1'; or a pipeline file as it is now, run without publishing anything, against a lock file. The exit code is \
      0 when nothing differs, else 1.

        peil diff last~1 last --in Pipelines/tilburg-2022.yml
        peil diff Pipelines/tilburg-2022.yml --against Pipelines/tilburg-2022.lock
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Two runs, or with --against a pipeline file.")
  var subjects: [String]

  @Option(name: .customLong("in"), help: "The pipeline file, or folder of them, whose history is meant.")
  var path = "."

  @Option(help: "A lock file to compare with.", completion: .file(extensions: ["lock"]))
  var against: String?

  @Option(name: .customLong("set"), help: "With --against: a run parameter, as name=value.")
  var parameters: [String] = []

  @OptionGroup var store: StoreOptions

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  func validate() throws {
    try PipelineOptions.check(parameters)
    let wanted = against == nil ? 2 : 1
    guard subjects.count == wanted else {
      throw ValidationError(
        against == nil ? "name two runs, or a pipeline file with --against." : "name one pipeline file.")
    }
  }

  func run() throws {
    let difference = try against.map(compare) ?? RunComparison.runs(subjects, in: path)
    switch format {
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(difference), as: UTF8.self))
    case .text: for line in DiffCommand.lines(difference) { print(line) }
    }
    if !difference.isEmpty { throw Stop(code: ExitStatus.badData) }
  }

  private func compare(with lock: String) throws -> RunDifference {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("peil-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let plan = try Planner.plan(
      path: subjects[0],
      parameters: Parameters(
        given: PipelineOptions.values(parameters), environment: ProcessInfo.processInfo.environment),
      registry: BuiltInPlugins.registry)
    var options = Runner.Options(
      output: scratch.path, jobs: max(1, ProcessInfo.processInfo.activeProcessorCount),
      version: Version.current,
      web: store.web)
    options.movesStates = false
    return try RunComparison.against(lock, plan, options)
  }

  static func lines(_ difference: RunDifference) -> [String] {
    if difference.isEmpty { return ["nothing differs"] }
    return difference.facts + difference.rows.flatMap(\.words)
      + difference.unknown.map { "\($0): its rows are not kept any more, so they can't be compared" }
  }
}
