import Foundation
import IndicatorSchema
import PipelineEngine
import PluginKit
import Testing

@testable import SourceGuess

/// Writes a proposal beside its input and runs it with the engine, as a user would.
struct ProposedRun {
  let report: RunReport
  /// The published figures.
  let output: String

  /// - Throws: What the planner or the run says.
  init(_ proposal: Proposal, files: [String: [UInt8]] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guess-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    let file = folder.appending(path: "pipeline.yml")
    try Data(ProposalYAML(proposal).text.utf8).write(to: file)
    let plan = try Planner.plan(
      path: file.path, parameters: Parameters(given: [:], environment: [:]), registry: GuessFixture.registry)
    let out = folder.appending(path: "out").path
    report = try Runner(
      plan, .init(output: out, jobs: 1, version: "test", progress: RunProgress())
    ).run()
    output = String(
      decoding: FileManager.default.contents(atPath: "\(out)/\(proposal.name).json") ?? Data(), as: UTF8.self)
  }
}

@Suite("A proposal runs as it is")
struct RunningTests {
  private static let table = """
    Gebiedscode;Naam;Jaar;Aantal inwoners;Koopwoningen (%);Gem. inkomen
    GM0855;Tilburg;2022;224.459;50,5;.
    WK085542;Stokhasselt;2022;7.180;30,1;18,2
    WK085541;"De ""Oude"" Warande";2022;25;.;x

    """

  @Test func withItsChecks() throws {
    let bytes = Array(RunningTests.table.utf8)
    let proposal = try GuessFixture.propose(bytes, name: "tilburg.csv")
    #expect(proposal.runs)
    let run = try ProposedRun(proposal, files: ["tilburg.csv": bytes])
    #expect(run.report.checks.count == 1)
    #expect(run.output.contains("224459"))
    #expect(run.output.contains("18.2"))
    #expect(run.output.contains("suppressed") || run.output.contains("\"Q\""))
  }

  @Test func withAnIndicatorOfACatalogue() throws {
    let bytes = Array(RunningTests.table.utf8)
    let options = SourceGuess.Options(catalogues: try GuessFixture.catalogues())
    let proposal = try GuessFixture.propose(bytes, name: "tilburg.csv", options: options)
    #expect(proposal.figures.map(\.id.text) == ["inhabitants", "owner_occupied", "gem_inkomen"])
    #expect(proposal.catalogues.allSatisfy { !$0.hasSuffix("regional.yml") })
    _ = try ProposedRun(proposal, files: ["tilburg.csv": bytes])
  }

  @Test func theSameInputGivesTheSameProposal() throws {
    let first = ProposalYAML(try GuessFixture.propose(RunningTests.table)).text
    for _ in 0..<5 { #expect(ProposalYAML(try GuessFixture.propose(RunningTests.table)).text == first) }
  }

  @Test func aPeriodThatNothingTellsIsLeftToFillIn() throws {
    let text = "code;inwoners\nGM0855;224459\nGM0344;361699\n"
    let proposal = try GuessFixture.propose(text)
    #expect(!proposal.runs)
    #expect(proposal.trial.rows == 2)
    #expect(throws: (any Error).self) { try ProposedRun(proposal, files: ["table.csv": Array(text.utf8)]) }
    let said = try GuessFixture.propose(text, options: .init(period: Period(year: 2022)))
    #expect(said.runs)
    _ = try ProposedRun(said, files: ["table.csv": Array(text.utf8)])
  }

  @Test func aLongTable() throws {
    let text = """
      area;period;indicator;value;status
      GM0855;2021;inhabitants;221947;observed
      GM0855;2022;inhabitants;224459;observed
      GM0855;2022;visits to the library;;missing

      """
    let options = SourceGuess.Options(catalogues: try GuessFixture.catalogues())
    let proposal = try GuessFixture.propose(text, options: options)
    #expect(
      proposal.yaml("long")
        == "{ indicator: indicator, value: value, status: status, codes: { inhabitants: inhabitants, "
        + "\"visits to the library\": visits_to_the_library } }")
    let run = try ProposedRun(proposal, files: ["table.csv": Array(text.utf8)])
    #expect(run.report.recordsRead == 3)
  }
}
