import Foundation
import IndicatorSchema
import PipelineEngine
import PluginKit
import PluginTesting
import Testing

@testable import SourceGuess

@Suite("What stands in the data can't break or steer the proposal")
struct HostileTextTests {
  static let names = [
    "x: y # \"z\"", "- item", "!tag", "&anchor", "*alias", "{ a: b }", "[a]", "'quoted'", "\\backslash",
    "a\u{7}b",
    "%directive", "@at", "`tick`", "| pipe", "> fold", "? key", "true", "no", "null", "~", "1e3", "0x1F",
    "12:30",
    "${HOME}", "$${x}", "${", "é\u{301}", "\u{202E}reversed", "\u{2028}line", "\u{FEFF}mark", "tab\tinside",
    "a\u{85}b",
    "---", "...", "<<", "=", " ", "#", "\u{1F600}", "peil", "sources", String(repeating: "long ", count: 300),
  ]

  @Test(arguments: names) func aColumnName(_ name: String) throws {
    let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
    let text = "code;jaar;\(quoted)\nGM0855;2022;1.5\nGM0344;2022;2.5\n"
    let proposal = try GuessFixture.propose(text)
    let run = try ProposedRun(proposal, files: ["table.csv": Array(text.utf8)])
    #expect(run.report.recordsRead == 2)
    #expect(run.output.contains("2.5"))
  }

  @Test(arguments: names) func aValue(_ value: String) throws {
    let quoted = "\"" + value.replacing("\"", with: "\"\"") + "\""
    let text =
      "code;jaar;naam;soort;aantal\nGM0855;2022;\(quoted);\(quoted);1\nGM0344;2022;b;\(quoted);2\nGM0344;2022;b;other;2\n"
    let proposal = try GuessFixture.propose(text)
    let yaml = ProposalYAML(proposal).text
    #expect(try YAMLReader.read(yaml, name: "yaml").entries != nil)
    #expect(yaml.unicodeScalars.allSatisfy { $0 == "\n" || $0.isShowable })
    if proposal.runs { _ = try ProposedRun(proposal, files: ["table.csv": Array(text.utf8)]) }
  }

  @Test func randomTextsReadBackAsTheyWere() throws {
    var random = SeededGenerator(seed: 7)
    let alphabet = Array(
      "ab:#-?!&*{}[]'\"\\|>%@` ,\t\n\r~0.é\u{0}\u{7F}\u{A0}\u{2029}\u{FEFF}\u{1F600}$".unicodeScalars)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      // The reader of YAML drops a byte order mark at the start of a text, however it is written.
      text = String(String.UnicodeScalarView(text.unicodeScalars.drop { $0 == "\u{FEFF}" }))
      let yaml =
        "key: \(YAMLText.scalar(text))\nflow: { \(YAMLText.scalar(text)): [\(YAMLText.scalar(text))] }\n"
      let root = try YAMLReader.read(yaml, name: "yaml")
      #expect(root["key"]?.text == text)
      #expect(root["flow"]?[text]?.list?.first?.text == text)
    }
  }
}
