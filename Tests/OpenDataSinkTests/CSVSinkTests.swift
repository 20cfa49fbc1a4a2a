import IndicatorSchema
import OpenDataSink
import PluginKit
import PluginTesting
import Testing

@Suite("The csv sink")
struct CSVSinkTests {
  @Test("writes a table in canonical order, with a package that describes it")
  func wide() throws {
    let (host, receipt) = try store(CSVSink.self, ["path": "out"])
    #expect(receipt.rows == 5)
    #expect(host.contents == ["out", "out/datapackage.json", "out/figures.csv"])
    let lines = try host.text(of: "out/figures.csv").split(separator: "\r\n")
    #expect(
      lines.prefix(3) == [
        "area_code,area_name,level,parent_code,period,inhabitants,inhabitants_status,low_income,low_income_lower,low_income_upper,low_income_status",
        "GM0363,Amsterdam,municipality,,2021,0.30000000000000004,provisional,-3,-4,,imputed",
        "GM0363,Amsterdam,municipality,,2022,882633,observed,12.5,11,14,estimated",
      ])
    #expect(
      lines.last?.hasPrefix("BU03630001,\"'=1+1; \"\"Oude\"\" wijk\",buurt,WK036300,2022,,suppressed,,")
        == true)
    let package = try host.text(of: "out/datapackage.json")
    #expect(package.contains("\"title\": \"Inwoners\""))
    #expect(package.contains("\"publisher\": \"CBS\""))
  }

  @Test("writes a record for each cell when it is long")
  func long() throws {
    let (host, receipt) = try store(CSVSink.self, ["path": "out", "form": "long", "language": "en"])
    #expect(receipt.rows == 5)
    let text = try host.text(of: "out/figures.csv")
    #expect(text.contains("GM0363,Amsterdam,municipality,,2022,low_income,12.5,11,14,estimated\r\n"))
    #expect(try host.text(of: "out/datapackage.json").contains("\"title\": \"Low income\""))
  }

  @Test("gives the same bytes, whatever the batches and their order")
  func deterministic() throws {
    let whole = try store(CSVSink.self, ["path": "out"]).host
    let cut = try store(CSVSink.self, ["path": "out"], batchRows: 1).host
    let turned = Sample.frame.selectingRows([4, 2, 0, 1, 3])
    let other = try store(CSVSink.self, ["path": "out"], turned).host
    for file in ["out/figures.csv", "out/datapackage.json"] {
      #expect(try whole.bytes(of: file) == cut.bytes(of: file))
      #expect(try whole.bytes(of: file) == other.bytes(of: file))
    }
  }

  @Test("an empty table is a header")
  func empty() throws {
    let (host, receipt) = try store(CSVSink.self, ["path": "out"], IndicatorFrame(columns: Sample.schema.ids))
    #expect(receipt.rows == 0)
    #expect(try host.text(of: "out/figures.csv").hasSuffix(",inhabitants,low_income\r\n"))
  }

  @Test("refuses two rows of one area and period, and values that no file can hold")
  func refuses() throws {
    let twice = Sample.frame.selectingRows([0, 0])
    #expect(
      try #require(throws: Diagnostic.self) { try store(CSVSink.self, ["path": "out"], twice) }.code
        == .duplicateArea)
    var infinite = IndicatorFrame(columns: Sample.schema.ids)
    infinite.appendRow(
      Sample.frame.area(0), Sample.frame.periods[0], [(.infinity, .observed), (1, .observed)])
    #expect(
      try #require(throws: Diagnostic.self) { try store(CSVSink.self, ["path": "out"], infinite) }.code
        == .outOfRange)
    #expect(throws: Diagnostics.self) {
      try PluginHarness.sink(CSVSink.self, ["path": "o"], input: FrameSchema([]), PluginHarness.context())
    }
  }

  @Test(
    "is read by Frictionless, polars and pandas to the last bit",
    .enabled(if: Python.hasReaders, "\(Python.missing)"),
    arguments: ["wide", "long"], ["standard", "marked", "spreadsheet-nl"])
  func otherPrograms(form: String, dialect: String) throws {
    let (host, _) = try store(
      CSVSink.self,
      ["path": "out", "form": ConfigNode(stringLiteral: form), "dialect": ConfigNode(stringLiteral: dialect)])
    let package = try Python.check("check_package.py", [host.path(of: "out")])
    #expect(package.status == 0, "\(package.output)")
    let found = try Python.check(
      "check_sinks.py", ["csv", host.path(of: "out")], input: Sample.cells(Sample.frame))
    #expect(found.status == 0, "\(found.output)")
    #expect(found.output.contains("10 cells"))
  }
}
