import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

/// Rows of a long table that are given while reading goes on.
@Suite struct LongStreamTests {
  @Test(arguments: [7, 1000, 4096]) func `full rows are given before the last record`(batchRows: Int) throws {
    let records = Grouped.records(areas: 1500, years: 3)
    let run = try Grouped.run(records, batchRows: batchRows)
    // All but those of the last, unfinished chunk, and what a small batch leaves for later.
    #expect(run.earlyRows >= (batchRows == 7 ? 3000 : 4000))
    #expect(run.batchRows.allSatisfy { $0 <= batchRows })
    try Grouped.expect(run, records)
  }

  @Test func `rows that fill by turns are given when the last column does`() throws {
    let byYear = Grouped.records(areas: 1500, years: 3).enumerated().sorted {
      ($0.element[2], $0.offset) < ($1.element[2], $1.offset)
    }.map(\.element)
    let run = try Grouped.run(byYear)
    #expect(run.earlyRows >= 4000)
    try Grouped.expect(run, byYear)
  }

  @Test func `a row that lacks a cell is kept, and so are all behind it, until a late record fills it`()
    throws
  {
    var records = Grouped.records(areas: 1500, years: 3)
    let late = records.remove(at: 2 * 1100)
    let incomplete = try Grouped.run(records)
    #expect(incomplete.earlyRows == 1024)
    try Grouped.expect(incomplete, records)
    let complete = try Grouped.run(records + [late])
    #expect(complete.refusals.isEmpty)
    try Grouped.expect(complete, records + [late])
  }

  @Test func `a refused record leaves its row open for a better one`() throws {
    var records = Grouped.records(areas: 1500, years: 1)
    let good = records[500]
    records[500][3] = "x"
    let run = try Grouped.run(records + [good])
    #expect(run.earlyRows >= 1024)
    #expect(run.refusals.map(\.code) == [.notANumber])
    #expect(run.frame.rowCount == 1500)
    #expect(run.cells("inhabitants")["GM1250 2000"] == 500)
  }

  @Test(arguments: [3, 100]) func `a record for a row that was given is refused as repeated`(years: Int)
    throws
  {
    let records = Grouped.records(areas: 6000 / years, years: years)
    let repeated = [records[0], records[1], records[2047], records[4001], records[records.count - 1]]
    let run = try Grouped.run(records + repeated)
    #expect(run.earlyRows >= 5000)
    #expect(run.refusals.map(\.code) == repeated.map { _ in .duplicateArea })
    #expect(
      run.refusals.map(\.message) == repeated.map { "\($0[0]) in \($0[1]) was already read" })
    #expect(run.receipt.accepted == records.count)
    try Grouped.expect(run, records)
  }

  @Test func `records in any order, some of them repeated, make the same rows as all at once`() throws {
    var random = SeededGenerator(seed: 33)
    for distance in [0, 3, 50, 3000, 20_000] {
      let records = Grouped.shaken(
        Grouped.records(areas: 1200, years: 3), distance: distance, repeated: 40, &random)
      let run = try Grouped.run(records, batchRows: 500)
      #expect(run.earlyRows > 0 || distance == 20_000)
      #expect(run.refusals.count == 40)
      try Grouped.expect(run, records)
    }
  }
}

/// Long tables with two indicators of each area and year.
private enum Grouped {
  /// The records of all areas, those of a row side by side and the years of an area behind each other.
  static func records(areas: Int, years: Int) -> [[String]] {
    var records: [[String]] = []
    for area in 0..<areas {
      for year in 0..<years {
        for indicator in ["inhabitants", "low_income"] {
          let value = indicator == "inhabitants" ? records.count : records.count % 100
          records.append(["GM\(1000 + area)", "\(2000 - year)", indicator, "\(value)"])
        }
      }
    }
    return records
  }

  /// The same records, each some places from where it was, and some of them twice.
  static func shaken(
    _ records: [[String]], distance: Int, repeated: Int, _ random: inout SeededGenerator
  ) -> [[String]] {
    var all = Array(records.enumerated())
    for _ in 0..<repeated {
      let place = Int.random(in: 0..<records.count, using: &random)
      all.append((min(records.count, place + Int.random(in: 0...3000, using: &random)), records[place]))
    }
    let places = all.map { $0.offset + Int.random(in: 0...distance, using: &random) }
    return zip(places, all.indices).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { all[$0.1].element }
  }

  static func run(_ records: [[String]], batchRows: Int = 4096) throws -> RecordRun {
    try RecordRun(
      [
        "area": "Code", "period": ["column": "Jaar"], "indicators": ["inhabitants", "low_income"],
        "long": ["indicator": "Onderwerp", "value": "Waarde"],
      ], Sample.context, columns: ["Code", "Jaar", "Onderwerp", "Waarde"], records: records,
      batchRows: batchRows)
  }

  /// Holds rows, their order and their cells to what the first record of each cell says.
  static func expect(_ run: RecordRun, _ records: [[String]]) throws {
    var rows: [String: Int] = [:]
    var names: [String] = []
    var cells: [String: Double] = [:]
    for record in records {
      let name = "\(record[0]) \(record[1])"
      if rows[name] == nil {
        rows[name] = names.count
        names.append(name)
      }
      let cell = "\(name) \(record[2])"
      if cells[cell] == nil { cells[cell] = Double(record[3]) }
    }
    try #require(
      (0..<run.frame.rowCount).map { "\(run.frame.area($0).code) \(run.frame.periods[$0])" } == names)
    for column in run.frame.columns {
      for (row, name) in names.enumerated() { try #require(column[row] == cells["\(name) \(column.id)"]) }
    }
  }
}
