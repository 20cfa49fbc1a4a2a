import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite struct LongRecordTests {
  private func run(
    _ records: [[String?]], others: ConfigNode = "refuse", batchRows: Int = 4096
  ) throws -> RecordRun {
    let node: ConfigNode = [
      "area": "Code", "period": ["column": "Jaar"], "indicators": ["inhabitants", "low_income"],
      "long": [
        "indicator": "Onderwerp", "value": "Waarde", "status": "Status", "lower": "Onder", "upper": "Boven",
        "codes": ["T001": "inhabitants"], "others": others,
      ],
    ]
    return try RecordRun(
      node, Sample.context, columns: ["Code", "Jaar", "Onderwerp", "Waarde", "Status", "Onder", "Boven"],
      records: records, batchRows: batchRows)
  }

  @Test func `puts the cells of an area and period in one row, in the order in which these are first met`()
    throws
  {
    let run = try run([
      ["GM0034", "2017", "T001", "5", "A", "", ""], ["GM0035", "2017", "low_income", "8.5", "", "", ""],
      ["GM0034", "2017", "low_income", "7", "E", "6.5", "7.5"], ["GM0034", "2016", "T001", "4", "", "", ""],
    ])
    #expect(run.frame.periods.map(\.description) == ["2017", "2017", "2016"])
    #expect(run.cells("inhabitants") == ["GM0034 2017": 5, "GM0035 2017": nil, "GM0034 2016": 4])
    #expect(run.cells("low_income") == ["GM0034 2017": 7, "GM0035 2017": 8.5, "GM0034 2016": nil])
    #expect(run.receipt == SourceReceipt(records: 4, accepted: 4, recordsAreRows: false))
    let income = try #require(run.frame.column("low_income"))
    #expect(income.statuses == [.estimated, .observed, .missing])
    #expect(income.bounds?.lower.first == 6.5)
    #expect(income.bounds?.upper.first == 7.5)
    #expect(income.bounds?.lower.last?.isNaN == true)
    #expect(run.frame.column("inhabitants")?.bounds == nil)
  }

  @Test func `a status without value empties the cell`() throws {
    let run = try run([
      ["GM0034", "2017", "T001", "5", "suppressed", "", ""], ["GM0035", "2017", "T001", ".", "E", "", ""],
      ["GM0036", "2017", "T001", "", "M", "", ""],
    ])
    let column = try #require(run.frame.column("inhabitants"))
    #expect(column.statuses == [.suppressed, .missing, .missing])
    #expect(column.values.map(\.isNaN) == [true, true, true])
    #expect(run.receipt.missingCells == 3)
  }

  @Test func `refuses a cell that was read before`() throws {
    let run = try run([
      ["GM0034", "2017", "T001", "5", "", "", ""], ["GM0034", "2017", "inhabitants", "6", "", "", ""],
      ["GM0034", "2017", "low_income", "7", "", "", ""],
    ])
    #expect(run.receipt == SourceReceipt(records: 3, accepted: 2, quarantined: 1, recordsAreRows: false))
    #expect(run.refusals.map(\.code) == [.duplicateArea])
    #expect(run.cells("inhabitants") == ["GM0034 2017": 5])
  }

  @Test func `refuses other indicators, or leaves them out where asked`() throws {
    let records: [[String?]] = [
      ["GM0034", "2017", "T002", "5", "", "", ""], ["GM0034", "2017", "T002", "no", "", "", ""],
      ["GM0034", "2017", "T001", "5", "", "", ""],
    ]
    let strict = try run(records)
    #expect(strict.refusals.map(\.code) == [.unknownCategory, .unknownCategory])
    let lenient = try run(records, others: "skip")
    #expect(
      lenient.receipt
        == SourceReceipt(records: 3, accepted: 1, filtered: ["other indicator": 2], recordsAreRows: false))
  }

  @Test func `refuses a status that is none`() throws {
    let run = try run([["GM0034", "2017", "T001", "5", "?", "", ""]])
    #expect(run.refusals.map(\.code) == [.unknownCategory])
    #expect(run.refusals.first?.message == "'?' is not a status")
  }

  @Test func `other statuses mean what the mapping says, before what SDMX says`() throws {
    let node: ConfigNode = [
      "area": "Code", "period": "2017", "indicators": ["inhabitants"],
      "long": [
        "indicator": "Onderwerp", "value": "Waarde", "status": "Status",
        "statuses": ["SD": "provisional", "c": "suppressed", "E": "observed"],
      ],
    ]
    let records = zip(10..., ["SD", "c", "E", "P", "x"]).map { number, status in
      ["GM00\(number)", "inhabitants", "5", status]
    }
    let run = try RecordRun(
      node, Sample.context, columns: ["Code", "Onderwerp", "Waarde", "Status"], records: records)
    let column = try #require(run.frame.column("inhabitants"))
    #expect(column.statuses == [.provisional, .suppressed, .observed, .provisional])
    #expect(run.refusals.first?.hint?.hasSuffix("say what others mean with 'statuses'") == true)
  }

  @Test(arguments: [1, 3, 1000]) func `keeps every cell of a shuffled table`(batchRows: Int) throws {
    var random = SeededGenerator(seed: 7)
    var records: [[String?]] = []
    for area in 10..<70 {
      for year in 2000..<2020 {
        records.append(["GM00\(area)", String(year), "T001", String(area * year), "", "", ""])
        if area % 3 == 0 {
          records.append(["GM00\(area)", String(year), "low_income", "\(area % 50).5", "", "", ""])
        }
      }
    }
    let run = try run(records.shuffled(using: &random), batchRows: batchRows)
    #expect(run.frame.rowCount == 1200)
    #expect(run.receipt.accepted == records.count)
    let inhabitants = run.cells("inhabitants")
    let income = run.cells("low_income")
    for area in 10..<70 {
      for year in 2000..<2020 {
        #expect(inhabitants["GM00\(area) \(year)"] == Double(area * year))
        #expect(income["GM00\(area) \(year)"] == (area % 3 == 0 ? Double(area % 50) + 0.5 : nil))
      }
    }
  }
}
