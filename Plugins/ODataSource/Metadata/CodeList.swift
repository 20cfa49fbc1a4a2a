/// The codes of a dimension with their titles.
struct CodeList: Sendable {
  /// The codes as the service writes them, padding included, by the code without it.
  private(set) var written: [String: String] = [:]
  private(set) var titles: [String: String] = [:]

  /// Takes a list: `Key` and `Title` in version 3, `Identifier` and `Title` in version 4.
  init(_ records: [MetadataRecord]) {
    for record in records {
      guard let code = record["Key"] ?? record["Identifier"] else { continue }
      let plain = CodeList.trimmed(code)
      written[plain] = code
      titles[plain] = record.line("Title")
    }
  }

  static func trimmed(_ code: String) -> String {
    String(code.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
