import Foundation
import IndicatorAnalysis
import Testing

/// The ASEM index of 51 countries as COINr computed it, read where it lies beside the repository.
struct PublishedIndex {
  static let folder = Folders.sharedData("index-oracle-coinr-asem")

  let treated: [String: [Double?]]
  let normalised: [String: [Double?]]
  let aggregated: [String: [Double?]]
  let indicators: [(code: String, direction: Double, group: String)]

  init() throws {
    let folder = try #require(PublishedIndex.folder)
    func table(_ stage: String) throws -> [[String: String]] {
      try PublishedIndex.records(folder.appendingPathComponent("ASEM_COIN_\(stage).csv"))
    }
    treated = PublishedIndex.columns(try table("stage_Treated"))
    normalised = PublishedIndex.columns(try table("stage_Normalised"))
    aggregated = PublishedIndex.columns(try table("stage_Aggregated"))
    indicators = try table("IndMeta").map { row in
      (try #require(row["IndCode"]), try #require(row["Direction"].flatMap(Double.init)), row["Agg1"] ?? "")
    }
  }

  /// A plain reader: these files hold no line break inside quotes, but commas they do.
  static func records(_ file: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let header = fields(try #require(lines.first))
    return lines.dropFirst().map { line in
      Dictionary(zip(header, fields(line)), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  static func columns(_ records: [[String: String]]) -> [String: [Double?]] {
    var columns: [String: [Double?]] = [:]
    for name in records.first?.keys.sorted() ?? [] {
      columns[name] = records.map { $0[name].flatMap(Double.init) }
    }
    return columns
  }
}

// The data is not part of the project: without it these tests are skipped.
@Suite(
  "A published index is reproduced",
  .enabled(if: PublishedIndex.folder != nil, "needs shared/data/index-oracle-coinr-asem"))
struct PublishedIndexTests {
  @Test("treated values of all 49 indicators normalise to the published ones")
  func normalisedStage() throws {
    let index = try PublishedIndex()
    #expect(index.indicators.count == 49)
    for indicator in index.indicators {
      let treated = try #require(index.treated[indicator.code])
      let expected = try #require(index.normalised[indicator.code])
      #expect(treated.compactMap { $0 }.count == 51)
      let found = Normalisation.minMax(range: 0...100).apply(to: treated, isReversed: indicator.direction < 0)
      let difference = try #require(largestDifference(found.values, expected), "\(indicator.code)")
      #expect(difference < 1e-9, "\(indicator.code)")
    }
  }

  @Test("normalised values average to the eight published groups, those to two, and those to the index")
  func aggregatedStage() throws {
    let index = try PublishedIndex()
    var tree = Dictionary(grouping: index.indicators.map(\.code)) { code in
      index.indicators.first { $0.code == code }?.group ?? ""
    }
    #expect(tree.count == 8)
    tree["Conn"] = ["Physical", "ConEcFin", "Political", "Instit", "P2P"]
    tree["Sust"] = ["Environ", "Social", "SusEcFin"]
    tree["Index"] = ["Conn", "Sust"]
    for (group, members) in tree.sorted(by: { $0.key < $1.key }) {
      let columns = try members.map { try #require(index.aggregated[$0] ?? index.normalised[$0]) }
      let mean = try Aggregation(.arithmetic, weights: members.map { _ in 1 }, coverage: 0.66)
      let found = mean.apply(to: columns).map(\.value)
      let expected = try #require(index.aggregated[group])
      let difference = try #require(largestDifference(found, expected), "\(group)")
      #expect(difference < 1e-12, "\(group)")
    }
  }
}
