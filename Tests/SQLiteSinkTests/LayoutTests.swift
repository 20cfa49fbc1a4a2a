import Foundation
import GRDB
import IndicatorSchema
import PluginTesting
import Testing

@testable import SQLiteSink

@Suite("The layouts hold the same")
struct LayoutTests {
  /// Rows of every status, some with bounds, of areas and periods in no order.
  private static func frame(rows: Int, columns: Int, seed: UInt64) -> IndicatorFrame {
    var random = SeededGenerator(seed: seed)
    var areas = AreaTable()
    let pairs = Array(0..<rows * 2).shuffled(using: &random).prefix(rows)
    let positions = pairs.map { areas.intern(Area(Sample.code("GM\(1000 + $0 / 3)"), name: "G\($0 / 3)")) }
    return IndicatorFrame(
      areas: areas, areaPositions: positions, periods: pairs.map { Sample.period("\(2000 + $0 % 3)") },
      columns: (0..<columns).map { column($0, rows: rows, using: &random) })
  }

  private static func column(_ number: Int, rows: Int, using random: inout SeededGenerator) -> IndicatorColumn
  {
    let statuses: [CellStatus] = (0..<rows).map { _ in
      number % 3 == 0
        ? (Bool.random(using: &random) ? .observed : .missing)
        : CellStatus.allCases.randomElement(using: &random) ?? .observed
    }
    let values = statuses.map { status in
      status.hasValue
        ? [0, 12, -3.25, 1e300, Double.leastNonzeroMagnitude, 0.1].randomElement(using: &random) ?? 0 : .nan
    }
    let some: [Double?] = values.map { Bool.random(using: &random) ? $0 : nil }
    return IndicatorColumn(
      IndicatorID("i\(number)"), values: values, statuses: statuses,
      bounds: number % 2 == 0 ? nil : .init(lower: some.map { $0 ?? .nan }, upper: values))
  }

  private static let queries = [
    "SELECT area, indicator, period, value, lower, upper, status FROM observation ORDER BY 1, 2, 3",
    "SELECT * FROM observation ORDER BY area, indicator, period",
    "SELECT * FROM observation_labelled ORDER BY area, indicator, period",
    "SELECT * FROM observation_wide ORDER BY area, period",
    "SELECT * FROM latest ORDER BY area, indicator",
    "SELECT * FROM domain_test ORDER BY area, period",
    "SELECT * FROM cell ORDER BY area, indicator, period",
    "SELECT * FROM area ORDER BY key", "SELECT * FROM period ORDER BY key",
    "SELECT status, count(*), sum(value) FROM observation WHERE indicator = 'i1' GROUP BY status ORDER BY 1",
  ]

  @Test(
    "as the frame, and so give the same rows from each view",
    arguments: [(1, 1), (300, 1), (200, 4), (130, 96), (3, 600)], [UInt64(1), 2])
  func equal(size: (rows: Int, columns: Int), seed: UInt64) throws {
    let frame = Self.frame(rows: size.rows, columns: size.columns, seed: seed)
    let results = try Layout.allCases.map { layout in
      try Sample.stored(frame, layout) { db in
        try Self.queries.map { query in try Row.fetchAll(db, sql: query) }
      }
    }
    for (query, pair) in zip(Self.queries, zip(results[0], results[1])) {
      #expect(pair.0 == pair.1, "\(query)")
    }
    #expect(results[0][0].map(Self.words) == Self.observations(of: frame))
  }

  private static func words(_ row: Row) -> String {
    let numbers = (3...5).map { (row[$0] as Double?)?.description ?? "-" }
    return "\(row[0] as String) \(row[1] as String) \(row[2] as String) \(numbers) \(row[6] as String)"
  }

  private static func observations(of frame: IndicatorFrame) -> [String] {
    let cells = (0..<frame.rowCount).flatMap { row in
      frame.columns.map { column in
        let bounds = column.bounds.map { [$0.lower[row], $0.upper[row]] } ?? [.nan, .nan]
        let status = column.statuses[row]
        let numbers = ([column.values[row]] + bounds).map { status.hasValue && !$0.isNaN ? "\($0)" : "-" }
        return (frame.area(row).code.text, column.id.text, "\(frame.periods[row])", numbers, status.name)
      }
    }
    return cells.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
      .map { "\($0.0) \($0.1) \($0.2) \($0.3) \($0.4)" }
  }

  @Test("and an indicator may have the name of any column of either")
  func names() throws {
    let ids: [IndicatorID] = ["row", "area", "period", "rowid", "value", "status", "select"]
    var frame = IndicatorFrame(columns: ids)
    frame.appendRow(
      Area(Sample.code("GM0363")), Sample.period("2017"), ids.indices.map { (Double($0), .estimated) })
    for layout in Layout.allCases {
      let values = try Sample.stored(frame, layout) {
        try Double.fetchAll($0, sql: "SELECT value FROM observation ORDER BY value")
      }
      #expect(values == ids.indices.map(Double.init))
    }
  }

  @Test("of as many indicators as the wide one has room for")
  func widest() throws {
    let frame = Self.frame(rows: 2, columns: WideTables.widest, seed: 3)
    let counts = try Layout.allCases.map { layout in
      try Sample.stored(frame, layout) { db in
        let row = try Row.fetchOne(db, sql: "SELECT count(*), count(value), count(upper) FROM observation")
        return row.map { [$0[0] as Int, $0[1], $0[2]] }
      }
    }
    #expect(counts[0] == counts[1])
    #expect(counts[0]?[0] == 2 * WideTables.widest)
  }

  @Test("which a wide table does in a fraction of the room")
  func smaller() throws {
    let frame = Sample.frame(rows: 2000, columns: 20)
    let sizes = try Layout.allCases.map { layout in
      let host = try FolderSinkHost()
      let sink = try Sample.sink(layout, schema: Sample.schema(of: frame))
      _ = try PluginHarness.store(frame, in: sink, host: host)
      return try host.bytes(of: "a.sqlite").count
    }
    #expect(sizes[1] * 2 < sizes[0])
  }
}
