import IndicatorSchema
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("a complaint is one line with place, message, hint and code")
  func oneLine() {
    let complaint = Diagnostic(
      .unknownField, "unknown field 'colum'", at: Place("kwb.yml", line: 14, column: 9),
      hint: "did you mean 'column'?")
    #expect(
      complaint.description
        == "kwb.yml:14:9: unknown field 'colum'. Did you mean 'column'? [config.unknown-field]")
  }

  @Test("a place is printed as far as it is known")
  func places() {
    #expect(Place("a.csv").description == "a.csv")
    #expect(Place("a.csv", line: 3, field: "x").description == "a.csv:3 (x)")
    #expect(Diagnostic(.usage, "no pipeline").description == "no pipeline [usage]")
  }

  @Test("several complaints are kept in order, and an empty list is not thrown")
  func several() throws {
    var list = Diagnostics()
    try list.throwIfAny()
    list.add(Diagnostic(.usage, "one"))
    list.add(Diagnostics([Diagnostic(.cycle, "two"), Diagnostic(.usage, "three")]))
    #expect(list.items.map(\.message) == ["one", "two", "three"])
    #expect(throws: Diagnostics.self) { try list.throwIfAny() }
  }

  @Test("an error of another kind is a fault of the program")
  func foreignErrors() {
    struct Strange: Error {}
    #expect(Diagnostics(Strange()).items.map(\.code) == [.fault])
  }
}
