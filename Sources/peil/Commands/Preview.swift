import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil preview`: shows the data after a step.
struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show the rows after a step of a pipeline, with what is missing and why.",
    discussion: """
      Reads no more than it needs, and publishes nothing. Without a step it is the last one that gives rows.

        peil preview Pipelines/tilburg-2022.yml
        peil preview Pipelines/tilburg-2022.yml index --rows 3
        peil preview Pipelines/tilburg-2022.yml index --area stokhasselt --columns vulnerability
      """)

  @OptionGroup var pipeline: PipelineOptions

  @Argument(help: "The step.", completion: .custom { words, _, _ in Completion.steps(words) })
  var step: String?

  @Option(name: .shortAndLong, help: "The number of rows.")
  var rows = 10

  @Option(help: "Only the rows of this area, by its code or a part of its name.")
  var area: String?

  @Option(help: "Only these columns, separated by commas.")
  var columns: String?

  @Option(name: .shortAndLong, help: "The number of threads. All cores unless given.")
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number of at least 1.") }
    guard (1...100_000).contains(rows) else {
      throw ValidationError("--rows expects a number from 1 to 100000.")
    }
  }

  func run() throws {
    let preview = try Previewer(pipeline.plan(), jobs: jobs, web: pipeline.web).preview(
      step: step, rows: rows, area: area)
    print(PreviewText.text(preview, columns: try chosen(preview.schema)))
    for complaint in preview.complaints { Terminal.error("refused: \(complaint)") }
  }

  private func chosen(_ schema: FrameSchema) throws -> [IndicatorID] {
    guard let columns else { return schema.ids }
    return try columns.split(separator: ",").map { name in
      let id = IndicatorID(name.trimmingCharacters(in: .whitespaces))
      guard schema.contains(id) else {
        throw Diagnostic(
          .usage, "--columns: the step has no column '\(id)'",
          hint: Suggestion.hint(for: id.text, among: schema.ids.map(\.text), listing: "it has"))
      }
      return id
    }
  }
}
