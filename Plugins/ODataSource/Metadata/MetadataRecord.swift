/// A record of a list that describes a table: the texts of its fields, without those that are null.
struct MetadataRecord: Sendable {
  private(set) var texts: [String: String] = [:]

  init(_ texts: [String: String]) { self.texts = texts }

  /// The text of a field; nil where it is absent, null or empty.
  subscript(field: String) -> String? {
    guard let text = texts[field], !text.isEmpty else { return nil }
    return text
  }

  /// The text of a field on one line.
  func line(_ field: String) -> String? {
    self[field].map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }
}
