import IndicatorSchema
import JSONReading
import JSONStatSource
import OpenDataSink
import PluginKit
import PluginTesting
import Testing

@Suite("The jsonstat sink")
struct JSONStatSinkTests {
  private func document(_ host: FolderSinkHost) throws -> JSONValue {
    try JSONValue(parsing: host.bytes(of: "out.json"))
  }

  @Test("writes a cube with roles, labels, units and statuses")
  func cube() throws {
    let (host, receipt) = try store(JSONStatSink.self, ["path": "out.json", "title": "Proef"])
    #expect(receipt.rows == 5)
    let value = try document(host)
    #expect(value["version"]?.string == "2.0" && value["class"]?.string == "dataset")
    #expect(value["label"]?.string == "Proef")
    #expect(value["source"]?.string == "CBS, 85318NED Kerncijfers 2022")
    #expect(value["size"]?.elements?.compactMap(\.int) == [3, 2, 2])
    #expect(value["value"]?.elements?.count == 12)
    #expect(value["value"]?[2]?.lexeme == "882633")
    #expect(value["status"]?["4"]?.string == "M" && value["status"]?["10"]?.string == "Q")
    #expect(value["status"]?["6"] == nil && value["status"]?["2"] == nil)
    #expect(value["extension"]?["lower"]?["3"]?.double == 11)
    let unit = value["dimension"]?["indicator"]?["category"]?["unit"]?["low_income"]
    #expect(unit?["label"]?.string == "%" && unit?["decimals"]?.int == 1)
    #expect(value["dimension"]?["indicator"]?["extension"]?["unit"]?["low_income"]?.string == "percent")
  }

  @Test("what was written is read back by the source, cell by cell")
  func roundTrip() throws {
    let (host, _) = try store(JSONStatSink.self, ["path": "out.json"])
    let source = try PluginHarness.source(
      JSONStatSource.self, ["location": "out.json", "indicators": ["inhabitants", "low_income"]],
      PluginHarness.context(Sample.schema.columns))
    let bytes = try host.bytes(of: "out.json")
    let (frame, receipt) = try PluginHarness.read(source, host: MemorySourceHost(bytes))
    #expect(receipt.quarantined == 0)
    var expected = Sample.frame
    for column in expected.columns {
      expected.setColumn(IndicatorColumn(column.id, values: column.values, statuses: column.statuses))
    }
    func sorted(_ frame: IndicatorFrame) -> [String] {
      frame.selectingRows(frame.canonicalOrder()).lines
    }
    // The pair without a row has cells without value in a list of all cells, and reads as a row of those.
    let found = sorted(frame).filter { !$0.contains("WK036300; 's-Súd\nwest; GM0363; 2022") }
    #expect(found == sorted(expected))
  }

  @Test("a cube that is mostly empty is written sparsely, and counted the same")
  func sparse() throws {
    var frame = IndicatorFrame(columns: Sample.schema.ids)
    for number in 0..<20 {
      guard let code = AreaCode(cbs: "GM\(1000 + number)"), let period = Period(year: 2000 + number) else {
        continue
      }
      frame.appendRow(Area(code), period, [(Double(number), .observed), (nil, .missing)])
    }
    let (host, receipt) = try store(JSONStatSink.self, ["path": "out.json"], frame)
    #expect(receipt.rows == 20)
    #expect(try document(host)["value"]?.members?.count == 20)
    #expect(try document(host)["status"]?.members?.count == 20)
  }

  @Test("gives the same bytes, whatever the batches and their order")
  func deterministic() throws {
    let whole = try store(JSONStatSink.self, ["path": "out.json"]).host
    let turned = Sample.frame.selectingRows([4, 2, 0, 1, 3])
    let other = try store(JSONStatSink.self, ["path": "out.json"], turned, batchRows: 2).host
    #expect(try whole.bytes(of: "out.json") == other.bytes(of: "out.json"))
  }

  @Test("nothing is a dataset without areas")
  func empty() throws {
    let (host, receipt) = try store(
      JSONStatSink.self, ["path": "out.json"], IndicatorFrame(columns: Sample.schema.ids))
    #expect(receipt.rows == 0)
    #expect(try document(host)["size"]?.elements?.compactMap(\.int) == [0, 0, 2])
  }

  @Test(
    "is valid to jsonstat-validator, and pyjstat reads every cell",
    .enabled(if: Python.hasReaders, "\(Python.missing)"))
  func otherPrograms() throws {
    let (host, _) = try store(JSONStatSink.self, ["path": "out.json"])
    let found = try Python.check(
      "check_sinks.py", ["jsonstat", host.path(of: "out.json")], input: Sample.cells(Sample.frame))
    #expect(found.status == 0, "\(found.output)")
    #expect(found.output.contains("10 cells"))
  }
}
