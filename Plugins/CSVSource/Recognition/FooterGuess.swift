import PluginKit

/// Finds out what the text below a table starts with.
enum FooterGuess {
  /// The start of the first record behind the last one of the table; nil when the table goes on to the end.
  ///
  /// - Parameters:
  ///   - end: The end of the text, or all of it.
  ///   - width: The number of fields of the table.
  static func footer(_ end: [UInt8], _ guess: DialectGuess, width: Int) -> String? {
    guard width > 1 else { return nil }
    let records = SampleRecords(end, delimiter: guess.delimiter, quote: guess.quote).records
    guard let last = records.lastIndex(where: { $0.fields.count == width }) else { return nil }
    let below = records[(last + 1)...].first { !$0.isBlank }
    guard let text = below?.fields.first(where: { !$0.isEmpty }), below?.fields.first == text else {
      return nil
    }
    let start = text.firstIndex(of: ":").map { String(text[...$0]) } ?? String(text.prefix(40))
    let isTold = records[...last].allSatisfy { !($0.fields.first ?? "").hasPrefix(start) }
    return isTold && !start.contains(where: \.isNewline) ? start : nil
  }
}
