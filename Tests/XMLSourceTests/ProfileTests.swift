import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("The profile of a document")
struct ProfileTests {
  private func profile(_ records: [String]) throws -> TableProfile {
    try XMLSourceTests.profile(["preset": "odata-atom"], MemorySourceHost(atom(records), name: "dump.xml"))
  }

  @Test("each property has its type, its counts and its sum, late properties included")
  func properties() throws {
    let profile = try profile([
      "<d:a>1</d:a><d:b> 1.5 </d:b><d:c>07</d:c><d:e m:null='true'/>",
      "<d:a>-3</d:a><d:b>2</d:b><d:c>8</d:c><d:e/><d:f>x</d:f>",
      "<d:b>       .</d:b><d:c></d:c><d:f>5</d:f>",
    ])
    #expect(
      profile
        == TableProfile(
          rows: 3,
          columns: [
            ColumnProfile(name: "a", type: .integer, count: 2, missing: 1, sum: -2, minimum: -3, maximum: 1),
            ColumnProfile(name: "b", type: .number, count: 2, missing: 1, sum: 3.5, minimum: 1.5, maximum: 2),
            ColumnProfile(name: "c", type: .text, count: 2, missing: 1),
            ColumnProfile(name: "e", type: .empty, count: 0, missing: 3),
            ColumnProfile(name: "f", type: .text, count: 2, missing: 1),
          ]))
  }

  @Test("the fields of paths are profiled under their names, in their order")
  func declaredFields() throws {
    let format: ConfigNode = ["record": "/r/o", "fields": ["area": "@c", "value": "v", "absent": "w"]]
    let profile = try XMLSourceTests.profile(
      format, MemorySourceHost("<r><o c='GM0001'><v>1</v></o><o c='GM0002'><v>2</v></o></r>"))
    #expect(profile.columns.map(\.name) == ["area", "value", "absent"])
    #expect(profile.columns.map(\.type) == [.text, .integer, .empty])
    #expect(profile.columns[1].sum == 3)
  }

  @Test("a record that reading would refuse ends the profile")
  func fault() throws {
    let error = try #require(throws: Diagnostic.self) {
      try profile(["<d:a>1</d:a>", "<d:a>1</d:a><d:a>2</d:a>"])
    }
    #expect(error.code == .duplicateField)
    #expect(error.place?.line != nil)
  }

  @Test("a document without a record has no profile")
  func noRecord() throws {
    let error = try #require(throws: Diagnostic.self) { try profile([]) }
    #expect(error.code == .emptyInput)
  }

  @Test("a wrong format is an error before anything is opened")
  func wrongFormat() throws {
    let host = MemorySourceHost { _ in throw Diagnostic(.fault, "opened") }
    let error = try #require(throws: Diagnostics.self) {
      try XMLSourceTests.profile(["record": "o", "fields": ["a": "@a"]], host)
    }
    #expect(error.items.map(\.code) == [.invalidValue])
  }
}
