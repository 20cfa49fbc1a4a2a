import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil history`: what the nightly runs did.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what the nightly runs did, the newest first.",
    discussion: """
        peil history Pipelines
        peil history Pipelines/tilburg-2022.yml --limit 5 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "A pipeline file, or a folder of them.", completion: .file(extensions: ["yml", "yaml"]))
  var path: String

  @Option(help: "How many runs to show.")
  var limit = 20

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit expects a number of at least 1.") }
  }

  func run() throws {
    let history = try RunHistory(path)
    let entries = try history.entries(limit: limit)
    switch format {
    case .json: for entry in entries { print(try HistoryText.json(entry)) }
    case .text:
      if entries.isEmpty { return print("no nightly run is known of \(path)") }
      print(HistoryText.table(entries))
    }
  }
}

/// What people and programs see of the history.
enum HistoryText {
  static func json(_ entry: RunEntry) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(entry), as: UTF8.self)
  }

  static func table(_ entries: [RunEntry]) -> String {
    let rows = entries.map { entry in
      [
        Date(timeIntervalSince1970: entry.started).formatted(.iso8601), entry.pipeline,
        entry.outcome.rawValue,
        String(format: "%.1f s", entry.ended - entry.started), what(entry),
      ]
    }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { $0 < 4 ? $1.padding(to: widths[$0]) : $1 }
      return cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private static func what(_ entry: RunEntry) -> String {
    if let problem = entry.problems.first { return "\(problem.message) [\(problem.code)]" }
    return entry.outcome == .unchanged ? "" : entry.changes.joined(separator: "; ")
  }
}
