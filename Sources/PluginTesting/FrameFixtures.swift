import IndicatorSchema

extension IndicatorFrame {
  /// A frame as a test writes it: CBS area codes, years and cells, where nil is missing.
  ///
  /// A code or year that can't be read makes a row of the country or of the year 1, so that a typing error
  /// shows.
  public static func rows(
    _ columns: [IndicatorID], _ rows: [(area: String, year: Int, cells: [Double?])]
  ) -> IndicatorFrame {
    var frame = IndicatorFrame(columns: columns)
    for row in rows {
      guard let period = Period(year: row.year) ?? Period(year: 1) else { continue }
      let code = AreaCode(cbs: row.area) ?? AreaCode(row.area, level: .country)
      frame.appendRow(Area(code), period, row.cells.map { ($0, $0 == nil ? .missing : .observed) })
    }
    return frame
  }

  /// Everything in a frame, a line per row, so that two frames can be compared to the last bit.
  public var lines: [String] {
    (0..<rowCount).map { row in
      let area = area(row)
      let cells = columns.map { column in
        let bounds = column.bounds.map { " [\($0.lower[row]), \($0.upper[row])]" } ?? ""
        return "\(column.id)=\(column[row].map(\.description) ?? "-") \(column.statuses[row].name)\(bounds)"
      }
      let start = [area.code.text, area.name ?? "-", area.parent?.text ?? "-", periods[row].description]
      return (start + cells).joined(separator: "; ")
    }
  }
}
