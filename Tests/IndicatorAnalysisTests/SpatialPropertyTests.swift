import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Spatial statistics keep their promises")
struct SpatialPropertyTests {
  /// A board of areas that touch at sides and corners.
  static func board(_ width: Int, _ height: Int) -> SpatialLinks {
    var neighbours = [[Int32]](repeating: [], count: width * height)
    for area in neighbours.indices {
      for other in neighbours.indices where other != area {
        let (across, up) = (abs(area % width - other % width), abs(area / width - other / width))
        if across <= 1, up <= 1 { neighbours[area].append(Int32(other)) }
      }
    }
    return SpatialLinks(neighbours: neighbours)
  }

  private static func values(_ count: Int, seed: UInt64) -> [Double?] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Int.random(in: 0..<8, using: &random) == 0 ? nil : Double.random(in: -50...50, using: &random)
    }
  }

  @Test("another unit of the values changes nothing")
  func scale() throws {
    let links = Self.board(6, 6)
    for seed in UInt64(1)...20 {
      let values = Self.values(36, seed: seed)
      let one = try MoranTest(values, links, permutations: 99)
      let local = try LocalAssociation(values, links, permutations: 99)
      for factor in [1e-200, 3, 1e200] {
        let scaled = values.map { $0.map { ($0 + 0) * factor } }
        let other = try MoranTest(scaled, links, permutations: 99)
        #expect(abs(one.statistic - other.statistic) < 1e-12)
        #expect(one.p == other.p)
        let theirs = try LocalAssociation(scaled, links, permutations: 99)
        #expect(try #require(largestDifference(theirs.moran, local.moran)) < 1e-12)
        #expect(theirs.p == local.p && theirs.quadrants == local.quadrants)
      }
    }
  }

  @Test("local figures add up to the global one")
  func sum() throws {
    let links = Self.board(7, 5)
    for seed in UInt64(1)...20 {
      let values = Self.values(35, seed: seed)
      let one = try MoranTest(values, links, permutations: 0)
      let local = try LocalAssociation(values, links, permutations: 0)
      let sum = local.moran.reduce(0) { $0 + ($1 ?? 0) }
      #expect(abs(sum - one.statistic * Double(one.areas - one.islands)) < 1e-10)
      #expect(one.p == nil && local.p.allSatisfy { $0 == nil })
    }
  }

  @Test("the order of the areas changes no statistic, to the last bit")
  func order() throws {
    let links = Self.board(6, 5)
    var random = SeededGenerator(seed: 7)
    for seed in UInt64(1)...10 {
      let values = Self.values(30, seed: seed)
      let order = Array(0..<30).shuffled(using: &random)
      var place = [Int32](repeating: 0, count: 30)
      for (new, old) in order.enumerated() { place[old] = Int32(new) }
      let turned = SpatialLinks(
        neighbours: order.map { old in links.neighbours(of: old).map { place[Int($0)] } })
      let shuffled = order.map { values[$0] }
      let (one, other) = (
        try MoranTest(values, links, permutations: 0), try MoranTest(shuffled, turned, permutations: 0)
      )
      #expect(one == other)
      let (here, there) = (
        try LocalAssociation(values, links, permutations: 0),
        try LocalAssociation(shuffled, turned, permutations: 0)
      )
      #expect(order.map { here.moran[$0] } == there.moran)
      #expect(order.map { here.hotspots[$0] } == there.hotspots)
    }
  }

  @Test("the same seed gives the same p-values, another one others")
  func seeds() throws {
    let links = Self.board(8, 8)
    let values = Self.values(64, seed: 3)
    let first = try LocalAssociation(values, links, permutations: 199, seed: 5)
    for _ in 0..<5 { #expect(try LocalAssociation(values, links, permutations: 199, seed: 5) == first) }
    #expect(try LocalAssociation(values, links, permutations: 199, seed: 6).p != first.p)
    let test = try MoranTest(values, links, permutations: 199, seed: 5)
    #expect(try MoranTest(values, links, permutations: 199, seed: 5) == test)
  }

  @Test("an area without a value takes its links with it")
  func missing() throws {
    let links = Self.board(4, 4)
    var values: [Double?] = (0..<16).map { Double($0 * $0) }
    (values[5], values[0]) = (nil, .nan)
    let kept = (0..<16).filter { $0 != 5 && $0 != 0 }
    let one = try MoranTest(values, links, permutations: 0)
    let other = try MoranTest(kept.map { values[$0] }, links.among(kept), permutations: 0)
    #expect(one == other)
    #expect(one.areas == 14)
    let local = try LocalAssociation(values, links)
    #expect(local.moran[5] == nil && local.p[0] == nil && local.moran[15] != nil)
  }

  @Test("p-values are between 1 / (B + 1) and 1, and a pattern without chance has few small ones")
  func noPattern() throws {
    let links = Self.board(20, 20)
    var random = RandomStream(seed: 9)
    let values: [Double?] = (0..<400).map { _ in random.normal() }
    let p = try LocalAssociation(values, links, permutations: 199).p.compactMap { $0 }
    #expect(p.allSatisfy { $0 >= 1 / 200 && $0 <= 1 })
    let share = Double(p.count { $0 <= 0.05 }) / 400
    #expect((0.015...0.1).contains(share))
    let mean = p.reduce(0, +) / 400
    #expect((0.42...0.58).contains(mean))
  }

  @Test("of many neighbours the others are drawn, with the same chances")
  func complement() throws {
    // Every area is linked with 9 of the 11 others, so that 2 are drawn instead of 9.
    let links = SpatialLinks(
      neighbours: (0..<12).map { area in
        (0..<12).filter { $0 != area && ($0 + area) % 12 != 3 }.map { Int32($0) }
      })
    let values: [Double?] = [1, 5, 2, 8, 3, 9, 4, 7, 11, 6, 0, 12]
    let found = try LocalAssociation(values, links, permutations: 19_999)
    for area in 0..<12 where links.neighbours(of: area).count == 10 {
      let own = values[area] ?? 0
      let others = values.compactMap { $0 }.enumerated().filter { $0.offset != area }.map(\.element)
      let total = others.reduce(0, +)
      // All eleven ways to leave one out.
      let expected = total * 10 / 11
      let sum = links.neighbours(of: area).reduce(0) { $0 + (values[Int($1)] ?? 0) }
      let exact =
        Double(others.count { abs(total - $0 - expected) >= abs(sum - expected) * (1 - 1e-12) }) / 11
      #expect(abs((found.p[area] ?? 0) - exact) < 0.02, "\(own)")
    }
  }

  @Test("why there is nothing to say is said")
  func obstacles() {
    let board = Self.board(3, 3)
    func obstacle(_ values: [Double?], _ links: SpatialLinks) -> SpatialObstacle? {
      do throws(SpatialObstacle) {
        _ = try LocalAssociation(values, links, permutations: 9)
        return nil
      } catch { return error }
    }
    #expect(obstacle([Double?](repeating: 4, count: 9), board) == .noVariation)
    #expect(obstacle([Double?](repeating: nil, count: 9), board) == .tooFewAreas)
    #expect(obstacle([], SpatialLinks(neighbours: [])) == .tooFewAreas)
    #expect(obstacle([1, 2, 3, nil, nil, nil, nil, nil, nil], board) == .tooFewAreas)
    #expect(obstacle([1, nil, 3, nil, nil, nil, 2, nil, 5], board) == .noLinks)
    #expect(obstacle((0..<9).map { $0 % 2 == 0 ? 1.7e308 : -1.7e308 }, board) == .tooLarge)
    #expect(obstacle((0..<9).map { Double($0) }, board) == nil)
  }

  @Test("links to oneself, twice or to nowhere are left out")
  func links() {
    let links = SpatialLinks(neighbours: [[1, 1, 0, 7, -3], [0], []])
    #expect(links.linkCount == 2)
    #expect(links.islandCount == 1)
    #expect(Array(links.neighbours(of: 0)) == [1])
  }
}
