import IndicatorSchema
import PluginKit
import Testing

@Suite("What every sink asks of a frame")
struct StorableFrameTests {
  private func frame(_ column: IndicatorColumn) throws -> IndicatorFrame {
    var areas = AreaTable()
    let position = areas.intern(Area(try #require(AreaCode(cbs: "GM0363"))))
    let periods = try (0..<column.count).map { try #require(Period(year: 2015 + $0)) }
    return IndicatorFrame(
      areas: areas, areaPositions: column.values.map { _ in position }, periods: periods, columns: [column])
  }

  @Test("a value must be a finite number", arguments: [Double.nan, .infinity])
  func values(value: Double) throws {
    let frame = try frame(IndicatorColumn("a", values: [1, value], statuses: [.observed, .estimated]))
    let error = #expect(throws: Diagnostic.self) { try frame.requireFiniteValues() }
    #expect(error?.code == .outOfRange)
    #expect(error?.message.hasPrefix("the value of 'a' for 'GM0363' in 2016 is \(value)") == true)
  }

  @Test("a cell without a value may hold anything, and a bound may be unknown")
  func unknown() throws {
    let column = IndicatorColumn(
      "a", values: [.nan, 1], statuses: [.missing, .observed],
      bounds: .init(lower: [.nan, 0], upper: [.nan, .nan]))
    #expect(throws: Never.self) { try frame(column).requireFiniteValues() }
  }

  @Test("a bound must not be infinite")
  func bounds() throws {
    let column = IndicatorColumn(
      "a", values: [1], statuses: [.observed], bounds: .init(lower: [0], upper: [.infinity]))
    let error = #expect(throws: Diagnostic.self) { try frame(column).requireFiniteValues() }
    #expect(error?.message.hasPrefix("the upper bound of 'a'") == true)
  }

  @Test("an area has one row per period")
  func duplicates() throws {
    var twice = try frame(IndicatorColumn("a", [1, 2]))
    #expect(throws: Never.self) { try twice.requireOneRowPerAreaAndPeriod(in: twice.canonicalOrder()) }
    twice.append(contentsOf: twice.selectingRows([1]))
    let error = #expect(throws: Diagnostic.self) {
      try twice.requireOneRowPerAreaAndPeriod(in: twice.canonicalOrder())
    }
    #expect(error?.code == .duplicateArea)
    #expect(error?.message == "area 'GM0363' has more than one row for 2016")
  }
}
