import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine
import PluginKit

/// `peil plan`: shows what a run would do.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show the steps of a pipeline, what each reads and what it makes.",
    discussion: """
      With --why, what the next nightly run would do with each step, and what made it so.

        peil plan Pipelines/tilburg-2022.yml
        peil plan Pipelines/tilburg-2022.yml --why --output out
      """)

  @OptionGroup var pipeline: PipelineOptions

  @Flag(help: "Show which steps the next nightly run would run, and why.")
  var why = false

  @Option(
    name: .shortAndLong, help: "With --why: the folder that nightly runs publish to.", completion: .directory)
  var output = "out"

  func run() throws {
    let plan = try pipeline.plan()
    if why { return try forecast(plan) }
    print("\(plan.file.name)\(plan.file.title.map { ": \($0)" } ?? "")\n")
    for step in plan.steps { print(plan.secrets.redact(describe(step, in: plan))) }
  }

  private func forecast(_ plan: Pipeline) throws {
    let stem = URL(fileURLWithPath: pipeline.file).deletingPathExtension().lastPathComponent
    let forecast = try Forecast(
      plan, output: "\(output)/\(stem)", version: Version.current, web: pipeline.web)
    let width = forecast.steps.map(\.name.count).max() ?? 0
    for step in forecast.steps {
      let reasons = step.reasons.isEmpty ? "" : ": " + step.reasons.joined(separator: ", ")
      print(plan.secrets.redact("\(step.name.padding(to: width))  \(step.fate.words)\(reasons)"))
    }
  }

  private func describe(_ step: Pipeline.Step, in plan: Pipeline) -> String {
    let declaration = step.declaration
    var lines = ["\(step.name)  (\(declaration.kind.rawValue) \(declaration.name))"]
    switch step.plugin {
    case .source(let source):
      lines += (source.locations + source.descriptions).map { location in
        "  reads  \(location.path)\(location.member.map { ", member \($0)" } ?? "")"
      }
    case .transform, .sink:
      let names = step.inputs.map { plan.steps[$0].name }.joined(separator: ", ")
      lines.append("  reads  \(names)\(declaration.needsAllRows ? " (all rows before it gives one)" : "")")
    }
    if let schema = step.schema {
      lines += columns(schema)
    } else if case .sink(let sink) = step.plugin {
      lines += sink.outputs.map { "  makes  \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func columns(_ schema: FrameSchema) -> [String] {
    guard !schema.columns.isEmpty else { return ["  makes  areas without figures"] }
    let width = schema.ids.map(\.text.count).max() ?? 0
    return schema.columns.enumerated().map { index, indicator in
      let name = indicator.id.text.padding(to: width)
      return
        "  \(index == 0 ? "makes" : "     ")  \(name)  \(indicator.unit.rawValue), \(indicator.polarity.rawValue)"
    }
  }
}

extension Forecast.Fate {
  /// The fate in words.
  fileprivate var words: String {
    switch self {
    case .runs: "runs"
    case .kept: "as it was, and read again"
    case .idle: "as it was"
    }
  }
}

extension String {
  /// The text with blanks added up to a width.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
