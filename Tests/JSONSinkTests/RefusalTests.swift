import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import JSONSink

@Suite("What is refused")
struct RefusalTests {
  @Test("a number that JSON can't hold", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) throws {
    var areas = AreaTable()
    let position = areas.intern(Area(Sample.code("GM0363")))
    let frame = IndicatorFrame(
      areas: areas, areaPositions: [position], periods: [Sample.period(2017)],
      columns: [IndicatorColumn("income", values: [value], statuses: [.observed])])
    for sort in [true, false] {
      let error = #expect(throws: Diagnostic.self) {
        _ = try Sample.stored(frame, ["path": "a", "shape": "lines", "sort": .init(booleanLiteral: sort)])
      }
      #expect(error?.code == .outOfRange)
      #expect(error?.message.contains("'income' for 'GM0363' in 2017") == true)
    }
  }

  @Test("two rows for one area and period", arguments: ["areas", "lines"])
  func duplicates(shape: String) throws {
    var frame = Sample.frame
    frame.append(contentsOf: Sample.frame.selectingRows([2]))
    let error = #expect(throws: Diagnostic.self) {
      _ = try Sample.stored(frame, ["path": "a", "shape": .init(stringLiteral: shape)])
    }
    #expect(error?.code == .duplicateArea)
    #expect(error?.message == "area 'GM0363' has more than one row for 2015")
  }

  @Test("gathering areas and keeping the order of rows")
  func unsortedAreas() throws {
    let error = #expect(throws: Diagnostics.self) { _ = try Sample.sink(["path": "a", "sort": false]) }
    #expect(error?.items.map(\.code) == [.invalidValue])
  }

  @Test("a path outside the output folder")
  func escapingPath() throws {
    let error = #expect(throws: Diagnostics.self) { _ = try Sample.sink(["path": "../a.json"]) }
    #expect(error?.items.map(\.code) == [.invalidValue])
  }

  @Test("a file that is already there")
  func existingFile() throws {
    let host = try FolderSinkHost()
    try Data().write(to: URL(fileURLWithPath: host.path(of: "a.json")))
    let sink = try Sample.sink(["path": "a.json"])
    let error = #expect(throws: Diagnostic.self) {
      _ = try PluginHarness.store(Sample.frame, in: sink, host: host)
    }
    #expect(error?.code == .cannotWrite)
    #expect(error?.message == "can't write 'a.json': File exists")
  }
}
