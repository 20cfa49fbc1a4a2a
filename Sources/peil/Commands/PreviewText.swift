import IndicatorSchema
import PipelineEngine

/// Prints the rows of a preview: columns beside each other, or under each other where they are too many.
enum PreviewText {
  /// More columns than this don't fit on a screen beside each other.
  static let widest = 8

  static func text(_ preview: Previewer.Preview, columns: [IndicatorID]) -> String {
    let frame = preview.rows.selectingColumns(columns)
    var parts = [summary(preview, columns: columns.count)]
    if frame.rowCount > 0 {
      parts.append(columns.count > widest ? stacked(frame, preview.schema) : table(frame, preview.schema))
    }
    return parts.joined(separator: "\n\n")
  }

  private static func summary(_ preview: Previewer.Preview, columns: Int) -> String {
    let shown = preview.rows.rowCount
    let rows =
      switch preview.total {
      case let total? where total > shown: "the first \(shown) of \(total) rows"
      case .some: "\(shown) \(shown == 1 ? "row" : "rows")"
      case nil: "the first \(shown) rows"
      }
    let count = "\(preview.refused) \(preview.refused == 1 ? "record" : "records")"
    let refused = preview.refused > 0 ? "; \(count) refused until then" : ""
    return "\(preview.step): \(rows), \(columns) \(columns == 1 ? "column" : "columns")\(refused)"
  }

  /// A line per row of the frame.
  private static func table(_ frame: IndicatorFrame, _ schema: FrameSchema) -> String {
    let units = frame.columns.map { schema[$0.id]?.unit.rawValue ?? "" }
    let head = [
      ["area", "name", "period"] + frame.columns.map(\.id.text), ["", "", ""] + units.map { "(\($0))" },
    ]
    let body = (0..<frame.rowCount).map { row in keys(frame, row) + frame.columns.map { cell($0, row) } }
    let sides: [TextTable.Side] = [.left, .left, .left] + frame.columns.map { _ in .right }
    return TextTable.lines(head + body, sides: sides).joined(separator: "\n")
  }

  /// A line per column, a block per row.
  private static func stacked(_ frame: IndicatorFrame, _ schema: FrameSchema) -> String {
    let blocks = (0..<frame.rowCount).map { row in
      let lines = frame.columns.map { column in
        let unit = schema[column.id]?.unit.rawValue ?? ""
        return ["  " + column.id.text, value(column, row) ?? "", unit, status(column, row)]
      }
      let title = keys(frame, row).filter { !$0.isEmpty }.joined(separator: "  ")
      let sides: [TextTable.Side] = [.left, .right, .left, .left]
      return ([title] + TextTable.lines(lines, sides: sides)).joined(separator: "\n")
    }
    return blocks.joined(separator: "\n\n")
  }

  private static func keys(_ frame: IndicatorFrame, _ row: Int) -> [String] {
    let area = frame.area(row)
    return [TextTable.plain(area.code.text), TextTable.plain(area.name ?? ""), "\(frame.periods[row])"]
  }

  /// The value with its status unless observed and its bounds; without a value, why there is none.
  private static func cell(_ column: IndicatorColumn, _ row: Int) -> String {
    [value(column, row), status(column, row)].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func status(_ column: IndicatorColumn, _ row: Int) -> String {
    column.statuses[row] == .observed ? "" : column.statuses[row].name
  }

  private static func value(_ column: IndicatorColumn, _ row: Int) -> String? {
    guard let value = column[row] else { return nil }
    guard let bounds = column.bounds, bounds.lower[row].isFinite, bounds.upper[row].isFinite else {
      return number(value)
    }
    return "\(number(value)) [\(number(bounds.lower[row])), \(number(bounds.upper[row]))]"
  }

  /// Six significant digits are enough to look at; whole numbers are shown whole.
  private static func number(_ value: Double) -> String {
    let magnitude = value.magnitude
    if value == value.rounded(), magnitude < 1e15 { return String(Int64(value)) }
    guard magnitude >= 1e-4, magnitude < 1e15 else { return "\(value)" }
    var scale = 1.0
    while magnitude * scale < 1e5 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int64(rounded)) : "\(rounded)"
  }
}
