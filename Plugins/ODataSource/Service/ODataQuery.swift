/// What of a table is asked for.
struct ODataQuery: Hashable, Sendable {
  /// The columns; empty for all.
  var columns: [String] = []
  /// The conditions, which must all hold.
  var conditions: [String] = []
  /// Further options, as they stand in an address.
  var options: [String] = []

  /// Longer queries are refused by common servers.
  static let longest = 1900

  /// A condition that a column has one of these values.
  static func condition(_ column: String, isOneOf values: [String]) -> String {
    joined(values.map { "\(column) eq \(literal($0))" })
  }

  /// A condition that a column starts with one of these texts.
  static func condition(_ column: String, startsWithOneOf starts: [String]) -> String {
    joined(starts.map { "startswith(\(column),\(literal($0)))" })
  }

  private static func joined(_ alternatives: [String]) -> String {
    let all = alternatives.joined(separator: " or ")
    return alternatives.count > 1 ? "(\(all))" : all
  }

  /// A text as OData writes it: in quotes, with those in it doubled.
  private static func literal(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }

  /// The query as it stands in an address, with its question mark; nothing when all of the table is asked for.
  ///
  /// What makes it too long is left out, the choice of columns first: a reader chooses anyway.
  var text: String {
    let size = columns.count + conditions.count
    var query = self
    for _ in 0...size {
      let text = query.written
      if text.utf8.count <= ODataQuery.longest { return text }
      if query.columns.isEmpty {
        guard
          let longest = query.conditions.indices.max(by: {
            query.conditions[$0].count < query.conditions[$1].count
          })
        else { return text }
        query.conditions.remove(at: longest)
      } else {
        query.columns = []
      }
    }
    return query.written
  }

  private var written: String {
    var parts: [String] = []
    if !conditions.isEmpty {
      parts.append("$filter=" + ODataQuery.encoded(conditions.joined(separator: " and ")))
    }
    if !columns.isEmpty { parts.append("$select=" + ODataQuery.encoded(columns.joined(separator: ","))) }
    parts += options
    return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
  }

  /// A text with everything percent-encoded that has a meaning of its own in an address.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x28, 0x29, 0x2C:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
