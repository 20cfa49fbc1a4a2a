import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine
import PluginKit
import SourceGuess

/// `peil guess`: proposes a pipeline file for an input that nobody has looked at yet.
struct Guess: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guess",
    abstract: "Propose a pipeline file for an unknown input, and say how sure each part is.",
    discussion: """
      Reads the whole input, tries what it proposes on every record, and prints a pipeline file. How sure it is \
      of each line stands behind it as a comment.

        peil guess data.csv
        peil guess data.csv --catalogue Pipelines/catalogue/common.yml --write Pipelines/data.yml
        peil guess export.zip --member Observations.csv --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case yaml, json }

  @Argument(help: "The input: a file or an address of the web.", completion: .file())
  var location: String

  @Option(help: "The member of a .zip.")
  var member: String?

  @Option(
    name: .customLong("catalogue"), parsing: .singleValue,
    help:
      "A catalogue file to look for indicators in; may be given many times. Those in catalogue/ unless given."
  )
  var catalogues: [String] = []

  @Option(help: "The source plugin. Every one is asked unless given.")
  var source: String?

  @Option(help: "The column of the area, when the guess is wrong.")
  var area: String?

  @Option(help: "The period of all records, when nothing in the input tells it.")
  var period: String?

  @Flag(help: "Look at the first records only.")
  var quick = false

  @Option(help: "How to print it: yaml or json.")
  var format = Format.yaml

  @Option(help: "A file to write the proposal to, which must not be there yet.", completion: .file())
  var write: String?

  func run() throws {
    let files = GuessFiles(folder: write.map { GuessFiles.folder(of: $0) })
    let options = SourceGuess.Options(
      source: source, area: area, period: try checkedPeriod(), isQuick: quick,
      catalogues: try files.catalogues(catalogues))
    let guess = SourceGuess(registry: BuiltInPlugins.registry, host: GuessHost(files), options: options)
    let input = Location(path: files.written(location), member: member, place: Place(location))
    let proposal = try guess.propose(input)
    let yaml = ProposalYAML(proposal).text
    let text =
      format == .yaml ? yaml : String(decoding: ProposalJSON.bytes(proposal, yaml: yaml), as: UTF8.self)
    guard let write else { return print(text, terminator: "") }
    try GuessFiles.create(write, text)
    print("\(write): \(proposal.runs ? "runs as it is" : "needs an edit, see its comments")")
  }

  private func checkedPeriod() throws -> Period? {
    guard let period else { return nil }
    if let known = Period(period) { return known }
    throw Diagnostic(.usage, "--period expects 2017, 2017-Q1 or 2017-03, found '\(period)'")
  }
}

/// Opens inputs by the paths that a pipeline file would name them by.
private struct GuessHost: PluginKit.FileHost {
  private let files: GuessFiles
  private let inputs = LooseInputs()

  init(_ files: GuessFiles) { self.files = files }

  func open(_ location: Location) throws -> any ByteReader {
    try inputs.open(location, path: files.absolute(location.path))
  }
}
