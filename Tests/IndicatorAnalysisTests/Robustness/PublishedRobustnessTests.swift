import Testing

@testable import IndicatorAnalysis

@Suite(
  "The index of COINr is the nominal case of its own analysis",
  .enabled(if: PublishedIndex.folder != nil, "needs shared/data/index-oracle-coinr-asem"))
struct PublishedRobustnessTests {
  private func simulation(_ published: PublishedIndex, spread: Double) throws -> RankSimulation {
    func domain(_ name: String) -> IndexTree.Node {
      let members = published.indicators.indices.filter { published.indicators[$0].group == name }
      return .group(.init(name, .arithmetic, members.map { .indicator($0, weight: 1) }), weight: 1)
    }
    let connected = ["Physical", "ConEcFin", "Political", "Instit", "P2P"]
    let tree = IndexTree(
      .init(
        "Index", .arithmetic,
        [
          .group(.init("Conn", .arithmetic, connected.map(domain)), weight: 1),
          .group(.init("Sust", .arithmetic, ["Environ", "Social", "SusEcFin"].map(domain)), weight: 1),
        ]))
    let count = published.indicators.count
    let index = try UncertainIndex(
      IndexKernel(tree, memberCount: count, coverage: 0.66),
      isReversed: published.indicators.map { $0.direction < 0 },
      scorings: [Normalisation.minMax(range: 0...100), .zScore()].map { way in
        .init((0..<count).map { _ in way })
      },
      rules: [.init(groups: Array(0..<11), alternatives: [.arithmetic, .geometric])], weightSpread: spread)
    let values = try published.indicators.map { try #require(published.treated[$0.code]) }
    return try RankSimulation(index, UncertainAreas(names: (0..<51).map { "\($0)" }, values: values), seed: 1)
  }

  @Test("the ranks as chosen are the published ones")
  func nominal() throws {
    let published = try PublishedIndex()
    let expected = Ranking.ranks(
      try #require(published.aggregated["Index"]), ties: .minimum, order: .highestFirst)
    #expect(try simulation(published, spread: 0.25).nominalRanks.map { $0.map(Double.init) } == expected)
  }

  @Test(
    "the first country is sure of a place in the top ten, the last of none, and the first ranks are surer than the middle"
  )
  func ends() throws {
    let found = try simulation(PublishedIndex(), spread: 0.25).robustness(replications: 60, top: 10)
    let ranked = found.compactMap { $0 }.sorted { $0.nominal < $1.nominal }
    #expect(ranked.count == 51)
    func width(_ areas: ArraySlice<RankRobustness>) -> Int { areas.map { $0.upper - $0.lower }.reduce(0, +) }
    #expect(width(ranked[..<5]) < width(ranked[23..<28]))
    #expect(ranked[0].top == 1 && ranked[50].top == 0)
  }
}
