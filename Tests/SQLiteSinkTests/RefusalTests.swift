import Foundation
import GRDB
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import SQLiteSink

@Suite("What is refused")
struct RefusalTests {
  private func refusal(_ frame: IndicatorFrame, _ layout: Layout, batchRows: Int = .max) throws
    -> Diagnostic?
  {
    let host = try FolderSinkHost()
    let sink = try Sample.sink(layout, schema: Sample.schema(of: frame))
    return #expect(throws: Diagnostic.self) {
      _ = try PluginHarness.store(frame, in: sink, host: host, batchRows: batchRows)
    }
  }

  @Test(
    "a second row for an area and period, which is named wherever it comes",
    arguments: [(3, 30), (3, 1000), (100, 7), (100, 1000), (1, 1000)], Layout.allCases)
  func duplicate(size: (columns: Int, batchRows: Int), layout: Layout) throws {
    var frame = Sample.frame(rows: 60, columns: size.columns)
    frame.append(contentsOf: frame.selectingRows([41]))
    frame.append(contentsOf: frame.selectingRows(Array(0..<10)))
    let error = try refusal(frame, layout, batchRows: size.batchRows)
    #expect(error?.code == .duplicateArea)
    #expect(error?.message == "area '\(frame.area(41).code)' has more than one row for 2017")
  }

  @Test(
    "bounds the wrong way around, naming the cell wherever it comes", arguments: [1, 40, 200],
    Layout.allCases)
  func bounds(row: Int, layout: Layout) throws {
    var areas = AreaTable()
    let position = areas.intern(Area(Sample.code("GM0363")))
    let rows = 0...row
    let values = rows.map(Double.init)
    let frame = IndicatorFrame(
      areas: areas, areaPositions: rows.map { _ in position },
      periods: rows.map { Sample.period("\(1800 + $0)") },
      columns: [
        IndicatorColumn("a", values),
        IndicatorColumn(
          "b", values: values, statuses: rows.map { _ in .estimated },
          bounds: .init(lower: values, upper: rows.map { $0 == row ? -1 : 1000 })),
      ])
    let error = try refusal(frame, layout)
    #expect(error?.code == .outOfRange)
    let words = "the value or bounds of 'b' for 'GM0363' in \(1800 + row) are refused: CHECK"
    #expect(error?.message.hasPrefix(words) == true)
  }

  @Test("a bound that is infinite", arguments: Layout.allCases)
  func infiniteBound(layout: Layout) throws {
    var areas = AreaTable()
    let position = areas.intern(Area(Sample.code("GM0363")))
    let frame = IndicatorFrame(
      areas: areas, areaPositions: [position], periods: [Sample.period("2017")],
      columns: [
        IndicatorColumn(
          "income", values: [1], statuses: [.observed], bounds: .init(lower: [0], upper: [.infinity]))
      ])
    let error = try refusal(frame, layout)
    #expect(error?.message.hasPrefix("the upper bound of 'income' for 'GM0363' in 2017 is inf") == true)
  }

  @Test("a value that is not a number", arguments: [Double.nan, .infinity], Layout.allCases)
  func notFinite(value: Double, layout: Layout) throws {
    var areas = AreaTable()
    let position = areas.intern(Area(Sample.code("GM0363")))
    let frame = IndicatorFrame(
      areas: areas, areaPositions: [position], periods: [Sample.period("2017")],
      columns: [IndicatorColumn("income", values: [value], statuses: [.observed])])
    #expect(try refusal(frame, layout)?.code == .outOfRange)
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

  @Test("more indicators than a wide table has room for, before anything is read")
  func tooWide() throws {
    let schema = FrameSchema(
      (0...WideTables.widest).map { number in
        Indicator(
          id: IndicatorID("i\(number)"), label: LocalizedText(nl: "x"), unit: .score, polarity: .context,
          domain: "d")
      })
    #expect(throws: Never.self) { _ = try Sample.sink(.cells, schema: schema) }
    let error = #expect(throws: Diagnostics.self) { _ = try Sample.sink(.wide, schema: schema) }
    #expect(error?.items.map(\.hint) == ["use layout: cells"])
  }
}
