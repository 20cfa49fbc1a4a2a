import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite struct RecordMappingTests {
  private func complaints(_ node: ConfigNode, _ context: PlanContext = Sample.context) -> [Diagnostic] {
    do {
      _ = try RecordRun.mapping(node, context)
      return []
    } catch {
      return Diagnostics(error).items
    }
  }

  private static let table = TableBinding(
    table: "83765NED", title: "Kerncijfers", publisher: "CBS", licence: "CC BY 4.0",
    period: Period(year: 2016),
    columns: [
      "inhabitants": ColumnBinding(title: "AantalInwoners"),
      "low_income": ColumnBinding(title: "LaagInkomen"),
    ])

  private static let withTable = PluginHarness.context(
    [Sample.inhabitants, Sample.income, Sample.debt], tables: [("kwb", table)])

  @Test func `takes every column of the bindings in the order of their names`() throws {
    let mapping = try RecordRun.mapping(
      ["area": "Code", "bindings": "kwb/83765NED"], RecordMappingTests.withTable)
    #expect(mapping.schema.ids == ["inhabitants", "low_income"])
    #expect(mapping.table?.table == "83765NED")
    guard case .fixed(let period) = mapping.period else {
      Issue.record("the period should be that of the table")
      return
    }
    #expect(period == Period(year: 2016))
  }

  @Test func `indicators restrict and order the bindings, and columns come on top`() throws {
    let mapping = try RecordRun.mapping(
      [
        "area": "Code", "bindings": "kwb/83765NED", "indicators": ["low_income", "inhabitants"],
        "columns": ["debt": "Schulden", "low_income": "Laag"],
      ], RecordMappingTests.withTable)
    #expect(mapping.schema.ids == ["inhabitants", "debt", "low_income"])
    #expect(mapping.columns.last?.binding?.title == "Laag")
  }

  @Test func `the period is that of the step, else of the pipeline`() throws {
    let own = try RecordRun.mapping(["area": "Code", "period": "2017-Q2"], Sample.context)
    let inherited = try RecordRun.mapping(["area": "Code"], Sample.context)
    guard case .fixed(let first) = own.period, case .fixed(let second) = inherited.period else {
      Issue.record("both periods should be fixed")
      return
    }
    #expect(first.description == "2017-Q2")
    #expect(second.description == "2017")
  }

  @Test func `complains of everything at once`() {
    let found = complaints(
      [
        "area": "Code", "bindings": "kwb/83765NET", "period": "2017-13", "decimal": ",", "thousands": ",",
        "columns": ["inhabitant": "A", "debt": ["title": "B", "unit": "euro"]],
      ], RecordMappingTests.withTable)
    #expect(
      found.map(\.code) == [.unknownBinding, .unknownIndicator, .unitClash, .invalidValue, .invalidValue])
    #expect(found.first?.hint == "did you mean 'kwb/83765NED'?")
    #expect(found.dropFirst().first?.hint == "did you mean 'inhabitants'?")
  }

  @Test func `a period has to come from somewhere`() {
    let found = complaints(["area": "Code"], PluginHarness.context([], period: nil))
    #expect(found.map(\.code) == [.missingField])
  }

  @Test func `an indicator has to be in the bindings that are named`() {
    let found = complaints(
      ["area": "Code", "bindings": "kwb/83765NED", "indicators": ["debt"]], RecordMappingTests.withTable)
    #expect(found.map(\.code) == [.unknownIndicator])
  }

  @Test(arguments: [
    ["title": "B", "occurrence": 2] as ConfigNode, ["title": "B", "occurrence": 3, "of": 2],
    ["title": "B", "occurrence": 0, "of": 2],
  ])
  func `an occurrence needs a number and a total`(column: ConfigNode) {
    #expect(complaints(["area": "Code", "columns": ["debt": column]]).map(\.code) == [.invalidValue])
  }

  @Test func `an unknown unit is a complaint that lists the known ones`() {
    let found = complaints(["area": "Code", "columns": ["debt": ["title": "B", "unit": "furlong"]]])
    #expect(found.map(\.code) == [.invalidValue])
    #expect(found.first?.hint?.contains("per_1000") == true)
  }

  @Test func `a long table needs indicators or codes`() {
    let long: ConfigNode = ["area": "Code", "long": ["indicator": "Onderwerp", "value": "Waarde"]]
    #expect(complaints(long).map(\.code) == [.missingField])
  }

  @Test func `markers stand for missing unless they say otherwise`() throws {
    let standard = try RecordRun.mapping(["area": "Code"], Sample.context)
    let list = try RecordRun.mapping(["area": "Code", "missing": ["x", "-"]], Sample.context)
    let map = try RecordRun.mapping(
      ["area": "Code", "missing": ["x": "suppressed", "": "not_applicable"]], Sample.context)
    #expect(standard.missing == ["": .missing, ".": .missing])
    #expect(list.missing == ["x": .missing, "-": .missing])
    #expect(map.missing == ["x": .suppressed, "": .notApplicable])
  }
}
