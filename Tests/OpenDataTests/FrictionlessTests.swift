import AreaGeometry
import Foundation
import IndicatorSchema
import OpenData
import Testing

/// Python with the packages of `.ci/checks-requirements.txt`; tests that need it are skipped where it is not there.
private enum Python {
  static let hasFrictionless = (try? run(["-c", "import frictionless, geojson, shapely"]))?.status == 0

  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [ProcessInfo.processInfo.environment["PEIL_CHECKS_PYTHON"] ?? "python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}

@Suite(
  "Other programs", .enabled(if: Python.hasFrictionless, "python3 has no frictionless, geojson and shapely"))
struct FrictionlessTests {
  private static let script = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Oracles/check_package.py").path

  /// Writes the three files of a frame and lets other programs read them.
  private func check(
    _ frame: IndicatorFrame, _ form: CSVTable.Form, _ dialect: CSVDialect, map: AreaMap? = nil
  ) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ bytes: [UInt8], _ name: String) throws -> PackagedFile {
      try Data(bytes).write(to: folder.appendingPathComponent(name))
      return PackagedFile(path: name, bytes: bytes, sha256: SHA256.hex)
    }
    let (table, rows) = (DataTable(frame), Sample.all(frame))
    let csv = CSVTable(table, form, dialect)
    let figures = try write(csv.bytes(rows: rows), "figures.csv")
    let areas = try map.flatMap { GeoJSONFile(table, $0).bytes(rows: rows) }
      .map { try write($0, "areas.geojson") }
    let package = DataPackage(
      csv, indicators: Sample.schema, origins: Sample.origins, labels: Sample.labels, texts: .plain)
    let facts = PackageFacts(name: "test", title: "=1", description: "<script>", version: "1.0.0")
    _ = try write(package.bytes(facts, table: figures, map: areas), "datapackage.json")
    return try Python.run([FrictionlessTests.script, folder.path])
  }

  /// Areas with hostile names, some on the map.
  private var hostile: IndicatorFrame {
    Sample.frame(
      Sample.hostileNames.enumerated().map { index, name in
        let status = CellStatus.allCases[index % CellStatus.allCases.count]
        return (Area(Sample.code("BU0855\(1000 + index)"), name: name), Double(index) / 7, status)
      })
  }

  /// Indicators with names that no catalogue would take.
  private var hostileColumns: IndicatorFrame {
    var frame = IndicatorFrame(columns: ["=1+1", "a,b", "-\"x\"", "period", "a;=b", "é", "a,b_lower"])
    let cells = frame.columns.indices.map { (Double?(-Double($0) / 3), CellStatus.estimated) }
    frame.appendRow(Area(Sample.code("GM0855"), name: "Tilburg"), Sample.period("2022"), cells)
    return frame
  }

  private var map: AreaMap {
    AreaMap(
      (0..<20).map { index in
        let west = 5 + Double(index) / 10
        let ring = MapRing([
          MapPoint(west, 51), MapPoint(west, 51.1), MapPoint(west + 0.1, 51.1), MapPoint(west + 0.1, 51),
        ])
        return AreaShape(code: "BU0855\(1000 + index)", polygons: [MapPolygon(outer: ring)])
      })
  }

  @Test("read what was written, names of any kind included", arguments: [CSVTable.Form.wide, .long])
  func read(form: CSVTable.Form) throws {
    for dialect in [CSVDialect.standard, .marked, .dutchSpreadsheet] {
      for frame in [hostile, hostileColumns] {
        let found = try check(frame, form, dialect)
        #expect(found.status == 0, "\(found.output)")
      }
    }
  }

  @Test("read the map as well, and find the figures of the table in it")
  func readMap() throws {
    let found = try check(hostile, .wide, .dutchSpreadsheet, map: map)
    #expect(found.status == 0, "\(found.output)")
    #expect(found.output.contains("1 packages, \(hostile.rowCount) rows, 0 shapes"))
  }

  @Test("see a value outside its range, and a row that is there twice")
  func refuse() throws {
    let outside = try check(
      Sample.frame([(Area(Sample.code("GM0855")), 101, .observed)]), .wide, .standard)
    #expect(outside.status == 1 && outside.output.contains("low_literacy"), "\(outside.output)")
    let twice = try check(
      Sample.frame([
        (Area(Sample.code("GM0855")), 1, .observed), (Area(Sample.code("GM0855")), 2, .observed),
      ]), .wide, .standard)
    #expect(twice.status == 1 && twice.output.contains("primary key"), "\(twice.output)")
  }

  @Test("find the hash that the standard gives")
  func hash() {
    #expect(
      SHA256.hex(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
