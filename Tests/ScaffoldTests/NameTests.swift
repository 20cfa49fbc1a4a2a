import IndicatorSchema
import Testing

@testable import Scaffold

@Suite("Names of new things")
struct NameTests {
  @Test(
    "words with hyphens between them are a name, and a type",
    arguments: [("tsv", "Tsv"), ("eurostat-tsv", "EurostatTsv"), ("sdmx-2-1", "Sdmx21")])
  func valid(_ text: String, _ type: String) throws {
    #expect(try ScaffoldName(text).typeName == type)
  }

  @Test(
    "another form is refused with a name that would do",
    arguments: [
      ("EurostatTSV", "eurostat-tsv"), ("my source", "my-source"), ("my_source", "my-source"),
      ("-a-", "a"), ("../../a b", "a-b"), ("caf\u{E9}", "caf"),
    ])
  func repaired(_ text: String, _ better: String) {
    let error = #expect(throws: Diagnostic.self) { try ScaffoldName(text) }
    #expect(error?.code == .usage)
    #expect(error?.hint == "did you mean '\(better)'?")
  }

  @Test(
    "where none would do the form is told",
    arguments: ["", "-", "2024", "\u{1F4A5}", String(repeating: "a", count: 33), "1-a"])
  func hopeless(_ text: String) {
    let error = #expect(throws: Diagnostic.self) { try ScaffoldName(text) }
    #expect(error?.hint?.hasPrefix("use lower-case letters") == true)
  }
}
