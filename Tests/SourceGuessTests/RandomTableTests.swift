import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import SourceGuess

/// A made-up table, written in a made-up dialect.
private struct RandomTable {
  var text = ""
  var figures: [String] = []
  var codes: [String] = []
  var rows: Int
  let delimiter: String
  let decimal: String
  /// The sum of each column of figures.
  var sums: [Double] = []

  init(_ random: inout SeededGenerator) {
    delimiter = [";", ",", "\t", "|"].randomElement(using: &random) ?? ";"
    decimal = delimiter == "," || Bool.random(using: &random) ? "." : ","
    let quote = [("", ""), ("\"", "\"")].randomElement(using: &random) ?? ("", "")
    let end = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
    rows = Int.random(in: 3...40, using: &random)
    figures = (0..<Int.random(in: 1...4, using: &random)).map {
      "figuur \(["een", "twee", "drie", "vier"][$0])"
    }
    codes = (0..<Int.random(in: 1...2, using: &random)).map { "sleutel\(["a", "b"][$0])" }
    sums = figures.map { _ in 0 }
    let titles = Int.random(in: 0...2, using: &random)
    for _ in 0..<titles { text += "Een titel\(end)" }
    var records = [["gebied", "jaar"] + codes + figures]
    for row in 0..<rows { records.append(record(row, &random)) }
    for fields in records { text += fields.map { quote.0 + $0 + quote.1 }.joined(separator: delimiter) + end }
  }

  private mutating func record(_ row: Int, _ random: inout SeededGenerator) -> [String] {
    let area = "GM" + String(String(10_000 + row).suffix(4))
    let codes = codes.map { _ in
      row < 3
        ? "0\(Int.random(in: 10...99, using: &random))"
        : String(String(1000 + Int.random(in: 0...999, using: &random)).suffix(3))
    }
    let figures = figures.indices.map { figure -> String in
      guard row == 0 || Int.random(in: 0..<8, using: &random) > 0 else { return "." }
      // Halves, so that sums are exact; one decimal at least, so that the notation can be told.
      let halves = row == 0 ? 3 : Int.random(in: 0...20_000, using: &random)
      sums[figure] += Double(halves) / 2
      return "\(halves / 2)\(decimal)\(halves % 2 == 0 ? "0" : "5")"
    }
    return [area, "2022"] + codes + figures
  }
}

@Suite("Random tables are recognised, and codes stay codes")
struct RandomTableTests {
  @Test(arguments: 0..<150) func aTable(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let table = RandomTable(&random)
    let proposal = try GuessFixture.propose(table.text)
    #expect(proposal.runs, "\(table.text)\n\(ProposalYAML(proposal).text)")
    // A record without any figure may be left out, and then is counted.
    #expect(proposal.trial.rows + proposal.trial.filtered["empty row", default: 0] == table.rows)
    #expect(proposal.yaml("area") == "gebied")
    #expect(proposal.figures.map { proposal.columns[$0.column ?? 0].name } == table.figures)
    for code in table.codes { #expect(proposal.role(code) == .code, "\(table.text)") }
    let run = try ProposedRun(proposal, files: ["table.csv": Array(table.text.utf8)])
    #expect(run.report.recordsRead >= table.rows)
  }

  @Test(arguments: 0..<40) func brokenTablesAreNeverReadInSilence(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed + 1000))
    let table = RandomTable(&random)
    var bytes = Array(table.text.utf8)
    for _ in 0..<3 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] =
        Array(";,\"\n.0x".utf8).randomElement(using: &random) ?? 0x3B
    }
    guard let proposal = try? GuessFixture.propose(bytes) else { return }
    for code in table.codes where proposal.role(code) != nil { #expect(proposal.role(code) != .figure) }
    // What runs without a refusal has read every record or said why not.
    let accounted = proposal.trial.rows + proposal.trial.refused + proposal.trial.filtered.values.reduce(0, +)
    #expect(proposal.trial.failure != nil || accounted == proposal.trial.records)
  }
}
