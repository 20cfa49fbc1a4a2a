import IndicatorSchema
import Testing

@testable import PluginKit

@Suite("Columns that go by other names too")
struct HeaderAliasTests {
  private let names = ["Nederland_3", "Nederland_4", "Mannen_5", "Vrouwen_6"]
  private let aliases = [
    ["Nederland", "Herkomst Nederland", "Herkomst Nederland %"],
    ["Nederland", "Geboorteland Nederland", "Geboorteland Nederland %"], ["Inwoners: man"], ["Mannen"],
  ]

  private func name(of binding: ColumnBinding) throws -> String {
    let matcher = HeaderMatcher(names, aliases: aliases)
    return names[try matcher.position(of: binding, for: "x", at: Place("test.yml"))]
  }

  @Test("are found by them, with group and unit")
  func found() throws {
    #expect(try name(of: ColumnBinding(title: "inwoners (man)")) == "Mannen_5")
    #expect(try name(of: ColumnBinding(title: "Nederland", group: ["Geboorteland"])) == "Nederland_4")
    #expect(
      try name(of: ColumnBinding(title: "Nederland", group: ["Herkomst"], printedUnit: "%")) == "Nederland_3")
  }

  @Test("are found by their own names first")
  func ownNamesFirst() throws {
    #expect(try name(of: ColumnBinding(title: "Mannen")) == "Mannen_5")
  }

  @Test("are counted like any when an occurrence is asked for")
  func occurrence() throws {
    #expect(
      try name(of: ColumnBinding(title: "Nederland", occurrence: .init(2, of: 2))) == "Nederland_4")
  }

  @Test("are named as nearest when nothing fits")
  func nearest() throws {
    let error = #expect(throws: Diagnostic.self) { try name(of: ColumnBinding(title: "Inwoners: vrouw")) }
    #expect(error?.code == .columnNotFound)
    #expect(error?.hint?.contains("Mannen_5") == true)
  }
}
