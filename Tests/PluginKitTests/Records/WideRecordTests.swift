import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite struct WideRecordTests {
  @Test func `makes a row of each record`() throws {
    let run = try Sample.run([
      ["GM0034", "2017", "203990", "8.2"], ["BU03630001  ", " 2017JJ00 ", "    845", "       ."],
    ])
    #expect(run.frame.rowCount == 2)
    #expect(run.cells("inhabitants") == ["GM0034 2017": 203_990, "BU03630001 2017": 845])
    #expect(run.cells("low_income") == ["GM0034 2017": 8.2, "BU03630001 2017": nil])
    #expect(run.receipt == SourceReceipt(records: 2, accepted: 2, missingCells: 1))
    #expect(run.host.bindings == ["inhabitants": "Inwoners", "low_income": "Laag"])
  }

  @Test func `tells what a marker means, and an absent field is missing`() throws {
    let node: ConfigNode = [
      "area": "Code", "columns": ["inhabitants": "Inwoners"],
      "missing": [".": "missing", "x": "suppressed", "-": "not_applicable", "-99997": "suppressed"],
    ]
    let run = try Sample.run(
      node,
      [
        ["GM0001", "", " .", ""], ["GM0002", "", "x", ""], ["GM0003", "", "-", ""], ["GM0004", "", nil, ""],
        ["GM0005", "", " -99997", ""], ["GM0006", "", "12", ""], ["GM0007", "", "", ""],
      ])
    let column = try #require(run.frame.column("inhabitants"))
    #expect(column.statuses == [.missing, .suppressed, .notApplicable, .missing, .suppressed, .observed])
    #expect(column.values.map(\.isNaN) == [true, true, true, true, true, false])
    #expect(run.receipt.missingCells == 5)
    #expect(run.refusals.map(\.code) == [.notANumber])
    #expect(run.refusals.first?.message == "the field is empty")
  }

  @Test func `refuses a record with anything but a number, and says where`() throws {
    let run = try Sample.run([["GM0034", "2017", "2e", "1"], ["GM0035", "2017", "5", "1"]])
    #expect(run.receipt == SourceReceipt(records: 2, accepted: 1, quarantined: 1))
    let record = try #require(run.host.quarantined.first)
    #expect(record.reason.description.hasPrefix("input:2 (Inwoners): '2e' is not a number."))
    #expect(record.reason.code == .notANumber)
    #expect(record.record == 1)
    #expect(record.raw == Array("GM0034;2017;2e;1".utf8))
  }

  @Test func `shows a refused value on one line, and not all of a long one`() throws {
    let long = String(repeating: "é", count: 100)
    let run = try Sample.run([
      ["GM0034", "2017", "a\nb\u{1B}[0m\u{202E}", "1"], ["GM0035", "2017", long, "1"],
    ])
    #expect(run.refusals.first?.message == "'a\\nb\\u{1B}[0m\\u{202E}' is not a number")
    #expect(run.refusals.last?.message == "'\(String(repeating: "é", count: 60))…' is not a number")
  }

  @Test func `refuses an area code of another kind, unless the level is given`() throws {
    let records: [[String?]] = [["Amsterdam", "2017", "1", "1"], ["", "2017", "2", "2"]]
    let refused = try Sample.run(records)
    #expect(refused.refusals.map(\.code) == [.unknownArea, .unknownArea])
    #expect(refused.refusals.map(\.place?.field) == ["Code", "Code"])
    let node: ConfigNode = [
      "area": ["column": "Code", "level": "custom"], "columns": ["inhabitants": "Inwoners"],
    ]
    let taken = try Sample.run(node, records)
    #expect(taken.frame.areas.areas.map(\.code) == [AreaCode("Amsterdam", level: .custom)])
    #expect(taken.refusals.map(\.message) == ["the area code is empty"])
  }

  @Test func `reads the name and the parent of an area once`() throws {
    let node: ConfigNode = [
      "area": ["column": "Code", "name": "Naam", "parent": "Provincie"],
      "columns": ["inhabitants": "Inwoners"],
    ]
    let run = try RecordRun(
      node, Sample.context, columns: ["Code", "Naam", "Provincie", "Inwoners"],
      records: [["GM0363", " Amsterdam ", "PV27  ", "1"], ["GM0034", "", "?", "2"]])
    #expect(run.frame.areas.areas.map(\.name) == ["Amsterdam", nil])
    #expect(run.frame.areas.areas.map(\.parent) == [AreaCode(cbs: "PV27"), nil])
  }

  @Test func `refuses a period of another kind`() throws {
    let run = try Sample.run([["GM0034", "2017X000", "1", "1"], ["GM0034", "", "1", "1"]])
    #expect(run.refusals.map(\.code) == [.unknownPeriod, .unknownPeriod])
    #expect(run.refusals.map(\.message) == ["'2017X000' is not a period", "the period is empty"])
    #expect(run.refusals.first?.place?.field == "Jaar")
  }

  @Test func `refuses a second record of the same area and period however it is spelled`() throws {
    let run = try Sample.run([
      ["GM0034", "2017", "1", "1"], ["GM0034", "2016", "2", "1"], ["GM0034 ", "2017JJ00", "3", "1"],
      ["GM0034", "2016", "4", "1"],
    ])
    #expect(run.receipt.accepted == 2)
    #expect(run.refusals.map(\.code) == [.duplicateArea, .duplicateArea])
    #expect(run.refusals.map(\.place?.line) == [4, 5])
    #expect(run.refusals.first?.message == "GM0034 in 2017 was already read")
  }

  @Test func `notices duplicates among more than 64 periods`() throws {
    let years = (1900..<2010).map { ["GM0034", String($0), "1", "1"] }
    let run = try Sample.run(years + years.reversed() + [["GM0035", "1999", "1", "1"]])
    #expect(run.receipt.accepted == 111)
    #expect(run.receipt.quarantined == 110)
  }

  @Test func `refuses a value outside the valid range, after its unit is converted`() throws {
    let node: ConfigNode = [
      "area": "Code", "columns": ["low_income": ["title": "Laag", "unit": "per_1000"]],
    ]
    let run = try Sample.run(
      node, [["GM0001", "", "", "82"], ["GM0002", "", "", "1001"], ["GM0003", "", "", "1000"]])
    #expect(run.cells("low_income") == ["GM0001 2017": 8.2, "GM0003 2017": 100])
    #expect(run.refusals.map(\.code) == [.outOfRange])
    #expect(run.refusals.first?.message == "100.1 is outside 0.0 to 100.0 for low_income")
  }

  @Test(arguments: [
    ("debt", "percent", "1,5", 15), ("wealth", "euro", "27500", 27.5), ("debt", "‰", "15", 15),
    ("wealth", "x 1 000 euro", "27,5", 27.5),
  ])
  func `converts between units of one kind`(id: String, unit: String, text: String, expected: Double) throws {
    let columns = ConfigNode(
      .map([
        .init(
          key: id, keyPlace: ConfigNode.testPlace,
          value: [
            "title": "Laag", "unit": ConfigNode(.scalar(unit, isQuoted: true), at: ConfigNode.testPlace),
          ])
      ]), at: ConfigNode.testPlace)
    let run = try Sample.run(
      ["area": "Code", "decimal": ",", "columns": columns], [["GM0001", "", "", text]])
    #expect(run.cells(IndicatorID(id)) == ["GM0001 2017": expected])
  }

  @Test func `keeps the records that a condition on another column names`() throws {
    let node: ConfigNode = [
      "area": "Code", "columns": ["inhabitants": "Inwoners"],
      "where": ["Jaar": ["2016", "2017"], "Laag": "T"],
    ]
    let run = try Sample.run(
      node,
      [
        ["GM0001", "2017", "1", "T "], ["GM0002", " 2016", "2", "T"], ["GM0003", "2015", "3", "T"],
        ["GM0004", "2017", "4", "M"], ["none", "2014", "no number", "T"],
      ])
    #expect(run.cells("inhabitants") == ["GM0001 2017": 1, "GM0002 2017": 2])
    #expect(run.receipt == SourceReceipt(records: 5, accepted: 2, filtered: ["where": 3]))
  }

  @Test func `leaves out rows without any value only where asked`() throws {
    let records: [[String?]] = [["GM0001", "2017", ".", ""], ["GM0002", "2017", "0", "."]]
    let kept = try Sample.run(records)
    #expect(kept.receipt == SourceReceipt(records: 2, accepted: 2, missingCells: 3))
    let node: ConfigNode = [
      "area": "Code", "columns": ["inhabitants": "Inwoners", "low_income": "Laag"], "empty_rows": "skip",
    ]
    let skipped = try Sample.run(node, records)
    #expect(
      skipped.receipt == SourceReceipt(records: 2, accepted: 1, filtered: ["empty row": 1], missingCells: 1))
    #expect(skipped.cells("inhabitants") == ["GM0002 2017": 0])
  }

  @Test(arguments: [1, 2, 3, 7, 100]) func `gives the same rows in batches of any size`(batchRows: Int) throws
  {
    let records: [[String?]] = (0..<50).map { row in
      ["GM00\(row % 25 + 10)", String(2000 + row / 25), String(row), row % 7 == 0 ? "." : "\(row).5"]
    }
    let whole = try Sample.run(records)
    let run = try Sample.run(Sample.wide, records, batchRows: batchRows)
    #expect(Set(run.batchRows.dropLast()).subtracting([batchRows]).isEmpty)
    #expect(run.cells("inhabitants") == whole.cells("inhabitants"))
    #expect(run.cells("low_income") == whole.cells("low_income"))
    #expect(run.frame.periods == whole.frame.periods)
    #expect(run.receipt == whole.receipt)
  }

  @Test func `rows that are not taken in time are kept`() throws {
    let mapping = try RecordRun.mapping(
      ["area": "Code", "columns": ["inhabitants": "Inwoners"]], Sample.context)
    let mapper = RecordMapper(mapping, host: MemorySourceHost(""), source: "input", batchRows: 2)
    try mapper.bind(columns: ["Code", "Inwoners"])
    for row in 10..<60 {
      try "GM00\(row)".utf8.withContiguousStorageIfAvailable { code in
        let field = UnsafeRawBufferPointer(start: code.baseAddress.map { $0 + 4 }, count: 2)
        var fields = [UnsafeRawBufferPointer(code), field]
        try mapper.consume(&fields, line: row, raw: field)
      }
    }
    let batch = mapper.takeBatch()
    #expect(batch.column("inhabitants")?.values == (10..<60).map(Double.init))
  }

  @Test func `names all columns that are not there at once`() {
    let columns = ["Code", "Jaar"]
    do {
      _ = try RecordRun(Sample.wide, Sample.context, columns: columns, records: [])
      Issue.record("binding should have failed")
    } catch {
      #expect(Diagnostics(error).items.map(\.code) == [.columnNotFound, .columnNotFound])
    }
  }
}
