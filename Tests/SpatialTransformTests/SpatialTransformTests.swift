import IndicatorSchema
import PluginKit
import PluginTesting
import SpatialTransform
import Testing

enum Fixture {
  static let schema = FrameSchema([
    Indicator(
      id: "income", label: LocalizedText(nl: "Laag inkomen"), unit: .percent, polarity: .worse, domain: "i")
  ])
  static let width = 6

  /// A board of 36 wijken that touch at sides and corners.
  static let geometry: String = {
    let features = (0..<width * width).map { area -> String in
      let (x, y) = (area % width, area / width)
      let ring = "[[\(x),\(y)],[\(x + 1),\(y)],[\(x + 1),\(y + 1)],[\(x),\(y + 1)],[\(x),\(y)]]"
      return
        #"{"properties":{"code":"\#(code(area))"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    }
    return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
  }()

  static func code(_ area: Int) -> String { "WK0001" + (area < 10 ? "0\(area)" : "\(area)") }

  /// High in the lower left corner, low elsewhere, with some noise; one wijk without a value.
  static let frame: IndicatorFrame = {
    var random = SeededGenerator(seed: 3)
    let rows = (0..<width * width).map { area -> (area: String, year: Int, cells: [Double?]) in
      let isHigh = area % width < 3 && area / width < 3
      let value = (isHigh ? 40 : 10) + Double.random(in: 0..<5, using: &random)
      return (code(area), 2022, [area == 35 ? nil : value])
    }
    return IndicatorFrame.rows(schema.ids, rows + [("GM0001", 2022, [15])])
  }()

  static let files = MemoryFiles(texts: ["map.json": geometry])
  static let node: ConfigNode = ["geometry": "map.json", "level": "wijk", "indicators": ["income"]]

  static func run(
    _ node: ConfigNode = node, _ frame: IndicatorFrame = frame, host: any TransformHost = files,
    batchRows: Int = .max
  ) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    let transform = try PluginHarness.transform(
      SpatialTransform.self, node, inputs: [schema], PluginHarness.context())
    return try PluginHarness.run(transform, [frame], batchRows: batchRows, host: host)
  }

  static func problems(_ node: ConfigNode) -> [Diagnostic] {
    do {
      _ = try run(node)
      return []
    } catch { return Diagnostics(error).items }
  }
}

extension TransformReceipt {
  /// The figure of a name.
  func value(_ name: String) -> Double? { findings.first { $0.name == name }?.value }
}

@Suite("Patterns on the map")
struct SpatialTransformTests {
  @Test("a corner of high values is found, and nothing far from it is called high")
  func cluster() throws {
    let (found, receipt) = try Fixture.run()
    let clusters = try #require(found.column("income_cluster"))
    #expect(clusters[0] == 1 && clusters[7] == 1)
    #expect(clusters.cells.dropLast().compactMap { $0 }.allSatisfy { [1, 2, 4, 5].contains($0) })
    let hotspots = try #require(found.column("income_hotspot"))
    #expect(try #require(hotspots[7]) > 3)
    #expect(try #require(hotspots[28]) < 0)
    #expect(try #require(receipt.value("moran_i")) > 0.5)
    #expect(try #require(receipt.value("moran_i_p")) < 0.01)
    #expect(receipt.value("moran_areas") == 35 && receipt.value("moran_islands") == 0)
    #expect(receipt.value("codes_without_geometry") == 0)
    #expect(found.column("income_local_moran")?.count == 37)
  }

  @Test("an area without a value is missing, and one of another level not applicable")
  func statuses() throws {
    let found = try Fixture.run().frame
    for id in ["income_local_moran", "income_cluster", "income_hotspot", "income_cluster_p"] {
      let column = try #require(found.column(IndicatorID(id)))
      #expect(column.statuses[35] == .missing)
      #expect(column.statuses[36] == .notApplicable)
      #expect(column.statuses[0] == .observed)
    }
  }

  @Test("the order of rows and the size of batches make no difference")
  func order() throws {
    let whole = try Fixture.run()
    for size in [1, 5] { #expect(try Fixture.run(batchRows: size).frame.lines == whole.frame.lines) }
    var random = SeededGenerator(seed: 4)
    let order = Array(0..<Fixture.frame.rowCount).shuffled(using: &random)
    let turned = try Fixture.run(Fixture.node, Fixture.frame.selectingRows(order))
    #expect(turned.frame.lines == order.map { whole.frame.lines[$0] })
    #expect(turned.receipt == whole.receipt)
  }

  @Test("a map of another year is said, and refused when it has too few of the areas")
  func otherYear() throws {
    let changed = Fixture.geometry.replacing("WK000101", with: "WK000190").replacing(
      "WK000102", with: "WK000191")
    let host = MemoryFiles(texts: ["map.json": changed])
    let receipt = try Fixture.run(host: host).receipt
    #expect(receipt.value("codes_without_geometry") == 2)
    #expect(receipt.value("geometry_without_rows") == 2)
    #expect(receipt.findings.first { $0.name == "codes_without_geometry" }?.note == "WK000101, WK000102")
    #expect(receipt.notes.contains { $0.contains("borders or codes may have changed") })
    var strict = Fixture.node
    strict.content = .map(
      (strict.entries ?? []) + [.init(key: "matched", keyPlace: strict.place, value: 0.99)])
    #expect(throws: Diagnostic.self) { try Fixture.run(strict, host: host) }
    let foreign = MemoryFiles(texts: ["map.json": Fixture.geometry.replacing("WK0001", with: "WK0002")])
    #expect(throws: Diagnostic.self) { try Fixture.run(host: foreign) }
  }

  @Test("without variation there is no pattern, and the reason is said")
  func noVariation() throws {
    let rows = (0..<36).map { (area: Fixture.code($0), year: 2022, cells: [5.0] as [Double?]) }
    let (found, receipt) = try Fixture.run(Fixture.node, IndicatorFrame.rows(Fixture.schema.ids, rows))
    #expect(receipt.findings.first { $0.name == "moran_i" }?.note == "all values are the same")
    #expect(found.column("income_cluster")?.statuses.allSatisfy { $0 == .missing } == true)
    let missing = rows.map { ($0.area, $0.year, [nil] as [Double?]) }
    let none = try Fixture.run(Fixture.node, IndicatorFrame.rows(Fixture.schema.ids, missing))
    #expect(none.receipt.findings.first { $0.name == "moran_i" }?.value == nil)
    #expect(try Fixture.run(Fixture.node, IndicatorFrame(columns: Fixture.schema.ids)).frame.rowCount == 0)
  }

  @Test("formulas name the map, the neighbours and the seed")
  func formulas() throws {
    let transform = try PluginHarness.transform(
      SpatialTransform.self, Fixture.node, inputs: [Fixture.schema], PluginHarness.context())
    #expect(transform.locations.map(\.path) == ["map.json"])
    #expect(transform.derivations.count == 4)
    #expect(
      transform.derivations["income_local_moran"]?.formula.contains("queen neighbours on map.json") == true)
    #expect(transform.derivations["income_cluster_p"]?.formula.contains("seed 1") == true)
    #expect(transform.schema.columns.dropFirst().allSatisfy { $0.polarity == .context })
  }

  @Test("what means nothing is complained of, all at once")
  func configuration() {
    let node: ConfigNode = [
      "geometry": "map.json", "level": "wijk", "indicators": ["incme"], "permutations": 5, "significance": 2,
      "matched": -1, "tolerance": 0,
    ]
    #expect(
      Fixture.problems(node).map(\.code) == [.unknownIndicator]
        + [DiagnosticCode](repeating: .invalidValue, count: 4))
  }
}
