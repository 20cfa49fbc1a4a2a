import AreaGeometry
import AreaMaps
import Foundation
import Testing

private let folder = Folders.sharedData("cbs-kwb-2022-wijken")

// The maps are not part of the project: without them these tests are skipped.
@Suite("Real choropleths", .enabled(if: folder != nil, "needs the maps of CBS beside the repository"))
struct RealChoroplethTests {
  private static func shapes(_ file: String, in prefix: String) throws -> [AreaShape] {
    let data = try Data(contentsOf: try #require(folder).appendingPathComponent(file))
    return try AreaMap(parsing: Array(data), name: file).shapes.filter { $0.code.hasPrefix(prefix) }
  }

  /// A map with made-up classes.
  private static func map(_ shapes: [AreaShape], width: Int, height: Int, highlights: Int) -> Choropleth {
    let areas = shapes.enumerated().map { index, shape in
      MapArea(
        shape: shape, classIndex: index % 7 == 6 ? nil : (index * 2) % 5,
        label: "\(shape.name ?? shape.code): \(index),5%")
    }
    return choropleth(
      areas, highlights: shapes.prefix(highlights).map(\.code), width: width, height: height)
  }

  /// Keeps the picture where `PEIL_PICTURES` names a folder, to look at.
  private static func keep(_ svg: String, _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["PEIL_PICTURES"] else { return }
    try Data(svg.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name + ".svg"))
  }

  @Test(
    "a municipality stays small, and each of its neighbourhoods is there",
    arguments: [("Tilburg", "WK0855"), ("Amsterdam", "WK0363"), ("Sudwest-Fryslan", "WK1900")])
  func municipality(name: String, prefix: String) throws {
    let shapes = try RealChoroplethTests.shapes("NLD_dist_wgs84.geojson", in: prefix)
    let svg = RealChoroplethTests.map(shapes, width: 720, height: 560, highlights: 3).svg()
    try RealChoroplethTests.keep(svg, name)
    #expect(shapes.count > 5)
    #expect(parts(of: svg, from: "<title>", to: "</title>").count == shapes.count)
    #expect(svg.utf8.count < 60_000)
    #expect(parts(of: svg, from: "<circle", to: "/>").count == 3)
  }

  @Test("the country with all its municipalities stays small")
  func country() throws {
    let shapes = try RealChoroplethTests.shapes("NLD_muni_wgs84.geojson", in: "GM")
    let svg = RealChoroplethTests.map(shapes, width: 600, height: 700, highlights: 0).svg()
    try RealChoroplethTests.keep(svg, "country")
    #expect(shapes.count == 345)
    #expect(parts(of: svg, from: "<title>", to: "</title>").count == 345)
    #expect(svg.utf8.count < 150_000)
  }
}
