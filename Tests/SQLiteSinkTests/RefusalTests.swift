import Foundation
import GRDB
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import SQLiteSink

@Suite("What is refused")
struct RefusalTests {
  private func refusal(_ frame: IndicatorFrame, batchRows: Int = .max) throws -> Diagnostic? {
    let host = try FolderSinkHost()
    let sink = try Sample.sink(schema: Sample.schema(of: frame))
    return #expect(throws: Diagnostic.self) {
      _ = try PluginHarness.store(frame, in: sink, host: host, batchRows: batchRows)
    }
  }

  @Test(
    "a second row for an area and period, which is named wherever it comes",
    arguments: [(3, 30), (3, 1000), (100, 7), (100, 1000), (1, 1000)])
  func duplicate(columns: Int, batchRows: Int) throws {
    var frame = Sample.frame(rows: 60, columns: columns)
    frame.append(contentsOf: frame.selectingRows([41]))
    frame.append(contentsOf: frame.selectingRows(Array(0..<10)))
    let error = try refusal(frame, batchRows: batchRows)
    #expect(error?.code == .duplicateArea)
    #expect(error?.message == "area '\(frame.area(41).code)' has more than one row for 2017")
  }

  @Test("bounds the wrong way around, naming the cell")
  func bounds() throws {
    var areas = AreaTable()
    let position = areas.intern(Area(Sample.code("GM0363")))
    let frame = IndicatorFrame(
      areas: areas, areaPositions: [position, position],
      periods: [Sample.period("2016"), Sample.period("2017")],
      columns: [
        IndicatorColumn("a", [1, 2]),
        IndicatorColumn(
          "b", values: [1, 2], statuses: [.estimated, .estimated],
          bounds: .init(lower: [0, 3], upper: [1, 2])),
      ])
    let error = try refusal(frame)
    #expect(error?.code == .outOfRange)
    #expect(
      error?.message.hasPrefix("the value or bounds of 'b' for 'GM0363' in 2017 are refused: CHECK") == true)
  }

  @Test("a value that is not a number", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) throws {
    var areas = AreaTable()
    let position = areas.intern(Area(Sample.code("GM0363")))
    let frame = IndicatorFrame(
      areas: areas, areaPositions: [position], periods: [Sample.period("2017")],
      columns: [IndicatorColumn("income", values: [value], statuses: [.observed])])
    #expect(try refusal(frame)?.code == .outOfRange)
  }

  @Test("a file that is already there")
  func existingFile() throws {
    let host = try FolderSinkHost()
    try Data("x".utf8).write(to: URL(fileURLWithPath: host.path(of: "a.sqlite")))
    let error = #expect(throws: Diagnostic.self) {
      _ = try PluginHarness.store(Sample.frame, in: try Sample.sink(), host: host)
    }
    #expect(error?.code == .cannotWrite)
    #expect(try host.text(of: "a.sqlite") == "x")
  }

  @Test("an input without indicators, and a name that is none")
  func schema() throws {
    let bad = Indicator(
      id: "a\"b", label: LocalizedText(nl: "x"), unit: .score, polarity: .context, domain: "d")
    for schema in [FrameSchema(), FrameSchema([bad])] {
      let error = #expect(throws: Diagnostics.self) { _ = try Sample.sink(schema: schema) }
      #expect(error?.items.map(\.code) == [.invalidValue])
    }
  }
}

@Suite("The recount")
struct RecountTests {
  @Test(
    "looks into the database",
    arguments: [
      "DELETE FROM cell WHERE value = 26.9",
      "DELETE FROM area WHERE code = 'PV27'",
      "DELETE FROM cell WHERE indicator = 2",
    ])
  func damaged(harm: String) throws {
    let host = try FolderSinkHost()
    _ = try PluginHarness.store(Sample.frame, in: try Sample.sink(), host: host)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let database = try DatabaseQueue(path: host.path(of: "a.sqlite"), configuration: configuration)
    let stored = StoredDatabase(name: "a.sqlite")
    let count = try database.read { try stored.count($0, columns: 2) }
    #expect(count == 3)
    try database.write { try $0.execute(sql: harm) }
    let error = #expect(throws: Diagnostic.self) { try database.read { try stored.count($0, columns: 2) } }
    #expect(error?.code == .ledgerMismatch)
  }
}
