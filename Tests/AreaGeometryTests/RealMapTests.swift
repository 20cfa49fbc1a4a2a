import AreaGeometry
import Foundation
import IndicatorSchema
import PluginTesting
import Testing

/// Neighbours on real maps, from libpysal and shapely; `Tests/Oracles/contiguity.py` says how they were made.
private struct ExpectedNeighbours: Decodable {
  let pairs: Int
  let fnv1a: String

  static func load() throws -> [String: [String: ExpectedNeighbours]] {
    let file = Folders.tests.appendingPathComponent("Oracles/contiguity.json")
    return try JSONDecoder().decode(
      [String: [String: ExpectedNeighbours]].self, from: Data(contentsOf: file))
  }
}

private let folder = Folders.sharedData("cbs-kwb-2022-wijken")

// The maps are not part of the project: without them these tests are skipped.
@Suite("Real maps", .enabled(if: folder != nil, "needs the maps of CBS beside the repository"))
struct RealMapTests {
  private static func read(_ path: String) throws -> AreaMap {
    let file = try #require(folder).deletingLastPathComponent().appendingPathComponent(path)
    return try AreaMap(
      reading: MemoryByteReader(Array(try Data(contentsOf: file)), name: path, blockSize: 1 << 16))
  }

  @Test(
    "neighbours are those that libpysal and shapely find, pair for pair",
    arguments: [
      ("cbs-kwb-2022-wijken/NLD_dist_wgs84.geojson", 3340),
      ("cbs-kwb-2022-wijken/NLD_muni_wgs84.geojson", 345),
      ("cbs-geo-2014-2015/Provincie_2015_layer_q1e3.json", 12),
      ("cbs-geo-2014-2015/Gemeente_2015_layer_q1e3.json", 393),
      ("cbs-geo-2014-2015/Wijk_2014_layer_q1e3.json", 2738),
      ("cbs-geo-2014-2015/Buurt_2014_layer_q1e3.json", 11691),
    ])
  func neighbours(path: String, count: Int) throws {
    let expected = try #require(try ExpectedNeighbours.load()[path])
    let map = try RealMapTests.read(path)
    #expect(map.count == count)
    for kind in Contiguity.Kind.allCases {
      let expected = try #require(expected[kind.rawValue])
      let found = try Contiguity(map, kind)
      #expect(found.pairCount == expected.pairs)
      #expect(RealMapTests.digest(found, map) == expected.fnv1a)
    }
  }

  /// The FNV-1a hash of the sorted pairs of codes.
  private static func digest(_ contiguity: Contiguity, _ map: AreaMap) -> String {
    let lines = contiguity.neighbours.enumerated().flatMap { one, others in
      others.map { "\(map.shapes[one].code) \(map.shapes[Int($0)].code)\n" }
    }.filter { line in
      let codes = line.split(whereSeparator: \.isWhitespace)
      return codes[0] < codes[1]
    }
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in lines.sorted().joined().utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  @Test("the areas in km2 are those that are published, as far as a simplified border goes")
  func areas() throws {
    let map = try RealMapTests.read("cbs-kwb-2022-wijken/NLD_muni_wgs84.geojson")
    let file = try #require(folder).appendingPathComponent("NLD_muni.csv")
    var differences: [Double] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: ",").map { $0.trimmingCharacters(in: ["\""]) }
      guard let shape = map[fields[0]], let published = fields.dropFirst(3).lazy.compactMap(Double.init).first
      else { continue }
      differences.append(abs(shape.squareKilometres / published - 1))
    }
    #expect(differences.count > 330)
    #expect(differences.sorted()[differences.count / 2] < 0.02)
    let country = map.shapes.reduce(0) { $0 + $1.squareKilometres }
    #expect((33_000...42_000).contains(country))
  }

  @Test("every centre lies in the box of its area, and every box in that of the map")
  func centres() throws {
    let map = try RealMapTests.read("cbs-geo-2014-2015/Gemeente_2015_layer_q1e3.json")
    let whole = try #require(map.boundingBox)
    for shape in map.shapes {
      let (box, centre) = (try #require(shape.boundingBox), try #require(shape.centroid))
      #expect(centre.x >= box.lower.x && centre.x <= box.upper.x)
      #expect(centre.y >= box.lower.y && centre.y <= box.upper.y)
      #expect(box.lower.x >= whole.lower.x && box.upper.y <= whole.upper.y)
    }
  }
}
