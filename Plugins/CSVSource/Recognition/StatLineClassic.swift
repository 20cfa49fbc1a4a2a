import PluginKit

/// Recognises the export "CSV klassiek" of StatLine.
enum StatLineClassic {
  /// A title, an empty line, a line that names the topic dimension, and two header lines of equally many fields.
  static func recognise(_ text: SampleText) -> Recognition? {
    let start = Array(text.start.prefix(64 * 1024))
    let records = SampleRecords(start, delimiter: 0x3B, quote: Byte.doubleQuote).records
    guard records.count >= 6, records[0].fields.count == 1, records[1].isBlank,
      records[2].fields.contains("Onderwerp") || records[2].fields.contains("Onderwerpen"),
      records[3].fields.count > 1, records[3].fields.count == records[4].fields.count,
      records[..<5].allSatisfy({ $0.lines == 1 })
    else { return nil }
    let preset = Recognition.Choice(
      "preset", .scalar(CSVPreset.statlineKlassiek.rawValue, isQuoted: false), confidence: 0.98,
      reason: "title, empty line, 'Onderwerp' and two header lines")
    return Recognition(
      "the export \"CSV klassiek\" of StatLine", confidence: 0.98, choices: [preset],
      titles: [records[0].fields[0]], decimal: 0x2C)
  }
}
