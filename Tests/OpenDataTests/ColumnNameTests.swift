import IndicatorSchema
import Testing

@testable import OpenData

@Suite("Names of columns")
struct ColumnNameTests {
  private func frame(_ columns: [(id: IndicatorID, isBounded: Bool)]) -> IndicatorFrame {
    var frame = IndicatorFrame()
    frame.appendRow(Area(Sample.code("GM0001")), Sample.period("2022"), [])
    for column in columns {
      frame.setColumn(
        IndicatorColumn(
          column.id, values: [1], statuses: [column.isBounded ? .estimated : .observed],
          bounds: column.isBounded ? IndicatorColumn.Bounds(lower: [0], upper: [2]) : nil))
    }
    return frame
  }

  @Test("are each given once, whatever indicators are called")
  func unique() {
    let table = DataTable(
      frame([
        ("x_lower", false), ("x", true), ("period", false), ("x_status", false), ("level_2", false),
        ("level", true),
      ]))
    let header = CSVTable(table).header
    #expect(Set(header).count == header.count)
    #expect(table.columns.map(\.name) == ["x_lower", "x", "period_2", "x_status", "level_2", "level_3"])
    #expect(table.columns[1].lower == "x_lower_2")
    #expect(table.columns[1].status == "x_status_2")
  }

  @Test("of bounds are not there when no bound is known")
  func noBounds() {
    var frame = frame([("x", false)])
    frame.setColumn(
      IndicatorColumn(
        "x", values: [1], statuses: [.observed],
        bounds: IndicatorColumn.Bounds(lower: [.nan], upper: [.infinity])))
    let column = DataTable(frame).columns[0]
    #expect(column.lower == nil && column.upper == nil && column.status == nil)
  }

  @Test("of an empty frame are the keys alone")
  func empty() {
    let table = CSVTable(DataTable(IndicatorFrame()))
    #expect(text(table.bytes(rows: [])) == "area_code,area_name,level,parent_code,period\r\n")
  }
}
