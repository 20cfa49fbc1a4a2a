import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Columns of words")
struct WordColumnTests {
  private static let context = PluginHarness.context([Sample.indicator("urbanity", .score, range: 1...5)])
  private static let node: ConfigNode = [
    "area": ["column": "Code", "parent": "Provincie", "parents": ["Utrecht": "PV26", "Zeeland": "PV29"]],
    "columns": [
      "urbanity": ["title": "Stad", "values": ["not urbanised": "5", "hardly urbanised": "4", "huge": "9"]]
    ],
  ]

  private func run(_ records: [[String?]], _ node: ConfigNode = node) throws -> RecordRun {
    try RecordRun(node, Self.context, columns: ["Code", "Provincie", "Stad"], records: records)
  }

  private func problems(_ node: ConfigNode) -> [String] {
    do {
      _ = try RecordRun.mapping(node, Self.context)
      return []
    } catch { return Diagnostics(error).items.map(\.message) }
  }

  @Test("each word becomes the number it stands for; a marker is still no value")
  func words() throws {
    let found = try run([
      ["GM0344", "Utrecht", " hardly urbanised "], ["GM0345", "", "."],
      ["GM0355", "Zeeland", "not urbanised"],
    ])
    #expect(found.frame.column("urbanity")?.cells == [4, nil, 5])
    #expect(found.frame.areas.areas.map(\.parent?.text) == ["PV26", nil, "PV29"])
  }

  @Test("any other word is refused, with the nearest one, and so is a number out of range")
  func refusals() throws {
    let found = try run([
      ["GM0344", "Utrecht", "hardly urbanized"], ["GM0345", "Utrecht", "4"], ["GM0355", "Utrecht", "huge"],
      ["GM0356", "Utrech", "huge"],
    ])
    #expect(found.frame.rowCount == 0)
    #expect(
      found.refusals.map(\.code) == [.unknownCategory, .unknownCategory, .outOfRange, .unknownCategory])
    #expect(found.refusals.first?.hint == "did you mean 'hardly urbanised'?")
    #expect(found.refusals.last?.message == "'Utrech' is not one of the 'parents'")
    #expect(found.refusals.last?.hint == "did you mean 'Utrecht'?")
  }

  @Test("mistakes in the lists are reported before anything is read")
  func configuration() {
    #expect(
      problems([
        "area": ["column": "Code", "parent": "P", "parents": ["Utrecht": "26"]], "columns": ["urbanity": "S"],
      ]) == ["'26' is not an area code of Statistics Netherlands"])
    #expect(
      problems([
        "area": ["column": "Code", "parents": ["Utrecht": "PV26"]], "columns": ["urbanity": "S"],
      ]) == ["'parents' says what names stand for, and 'parent' not where they are"])
  }
}
