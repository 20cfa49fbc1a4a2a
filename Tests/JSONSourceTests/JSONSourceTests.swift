import IndicatorSchema
import JSONSource
import PluginKit
import PluginTesting
import Testing

@Suite("A JSON source")
struct JSONSourceTests {
  @Test("reads nested fields; null, absent and marked values are missing")
  func values() throws {
    let text = """
      {"@odata.context": "x", "value": [
        {"code": "GM0855", "naam": "Tilburg", "n": {"total": 224459}},
        {"code": "GM0363", "naam": "Amsterdam", "n": {"total": null}},
        {"code": "GM0344", "naam": "Utrecht"},
        {"code": "GM0599", "naam": "Rotterdam", "n": {"total": "."}},
        {"code": "GM0518", "naam": "Den Haag", "n": {"total": "562839"}}]}
      """
    let read = try Reading(
      text,
      config(
        [("records", "value"), ("period", 2023)], area: ["column": "code", "name": "naam"], column: "n.total")
    )
    #expect(
      read.lines == [
        "GM0855; Tilburg; -; 2023; inhabitants=224459.0 observed",
        "GM0363; Amsterdam; -; 2023; inhabitants=- missing",
        "GM0344; Utrecht; -; 2023; inhabitants=- missing",
        "GM0599; Rotterdam; -; 2023; inhabitants=- missing",
        "GM0518; Den Haag; -; 2023; inhabitants=562839.0 observed",
      ])
    #expect(read.receipt.records == 5 && read.receipt.accepted == 5 && read.receipt.missingCells == 3)
  }

  @Test("reads lines, of which a damaged one is put aside with its bytes, line and column")
  func damagedLine() throws {
    let text =
      "{\"code\":\"GM0855\",\"n\":1}\n{\"code\":\"GM0363\",\"n\":tru}\n{\"code\":\"GM0344\",\"n\":3}\n"
    let read = try Reading(text, config([("lines", true)]))
    #expect(read.lines.count == 2)
    let refused = try #require(read.quarantined.first)
    #expect(refused.record == 2)
    #expect(refused.raw == Array("{\"code\":\"GM0363\",\"n\":tru}".utf8))
    #expect(refused.reason.code == .malformedJSON)
    #expect(refused.reason.place == Place("input.json", line: 2, column: 22))
    #expect(read.receipt.records == 3 && read.receipt.accepted == 2 && read.receipt.quarantined == 1)
  }

  @Test("a value that is wrong is put aside with the line and column of its field")
  func wrongValue() throws {
    let text =
      "[\n  {\"code\": \"GM0855\", \"n\": \"veel\"},\n  {\"code\": \"Tilburg\", \"n\": 3},\n"
      + "  {\"code\": \"GM0344\", \"n\": {\"a\": 1}}, {\"n\": 1, \"n\": 2}]"
    let read = try Reading(text, config())
    #expect(
      read.quarantined.map { "\($0.reason.place?.description ?? "") \($0.reason.code.text)" } == [
        "input.json:2:28 (n) data.not-a-number", "input.json:3:13 (code) data.unknown-area",
        "input.json:4:3 json.unexpected-value", "input.json:4:44 data.duplicate-field",
      ])
    #expect(read.quarantined[0].raw == Array("{\"code\": \"GM0855\", \"n\": \"veel\"}".utf8))
  }

  @Test("reads the members of an object by their names, and columnwise tables")
  func otherShapes() throws {
    let members = #"{"areas": {"GM0855": {"n": 1}, "GM0363": {"n": 2}}}"#
    let byName = try Reading(members, config([("records", "areas.*")], area: "@key"))
    #expect(byName.lines.map { $0.prefix(6) } == ["GM0855", "GM0363"])
    let columns = #"{"about": "x", "code": ["GM0855", "GM0363"], "n": [1, null]}"#
    let columnwise = try Reading(columns, config([("columnwise", true)]))
    #expect(columnwise.lines.first?.hasSuffix("inhabitants=1.0 observed") == true)
    #expect(columnwise.lines.last?.hasSuffix("inhabitants=- missing") == true)
    let unequal = #"{"code": ["GM0855", "GM0363"], "n": [1]}"#
    let problem = try #require(throws: Diagnostic.self) {
      try Reading(unequal, config([("columnwise", true)]))
    }
    #expect(problem.message == "'code' has 2 values and 'n' 1")
    #expect(problem.place == Place("input.json", line: 1, column: 37))
  }

  @Test("names the nearest when a column is not there")
  func missingColumn() throws {
    let problem = try #require(throws: Diagnostics.self) {
      try Reading("[{\"code\":\"GM0855\",\"inwoners\":1}]", config(column: "inwoner"))
    }
    #expect(problem.items.first?.code == .columnNotFound)
    #expect(problem.items.first?.hint?.contains("inwoners") == true)
  }

  @Test("gives the same, whatever the size of the pieces that come in")
  func blocks() throws {
    let records = (0..<3000).map { "{\"code\":\"GM\(String($0 + 10000).suffix(4))\",\"n\":\($0 % 7)}" }
    let whole = try Reading("[" + records.joined(separator: ",\n") + "]", config())
    #expect(whole.lines.count == 3000)
    let small = try Reading("[" + records.joined(separator: ",\n") + "]", config(), blockSize: 7)
    #expect(small.lines == whole.lines)
    #expect(try Reading(records.joined(separator: "\n"), config(), blockSize: 31).lines == whole.lines)
  }

  @Test(
    "complains of fields that exclude each other, and of a path that is none",
    arguments: [
      ([("records", "a"), ("lines", true)], "'records' has no meaning beside 'lines'"),
      ([("columnwise", true), ("lines", true)], "'columnwise' and 'lines' exclude each other"),
      ([("columnwise", true), ("records", "a[*]")], "'records' has to lead to one object"),
      ([("records", "a..b")], "'a..b' is not a path: expected a name, '*' or '[' at character 3"),
      ([("records", "a[0]")], "'a[0]' is not a path: expected '*' at character 3"),
    ] as [([(String, ConfigNode)], String)])
  func configuration(more: [(String, ConfigNode)], message: String) throws {
    let problem = try #require(throws: Diagnostics.self) { try Reading("[]", config(more)) }
    #expect(problem.items.first?.message.hasPrefix(message) == true, "\(problem)")
  }

  @Test("an array without records has no fields, which is said")
  func noRecords() throws {
    let problem = try #require(throws: Diagnostic.self) {
      try Reading("{\"value\":[]}", config([("records", "value")]))
    }
    #expect(problem.message == "there are no records with fields at 'value'")
  }
}
