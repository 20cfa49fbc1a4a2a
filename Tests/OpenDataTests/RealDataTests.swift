import AreaGeometry
import CSVSource
import Foundation
import IndicatorSchema
import OpenData
import PluginKit
import PluginTesting
import Testing

private let shared: URL? = {
  var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let data = folder.appendingPathComponent("shared/data")
    if FileManager.default.fileExists(atPath: data.path) { return data }
  }
  return nil
}()

@Suite("The wijken of 2022", .enabled(if: shared != nil, "needs the data of CBS beside the repository"))
struct RealDataTests {
  private static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: try #require(shared).appendingPathComponent(path)))
  }

  /// The wijken with two of their figures.
  private static func wijken() throws -> IndicatorFrame {
    let indicators = ["inhabitants", "income"].map { name in
      Indicator(
        id: IndicatorID(name), label: LocalizedText(nl: name), unit: .score, polarity: .context, domain: "x")
    }
    let source = try PluginHarness.source(
      CSVSource.self,
      [
        "location": "NLD_dist.csv", "delimiter": ",", "missing": [""],
        "area": ["column": "code", "name": "name"], "period": "2022",
        "columns": ["inhabitants": "population", "income": "income_low"],
      ], PluginHarness.context(indicators))
    let host = MemorySourceHost(try bytes("cbs-kwb-2022-wijken/NLD_dist.csv"))
    return try PluginHarness.read(source, host: host).frame
  }

  private static func pages(_ frame: IndicatorFrame) -> [String: [Int]] {
    Dictionary(grouping: 0..<frame.rowCount) { frame.area($0).code.municipality?.text ?? "" }
  }

  @Test("have all their figures in the files of their municipalities, under the same names")
  func tables() throws {
    let frame = try RealDataTests.wijken()
    let table = CSVTable(DataTable(frame))
    var records = 0
    for (_, rows) in RealDataTests.pages(frame) {
      let lines = text(table.bytes(rows: rows)).components("\r\n").dropFirst().dropLast()
      records += lines.count
      for (row, line) in zip(rows, lines) {
        #expect(line.hasPrefix(frame.area(row).code.text + ","))
        let inhabitants = frame.columns[0][row].map { String(Int($0)) } ?? ""
        #expect(line.contains(",2022,\(inhabitants),"))
      }
    }
    #expect(records == 3340)
  }

  @Test("have no name that has to be changed for a spreadsheet")
  func names() throws {
    for area in try RealDataTests.wijken().areas.areas {
      #expect(DefusedText.defused(area.name ?? "") == area.name)
    }
  }

  @Test("all have their shape on the map of their municipality, as large as it was")
  func maps() throws {
    let frame = try RealDataTests.wijken()
    let map = try AreaMap(
      parsing: try RealDataTests.bytes("cbs-kwb-2022-wijken/NLD_dist_wgs84.geojson"), name: "map")
    let file = GeoJSONFile(DataTable(frame), map)
    var shapes = 0
    for (_, rows) in RealDataTests.pages(frame) {
      let written = try AreaMap(parsing: try #require(file.bytes(rows: rows)), name: "page")
      #expect(written.count == rows.count)
      for shape in written.shapes where !shape.polygons.isEmpty {
        shapes += 1
        let before = try #require(map[shape.code]).squareKilometres
        #expect(abs(shape.squareKilometres - before) <= 0.001 * before)
      }
    }
    #expect(shapes == 3340)
  }

  @Test(
    "and the maps of 2014 and 2015 are in degrees",
    arguments: ["Gemeente_2015", "Provincie_2015", "Wijk_2014", "Buurt_2014"])
  func degrees(name: String) throws {
    let bytes = try RealDataTests.bytes("cbs-geo-2014-2015/\(name)_layer_q1e3.json")
    #expect(MapProblem(try AreaMap(parsing: bytes, name: name)) == nil)
  }
}
