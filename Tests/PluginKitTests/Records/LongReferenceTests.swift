import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite struct LongReferenceTests {
  @Test(arguments: [1, 7, 4096, 100_000]) func `agrees with a plain mapper on records of any kind and order`(
    batchRows: Int
  ) throws {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<60 {
      let records = RandomObservations.records(&random)
      var plain = PlainLongMapper()
      for record in records { plain.take(record) }
      let run = try RandomObservations.run(records, batchRows: batchRows)
      #expect(run.receipt.records == records.count)
      #expect(run.receipt.filtered == (plain.others == 0 ? [:] : ["other indicator": plain.others]))
      #expect(run.receipt.accepted == plain.cells.count)
      #expect(run.refusals.map(\.code) == plain.refusals)
      try expectSameCells(run, plain)
    }
  }

  @Test func `keeps the cells of more rows than a chunk holds, in any order`() throws {
    var random = SeededGenerator(seed: 32)
    var records: [[String]] = []
    for number in 0..<9_500 {
      let (area, year) = (1000 + number % 4750, 2000 + number / 4750)
      records.append([
        "GM\(area)", "\(year)", "T001", "\(number)", "", "", number % 500 == 0 ? "\(number)" : "",
      ])
    }
    for records in [records, records.shuffled(using: &random)] {
      var plain = PlainLongMapper()
      plain.rows = records.map { "\($0[0]) \($0[1])" }
      for record in records {
        plain.cells["\(record[0]) \(record[1]) inhabitants"] = PlainLongMapper.Cell(
          value: Double(record[3]), status: .observed, lower: nil, upper: Double(record[6]))
      }
      try expectSameCells(try RandomObservations.run(records, batchRows: 3000), plain)
    }
  }

  private func expectSameCells(_ run: RecordRun, _ plain: PlainLongMapper) throws {
    let rows = (0..<run.frame.rowCount).map { "\(run.frame.area($0).code) \(run.frame.periods[$0])" }
    try #require(rows == plain.rows)
    for id in run.frame.columns.map(\.id) {
      let column = try #require(run.frame.column(id))
      for (row, name) in rows.enumerated() {
        let expected = plain.cells["\(name) \(id)"] ?? PlainLongMapper.Cell(value: nil, status: .missing)
        let bounds = column.bounds
        let found = PlainLongMapper.Cell(
          value: column[row], status: column.statuses[row], lower: bounds?.lower[row].known,
          upper: bounds?.upper[row].known)
        try #require(found == expected, "\(name) \(id)")
      }
    }
  }
}

extension Double {
  fileprivate var known: Double? { isNaN ? nil : self }
}

/// Observations made up by chance: some in order, some repeated, some of no use.
private enum RandomObservations {
  static func records(_ random: inout SeededGenerator) -> [[String]] {
    let areas = (0..<Int.random(in: 1...40, using: &random)).map { "GM\(1000 + $0)" }
    let years = (2000..<2000 + Int.random(in: 1...3, using: &random)).map(String.init)
    var records: [[String]] = []
    for area in areas {
      for year in years {
        for indicator in ["T001", "low_income", "other", "inhabitants", "T002"] {
          records.append(record(area, year, indicator, &random))
        }
      }
    }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: records.shuffle(using: &random)
    case 1: records.sort { ($0[2], $0[1], $0[0]) < ($1[2], $1[1], $1[0]) }
    default: break
    }
    return records
  }

  private static func record(
    _ area: String, _ year: String, _ indicator: String, _ random: inout SeededGenerator
  ) -> [String] {
    let values = ["5", "12.50", " 7", "0.1\t", "99.999", "", ".", "101", "-1", "1e1", "x", "1.", "20000001"]
    let statuses = ["", "", "A", "E", "P", "M", " Q ", "observed", "?"]
    let bounds = ["", "", "", "1.5", "nope"]
    func any(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
    let isBad = Int.random(in: 0..<20, using: &random) == 0
    return [
      isBad ? any(["", "XX1", "GM12"]) : any([area, area, " \(area)", "\(area)  "]),
      isBad ? any(["", "20", year]) : year, any([indicator, indicator, indicator + " "]),
      any(values), any(statuses), any(bounds), any(bounds),
    ]
  }

  static func run(_ records: [[String]], batchRows: Int) throws -> RecordRun {
    let node: ConfigNode = [
      "area": "Code", "period": ["column": "Jaar"], "indicators": ["inhabitants", "low_income"],
      "long": [
        "indicator": "Onderwerp", "value": "Waarde", "status": "Status", "lower": "Onder", "upper": "Boven",
        "codes": ["T001": "inhabitants"], "others": "skip",
      ],
    ]
    return try RecordRun(
      node, Sample.context, columns: ["Code", "Jaar", "Onderwerp", "Waarde", "Status", "Onder", "Boven"],
      records: records, batchRows: batchRows)
  }
}
