/// Names in SQL.
enum Identifier {
  /// The longest name in bytes; the server cuts off what is longer, without a word.
  static let longest = 63

  /// A name in quotes, so that it means nothing but itself.
  static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

  /// What is wrong with a name for a schema; nil when nothing is.
  static func fault(ofSchema name: String) -> String? {
    if name.isEmpty { return "is empty" }
    if name.utf8.count > longest { return "is longer than \(longest) bytes" }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "holds a control character"
    }
    if name.hasPrefix("pg_") || name == "information_schema" { return "belongs to PostgreSQL itself" }
    return nil
  }
}
