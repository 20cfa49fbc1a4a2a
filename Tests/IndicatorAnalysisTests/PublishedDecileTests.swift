import Foundation
import IndicatorAnalysis
import Testing

/// Ranks and deciles of the English indices of deprivation of 2019, read where they lie beside the repository.
private struct PublishedDeciles {
  static let file = Folders.sharedData("index-oracle-uk")?
    .appendingPathComponent("imd2019-england/imd2019_england_lsoa11.csv")

  let columns: [String: [Double]]

  init() throws {
    let text = try String(contentsOf: try #require(PublishedDeciles.file), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",") }
    var columns: [String: [Double]] = [:]
    for (position, name) in lines[0].enumerated().dropFirst() {
      columns[String(name)] = try lines.dropFirst().map { try #require(Double($0[position])) }
    }
    self.columns = columns
  }
}

// The data is not part of the project: without it this test is skipped.
@Suite(
  "Published deciles are reproduced", .enabled(if: PublishedDeciles.file != nil, "needs index-oracle-uk"))
struct PublishedDecileTests {
  @Test("ten quantile classes of 32,844 areas are the published deciles of the index and its seven domains")
  func deciles() throws {
    let columns = try PublishedDeciles().columns
    let domains = columns.keys.filter { $0.hasSuffix("_rank") }.sorted()
    #expect(domains.count == 8)
    for domain in domains {
      // Rank 1 and decile 1 are the most deprived; classes count from the least deprived.
      let ranks = try #require(columns[domain])
      #expect(ranks.count == 32_844)
      let classes = Normalisation.quantileClass(10).apply(to: ranks, isReversed: true).values
      let expected = try #require(columns[domain.replacingOccurrences(of: "_rank", with: "_decile")])
      #expect(classes == expected.map { 11 - $0 }, "\(domain)")
    }
  }
}
