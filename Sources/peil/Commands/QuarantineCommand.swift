import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil quarantine`: the records that the last run refused.
struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "Show, export and mend the records that the last run refused.",
    discussion: """
        peil quarantine list out
        peil quarantine export out

      In the exported lines, "mended" takes what is to be read in the place of the record. A file NAME.mends beside the \
      pipeline file NAME.yml is used by every run from then on.
      """,
    subcommands: [List.self, Show.self, Export.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the records with their places and why they were refused.",
      discussion: "  peil quarantine list out")

    @Argument(help: "The output folder of a run.", completion: .directory)
    var output: String

    func run() throws {
      let records = try QuarantineFile(output: output).records
      if records.isEmpty { return print("nothing was refused") }
      for (number, record) in records.enumerated() {
        let place = QuarantineCommand.place(record)
        print("\(number + 1)  \(record.step)  \(place)  \(record.message) [\(record.code)]")
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a record as it stands in the input.",
      discussion: "  peil quarantine show out 1")

    @Argument(help: "The output folder of a run.", completion: .directory)
    var output: String

    @Argument(help: "The number of the record in the list.")
    var number: Int

    func run() throws {
      let records = try QuarantineFile(output: output).records
      guard records.indices.contains(number - 1) else {
        throw Diagnostic(.usage, "there is no record \(number)", hint: "there are \(records.count)")
      }
      let record = records[number - 1]
      print("\(QuarantineCommand.place(record)), record \(record.record), refused by '\(record.step)'")
      print("\(record.message) [\(record.code)]\n")
      print(record.raw ?? record.rawBase64.map { "base64: \($0)" } ?? "")
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print the records as JSON lines to be mended.",
      discussion: "  peil quarantine export out")

    @Argument(help: "The output folder of a run.", completion: .directory)
    var output: String

    func run() throws { print(try QuarantineFile(output: output).export, terminator: "") }
  }

  private static func place(_ record: QuarantineFile.Record) -> String {
    Place(record.file ?? "", line: record.line, column: record.column, field: record.field).description
  }
}
