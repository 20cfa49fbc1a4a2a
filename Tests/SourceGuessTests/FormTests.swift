import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import SourceGuess

@Suite("The form of a table of text is told from its bytes")
struct FormTests {
  private static let records = [
    ["code", "jaar", "naam", "waarde één"], ["GM0855", "2022", "Tilburg", "1.5"],
    ["GM0344", "2022", "Utrecht", "2.5"], ["GM0363", "2022", "Amsterdam", "3.5"],
  ]

  private func text(_ delimiter: String, quote: String = "", end: String = "\n") -> String {
    FormTests.records.map { $0.map { quote + $0 + quote }.joined(separator: delimiter) + end }.joined()
  }

  @Test(arguments: [(";", "\";\""), (",", "\",\""), ("\t", "tab"), ("|", "\"|\"")])
  func theDelimiter(_ delimiter: String, _ expected: String) throws {
    let proposal = try GuessFixture.propose(text(delimiter))
    #expect(proposal.yaml("delimiter") == expected)
    #expect(proposal.runs)
    #expect(proposal.trial.rows == 3)
  }

  @Test func singleQuotes() throws {
    let proposal = try GuessFixture.propose(text(";", quote: "'"))
    #expect(proposal.yaml("quote") == "\"'\"")
    #expect(proposal.trial.rows == 3)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func endsOfLines(_ end: String) throws {
    #expect(try GuessFixture.propose(text(";", end: end)).trial.rows == 3)
  }

  @Test func textOfWindows() throws {
    let bytes = try #require(text(";").data(using: .windowsCP1252))
    let proposal = try GuessFixture.propose(Array(bytes))
    #expect(proposal.yaml("encoding") == "windows-1252")
    #expect(proposal.columns.map(\.name).contains("waarde één"))
    #expect(proposal.runs)
  }

  @Test(arguments: [true, false]) func wideText(_ isMarked: Bool) throws {
    let units = Array((isMarked ? "\u{FEFF}" : "").utf16) + Array(text(";").utf16)
    let proposal = try GuessFixture.propose(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(proposal.yaml("encoding") == (isMarked ? nil : "utf-16le"))
    #expect(proposal.trial.rows == 3)
  }

  @Test func bytesBehindTheSampleThatAreNotUTF8() throws {
    var bytes = Array("code;naam;jaar;aantal\n".utf8)
    for number in 0..<60_000 { bytes += Array("x\(number);Utrecht;2022;\(number)\n".utf8) }
    bytes += [0x79, 0x3B, 0xE9] + Array(";2022;7\n".utf8)
    for number in 0..<5_000 { bytes += Array("z\(number);Utrecht;2022;\(number)\n".utf8) }
    let proposal = try GuessFixture.propose(bytes, options: .init(area: "code"))
    #expect(proposal.yaml("encoding") == "windows-1252")
    #expect(proposal.trial.rows == 65_001)
  }

  @Test func titleLinesBeforeTheHeaderAndASourceBelow() throws {
    let text =
      "Inwoners per gemeente 2021\n\n" + "code;inwoners\nGM0855;221947\nGM0344;359370\n" + "Bron: CBS\n"
    let proposal = try GuessFixture.propose(text)
    #expect(proposal.yaml("skip") == "2")
    #expect(proposal.yaml("footer") == "[\"Bron:\"]")
    #expect(proposal.yaml("period") == "2021")
    #expect(proposal.runs)
    #expect(proposal.trial.rows == 2)
  }

  @Test func severalHeaderLines() throws {
    let text =
      ";Bevolking;;Wonen\ncode;Mannen;Vrouwen;Woningen\n;aantal;aantal;aantal\nGM0855;1;2;3\nGM0344;4;5;6\nGM0363;4;5;6\n"
    let proposal = try GuessFixture.propose(text, options: .init(period: Period(year: 2022)))
    #expect(proposal.yaml("header") == "3")
    #expect(proposal.yaml("fill") == "true")
    #expect(proposal.columns.map(\.name).contains("Bevolking|Vrouwen|aantal"))
    #expect(proposal.figures.map(\.id.text) == ["mannen", "vrouwen", "woningen"])
    #expect(proposal.figures.allSatisfy { $0.declared?.unit == .count })
    #expect(proposal.runs)
  }

  @Test func noHeader() throws {
    let proposal = try GuessFixture.propose("GM0855;2022;1.5\nGM0344;2022;2.5\nGM0363;2022;2.5\n")
    #expect(proposal.yaml("header") == "0")
    #expect(proposal.yaml("area") == "\"#1\"")
    #expect(proposal.trial.rows == 3)
  }

  @Test func aHeaderThatLacksTheNameOfTheRowNumbers() throws {
    let proposal = try GuessFixture.propose(
      "code,jaar,inwoners\n1,GM0855,2022,10\n2,GM0344,2022,30\n3,GM0363,2022,20\n")
    #expect(proposal.yaml("skip") == "1")
    #expect(proposal.yaml("header") == "0")
    #expect(proposal.figures.map(\.id.text) == ["inwoners"])
    #expect(proposal.yaml("area") == "\"#2\"")
    #expect(proposal.trial.rows == 3)
  }

  @Test func linesOfComment() throws {
    let proposal = try GuessFixture.propose(
      "# made by hand\ncode;jaar;inwoners\nGM0855;2022;1\n# half-way\nGM0344;2022;2\n")
    #expect(proposal.yaml("comment") == "\"#\"")
    #expect(proposal.trial.rows == 2)
    #expect(proposal.trial.refused == 0)
  }

  @Test(
    arguments: [
      ("[{\"code\":\"GM0855\",\"jaar\":2022,\"n\":1},{\"code\":\"GM0344\",\"jaar\":2022,\"n\":2}]", nil, nil),
      (
        "{\"code\":\"GM0855\",\"jaar\":2022,\"n\":1}\n{\"code\":\"GM0344\",\"jaar\":2022,\"n\":2}\n", nil, nil
      ),
      (
        "{\"meta\":[1],\"a b\":{\"rows\":[{\"code\":\"GM0855\",\"jaar\":2022,\"n\":1},{\"code\":\"GM0344\",\"jaar\":2022,\"n\":2}]}}",
        "\"[\\\"a b\\\"].rows\"", nil
      ),
      ("{\"code\":[\"GM0855\",\"GM0344\"],\"jaar\":[2022,2022],\"n\":[1,2]}", nil, "true"),
    ] as [(String, String?, String?)])
  func json(_ text: String, _ records: String?, _ columnwise: String?) throws {
    let proposal = try GuessFixture.propose(text, name: "data.json")
    #expect(proposal.plugin == "json")
    #expect(proposal.yaml("records") == records)
    #expect(proposal.yaml("columnwise") == columnwise)
    let run = try ProposedRun(proposal, files: ["data.json": Array(text.utf8)])
    #expect(run.report.recordsRead == 2)
  }

  @Test func aColumnForEachYear() throws {
    let proposal = try GuessFixture.propose(
      "gemeente;2020;2021;2022\nGM0855;10;11;12\nGM0344;20;21;22\n",
      options: .init(period: Period(year: 2022)))
    #expect(proposal.yaml("header") == nil)
    #expect(proposal.figures.count == 3)
  }
}
