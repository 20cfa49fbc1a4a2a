import Foundation
import IndicatorAnalysis
import Testing

/// Published indices that consist of domains, read where they lie beside the repository.
private enum PublishedTree {
  static let england = Folders.sharedData("index-oracle-uk/imd2019-england")
  static let scotland = Folders.sharedData("index-oracle-uk/simd2020")

  /// A tree of domain ranks (1 is the most deprived), each taken to the exponential scale of the deprivation
  /// indices, and averaged with weights.
  static func ranks(of domains: [[Double?]], weights: [Double]) throws -> [Double?] {
    // The scale has 1 for the most deprived area, so the highest rank has to be the most deprived one.
    let turned = domains.map { column in column.map { $0.map { -$0 } } }
    var tree = IndexTree("index", .arithmetic, weights: weights)
    tree.root.normalisation = .exponential(.average)
    let kernel = try IndexKernel(tree, memberCount: weights.count, coverage: 1)
    let areas = domains.first?.count ?? 0
    let workspace = IndexWorkspace(kernel, areas: areas)
    turned.flatMap { $0.map { $0 ?? .nan } }.withUnsafeBufferPointer {
      kernel.evaluateExactly($0, in: workspace)
    }
    let scores = (0..<areas).map { workspace.result(of: kernel.root, area: $0).value }
    return Ranking.ranks(scores, ties: .minimum, order: .highestFirst)
  }

  /// By how many places each area is off, in falling order.
  static func misses(_ found: [Double?], _ published: [Double?]) -> [Double] {
    zip(found, published).map { found, published in
      guard let found, let published else { return .infinity }
      return abs(found - published)
    }.sorted(by: >)
  }
}

@Suite("Published indices of deprivation are reproduced from their domains")
struct PublishedTreeTests {
  @Test(
    "England 2019: the rank of 99.6% of 32,844 areas, none off by more than 2, and every decile",
    .enabled(if: PublishedTree.england != nil, "the published index is not here"))
  func england() throws {
    let folder = try #require(PublishedTree.england)
    let columns = PublishedIndex.columns(
      try PublishedIndex.records(folder.appendingPathComponent("imd2019_england_lsoa11.csv")))
    let domains = [
      "Income", "Employment", "Education", "Health", "Crime", "Housing_and_Access", "Environment",
    ]
    let ranks = try domains.map { try #require(columns["\($0)_rank"]) }
    let found = try PublishedTree.ranks(of: ranks, weights: [22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3])
    let misses = PublishedTree.misses(found, try #require(columns["IMD_rank"]))
    #expect(misses.count == 32844)
    #expect(misses.first.map { $0 <= 2 } == true)
    #expect(Double(misses.count { $0 == 0 }) >= 0.996 * 32844)
    let deciles = found.map { $0.map { (10 * $0 / 32844).rounded(.up) } }
    #expect(deciles == columns["IMD_decile"])
  }

  @Test(
    "Scotland 2020: 95% of 6,976 zones within one place, none off by more than 7",
    .enabled(if: PublishedTree.scotland != nil, "the published index is not here"))
  func scotland() throws {
    let folder = try #require(PublishedTree.scotland)
    let columns = PublishedIndex.columns(
      try PublishedIndex.records(folder.appendingPathComponent("SIMD+2020v2+-+ranks.csv")))
    let domains = [
      "SIMD2020v2_Income", "SIMD2020_Employment", "SIMD2020_Health", "SIMD2020_Education", "SIMD2020_Access",
      "SIMD2020_Crime", "SIMD2020_Housing",
    ]
    let ranks = try domains.map { try #require(columns["\($0)_Domain_Rank"]) }
    let found = try PublishedTree.ranks(of: ranks, weights: [28, 28, 14, 14, 9, 5, 2])
    let misses = PublishedTree.misses(found, try #require(columns["SIMD2020v2_Rank"]))
    #expect(misses.count == 6976)
    #expect(misses.first.map { $0 <= 7 } == true)
    #expect(Double(misses.count { $0 <= 1 }) >= 0.95 * 6976)
  }

  @Test(
    "ASEM: a tree of three levels gives every aggregate of COINr to 1e-9, and its ranks",
    .enabled(if: PublishedIndex.folder != nil, "the published index is not here"))
  func asem() throws {
    let published = try PublishedIndex()
    var groups: [String: [Int]] = [:]
    for (index, indicator) in published.indicators.enumerated() {
      groups[indicator.group, default: []].append(index)
    }
    func domain(_ name: String) -> IndexTree.Node {
      .group(
        .init(name, .arithmetic, (groups[name] ?? []).map { .indicator($0, weight: 1) }), weight: 1)
    }
    let connected = ["Physical", "ConEcFin", "Political", "Instit", "P2P"]
    let sustainable = ["Environ", "Social", "SusEcFin"]
    let tree = IndexTree(
      .init(
        "Index", .arithmetic,
        [
          .group(.init("Conn", .arithmetic, connected.map(domain)), weight: 1),
          .group(.init("Sust", .arithmetic, sustainable.map(domain)), weight: 1),
        ]))
    let scores = try published.indicators.map { try #require(published.normalised[$0.code]) }
    let kernel = try IndexKernel(tree, memberCount: scores.count, coverage: 0.66)
    #expect(kernel.groups.count == 11)
    let workspace = IndexWorkspace(kernel, areas: 51)
    scores.flatMap { $0.map { $0 ?? .nan } }.withUnsafeBufferPointer {
      kernel.evaluateExactly($0, in: workspace)
    }
    for (position, group) in kernel.groups.enumerated() {
      let expected = try #require(published.aggregated[group.name])
      let found = (0..<51).map { workspace.result(of: position, area: $0).value }
      for (found, expected) in zip(found, expected) {
        let (found, expected) = (try #require(found), try #require(expected))
        #expect(abs(found - expected) <= 1e-9 * abs(expected), "\(group.name)")
      }
      #expect(
        Ranking.ranks(found, ties: .minimum, order: .highestFirst)
          == Ranking.ranks(expected, ties: .minimum, order: .highestFirst))
    }
  }
}
