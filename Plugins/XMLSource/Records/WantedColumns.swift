import PluginKit
import XMLRecords

/// Where the columns that a mapper wants stand in records, as far as they are known.
final class WantedColumns {
  let columns: RecordColumns
  let texts: WantedTexts
  /// The columns that hold labels of codes.
  private let labels: [(slot: Int, field: Int, list: CodeList)]
  /// The columns whose codes are checked: place in the mapper's order, number, list.
  private let coded: [(slot: Int, column: Int, list: CodeList)]

  init(_ columns: RecordColumns, wanted: [Int], knownFields: Int) {
    self.columns = columns
    texts = WantedTexts(wanted.map { columns.field(of: $0) }, knownFields: knownFields)
    labels = wanted.enumerated().compactMap { slot, column in
      columns.label(of: column).map { (slot, $0.field, $0.list) }
    }
    coded = wanted.enumerated().compactMap { slot, column in
      columns.list(of: column).flatMap { $0.isComplete ? (slot, column, $0) : nil }
    }
  }

  deinit { texts.free() }

  /// Whether any column has to do with a list of codes.
  var usesLists: Bool { !labels.isEmpty || !coded.isEmpty }

  /// Adds the labels of a record to its texts.
  func readLabels(_ record: ScannedRecord) {
    for (slot, field, list) in labels {
      texts.texts[slot] = record[field].baseAddress == nil ? record[field] : list.label(of: record[field])
    }
  }

  /// The complaint about a text in the record at hand that is none of the codes of its column.
  var wrongCode: (message: String, hint: String?)? {
    for (slot, column, list) in coded {
      let text = texts.texts[slot]
      if text.isEmpty || list.has(text) { continue }
      return list.complaint(about: String(decoding: text, as: UTF8.self), in: columns.names[column])
    }
    return nil
  }
}
