/// Lays cells out in columns for a terminal.
enum TextTable {
  /// Which side of its column a cell stands on.
  enum Side { case left, right }

  /// The rows as lines without blanks at their ends.
  static func lines(_ rows: [[String]], sides: [Side]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? width($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - width(cell))
        return sides.indices.contains(column) && sides[column] == .right ? blanks + cell : cell + blanks
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func width(_ text: String) -> Int { text.count }

  /// The text on one line and without what could steer a terminal.
  static func plain(_ text: String) -> String {
    String(
      text.map {
        $0.isNewline || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "·" : $0
      })
  }
}
