import Foundation
import Testing

/// A published table, read by another reader than our own source.
private struct PublishedTable {
  let rows: [String: [String: String]]

  /// Reads a file with commas, in which quotes hold no line breaks.
  init(_ path: String, key: String) throws {
    let folder = try #require(SharedData.folder)
    let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { PublishedTable.fields($0) }
    let header = (lines.first ?? []).map { $0.replacing("\u{FEFF}", with: "") }
    var rows: [String: [String: String]] = [:]
    for line in lines.dropFirst() {
      let row = Dictionary(zip(header, line), uniquingKeysWith: { first, _ in first })
      if let name = row[key] { rows[name] = row }
    }
    self.rows = rows
  }

  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().map { position, part in
      position.isMultiple(of: 2) ? String(part).replacing(",", with: "\u{1F}") : String(part)
    }.joined().components(separatedBy: "\u{1F}")
  }

  func number(_ area: String, _ column: String) -> Double? { rows[area]?[column].flatMap(Double.init) }
}

@Suite(
  "Indices that others published come out of pipelines",
  .enabled(if: SharedData.isPresent, "the published indices are not beside the repository"))
struct OraclePipelineTests {
  private func run(_ name: String) throws -> JSONAreas {
    let scratch = try Scratch()
    let data = try #require(SharedData.folder).path
    let result = try Binary.run(
      ["run", "Pipelines/oracles/\(name).yml", "--set", "data=\(data)", "--output", scratch.path("out")])
    #expect(result.status == 0, "\(result.errors)")
    return try JSONAreas(scratch.data("out/\(name).json"))
  }

  /// By how many places the areas are off, and how many are.
  private func misses(_ areas: JSONAreas, _ table: PublishedTable, _ column: String) -> [Double: Int] {
    var misses: [Double: Int] = [:]
    for area in areas.codes {
      let found = areas.value(area, "deprivation_rank") ?? .infinity
      misses[abs(found - (table.number(area, column) ?? 0)), default: 0] += 1
    }
    return misses
  }

  @Test("England 2019: more than 99.6% of 32,844 ranks, none off by more than 2, and every decile")
  func england() throws {
    let areas = try run("england-2019")
    let table = try PublishedTable(
      "index-oracle-uk/imd2019-england/imd2019_england_lsoa11.csv", key: "lsoa11_code")
    #expect(areas.count == 32844)
    let misses = misses(areas, table, "IMD_rank")
    #expect(Double(misses[0] ?? 0) >= 0.996 * 32844)
    #expect(misses.keys.allSatisfy { $0 <= 2 })
    #expect(
      areas.codes.allSatisfy { areas.value($0, "deprivation_decile") == table.number($0, "IMD_decile") })
  }

  @Test("Scotland 2020: 95% of 6,976 ranks within one place, none off by more than 7")
  func scotland() throws {
    let areas = try run("scotland-2020")
    let table = try PublishedTable("index-oracle-uk/simd2020/SIMD+2020v2+-+ranks.csv", key: "Data_Zone")
    #expect(areas.count == 6976)
    let misses = misses(areas, table, "SIMD2020v2_Rank")
    #expect(Double((misses[0] ?? 0) + (misses[1] ?? 0)) >= 0.95 * 6976)
    #expect(misses.keys.allSatisfy { $0 <= 7 })
  }

  @Test("ASEM: every stage and every group of COINr to 1e-9, and the ranks of the scores it prints")
  func asem() throws {
    let areas = try run("asem")
    #expect(areas.count == 51)
    let folder = "index-oracle-coinr-asem/ASEM_COIN_"
    let indicators = try PublishedTable(folder + "IndMeta.csv", key: "IndCode").rows
    #expect(indicators.count == 49)
    let stages = [
      ("Denominated", ""), ("Imputed", "_filled"), ("Treated", "_filled_treated"),
      ("Normalised", "_filled_treated_normalised"),
    ]
    for (stage, suffix) in stages {
      let table = try PublishedTable(folder + "stage_\(stage).csv", key: "UnitCode")
      for (code, facts) in indicators {
        compare(areas, Self.column(code, facts["Denominator"] ?? "") + suffix, table, code)
      }
    }
    let aggregated = try PublishedTable(folder + "stage_Aggregated.csv", key: "UnitCode")
    for (code, column) in Self.groups { compare(areas, column, aggregated, code) }
  }

  /// COINr ranks scores of two decimals, which makes ties of what differs.
  @Test("ASEM: ranks are those of COINr but for two that rounding makes ties of")
  func asemRanks() throws {
    let areas = try run("asem")
    let table = try PublishedTable(
      "index-oracle-coinr-asem/ASEM_COIN_results_rank.csv", key: "UnitCode")
    var others: [String] = []
    for (code, column) in Self.groups {
      for area in areas.codes {
        let (found, published) = (areas.value(area, column + "_rank"), table.number(area, code))
        if found != published { others.append("\(code) \(area) \(found ?? 0) \(published ?? 0)") }
      }
    }
    #expect(others.sorted() == ["ConEcFin RUS 48.0 47.0", "Instit PRT 4.0 3.0"])
    for (code, column, tied) in [
      ("ConEcFin", "economic_connections", ("RUS", "JPN")), ("Instit", "institutional", ("PRT", "LUX")),
    ] {
      #expect(table.number(tied.0, code) == table.number(tied.1, code))
      let scores = [tied.0, tied.1].map { areas.value($0, column) ?? 0 }
      #expect(scores[0] < scores[1])
      #expect((100 * scores[0]).rounded() == (100 * scores[1]).rounded())
    }
  }

  private static let groups = [
    ("Index", "asem"), ("Conn", "connectivity"), ("Sust", "sustainability"), ("Physical", "physical"),
    ("ConEcFin", "economic_connections"), ("Political", "political"), ("Instit", "institutional"),
    ("P2P", "people_to_people"), ("Environ", "environmental"), ("Social", "social"),
    ("SusEcFin", "economic_sustainability"),
  ]

  /// The column of an indicator after the first stage.
  private static func column(_ code: String, _ denominator: String) -> String {
    let sizes = ["Den_GDP": "gdp", "Den_Pop": "population", "Den_Area": "area", "Den_Energy": "energy"]
    return code.lowercased() + (sizes[denominator].map { "_per_\($0)" } ?? "")
  }

  private func compare(_ areas: JSONAreas, _ column: String, _ table: PublishedTable, _ code: String) {
    let worst = areas.codes.map { area -> Double in
      guard let found = areas.value(area, column), let expected = table.number(area, code) else {
        return areas.value(area, column) == table.number(area, code) ? 0 : .infinity
      }
      return found == expected ? 0 : abs(found - expected) / abs(expected)
    }.max()
    #expect((worst ?? .infinity) <= 1e-9, "\(column)")
  }
}
