import Foundation
import PluginKit

/// Prints a profile.
enum ProfileText {
  /// A table for people.
  static func table(_ profile: TableProfile) -> String {
    let head = ["column", "type", "values", "missing", "minimum", "maximum"]
    let body = profile.columns.map { column in
      [
        column.name, column.type.rawValue, String(column.count), String(column.missing),
        column.minimum.map(number) ?? "", column.maximum.map(number) ?? "",
      ]
    }
    let rows = [head] + body
    let widths = head.indices.map { index in min(60, rows.map { $0[index].count }.max() ?? 0) }
    let lines = rows.map { row in
      row.indices.map { index in
        index < 2 ? row[index].padding(to: widths[index]) : leftPadded(row[index], widths[index])
      }.joined(separator: "  ")
    }
    return lines.joined(separator: "\n") + "\n\(profile.rows) rows, \(profile.columns.count) columns"
  }

  /// JSON for programs.
  static func json(_ profile: TableProfile) -> String {
    let columns = profile.columns.map { column -> [String: Any] in
      var fields: [String: Any] = [
        "name": column.name, "type": column.type.rawValue, "count": column.count, "missing": column.missing,
      ]
      fields["sum"] = column.sum
      fields["minimum"] = column.minimum
      fields["maximum"] = column.maximum
      return fields
    }
    let record: [String: Any] = ["rows": profile.rows, "columns": columns]
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let data = (try? JSONSerialization.data(withJSONObject: record, options: options)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
  }

  private static func leftPadded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
