import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil reproduce`: makes a locked run again and compares every output to the byte.
struct Reproduce: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Make a locked run again from what was kept of its inputs, and compare every output.",
    discussion: """
      Reads NAME.lock beside the pipeline file and the store of snapshots; neither the web nor the original files are \
      needed. Runs in an empty folder, which is removed unless --output names one. The exit code is 0 when every output \
      is the same to the byte, else 1; then the step, the cells and the values are named.

        peil reproduce Pipelines/tilburg-2022.yml
      """)

  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yml", "yaml"]))
  var file: String

  @OptionGroup var store: StoreOptions

  @Option(name: .shortAndLong, help: "A folder to keep the outputs in.", completion: .directory)
  var output: String?

  @Option(name: .shortAndLong, help: "The number of threads. All cores unless given.")
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Option(help: "The rows in a batch between steps, to show that it makes no difference; 0 for all in one.")
  var batch: Int?

  func validate() throws {
    guard batch.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--batch expects a number of at least 0.")
    }
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number of at least 1.") }
  }

  func run() throws {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("peil-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    var options = Runner.Options(
      output: output ?? scratch.path, jobs: jobs, version: Version.current, web: store.web, keepsInputs: false
    )
    options.batchRows = batch
    let outcome = try Reproducer(file, registry: BuiltInPlugins.registry, options).reproduce()
    for line in ReproduceText.lines(outcome, file: file) { print(line) }
    if !outcome.isSame { throw Stop(code: ExitStatus.badData) }
  }
}

/// What people see of a run that was made again.
enum ReproduceText {
  static func lines(_ outcome: Reproducer.Outcome, file: String) -> [String] {
    var lines: [String] = []
    if outcome.lock.version != Version.current {
      lines.append("note: locked with Peil \(outcome.lock.version), made again with \(Version.current)")
    }
    let outputs = outcome.lock.outputs.count
    guard !outcome.isSame else {
      let inputs = outcome.lock.inputs.values.map(\.count).reduce(0, +)
      return lines + [
        "\(outcome.report.pipeline): reproduced: \(outputs) \(outputs == 1 ? "output is" : "outputs are") the same to the "
          + "byte, from \(inputs) \(inputs == 1 ? "input" : "inputs")"
      ]
    }
    let differing = outcome.differences.filter { $0.subject == .output }
    lines.append(
      "\(outcome.report.pipeline): not reproduced: \(differing.count) of \(outputs) outputs differ")
    lines += differing.map { "  \($0.words)" }
    guard let step = outcome.step else {
      return lines + ["  no step gave other rows: only what is written differs"]
    }
    lines.append("  the first step that gave other rows is '\(step)'")
    lines += outcome.cells.map { "    \($0.words)" }
    return lines
  }
}
