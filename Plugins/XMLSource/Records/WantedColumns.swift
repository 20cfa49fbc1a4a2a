import PluginKit
import XMLRecords

/// Where the columns that a mapper wants stand in records, as far as they are known, and their texts in the record at
/// hand.
///
/// It never changes but for the texts, which are in plain memory: it is used for every record, where an array would be
/// counted and checked each time.
final class WantedColumns {
  let columns: RecordColumns
  /// The number of fields that were known when the columns were looked for.
  let knownFields: Int
  /// The text of each wanted column, in the order of the mapper.
  let texts: UnsafeMutablePointer<UnsafeRawBufferPointer>
  /// The columns whose codes are checked: place in the mapper's order, number, list.
  let coded: [(slot: Int, column: Int, list: CodeList)]
  private let count: Int
  /// The field of each wanted column; below zero for none.
  private let fields: UnsafeMutablePointer<Int>
  /// The columns that hold labels of codes.
  private let labels: [(slot: Int, field: Int, list: CodeList)]

  init(_ columns: RecordColumns, wanted: [Int], knownFields: Int) {
    self.columns = columns
    self.knownFields = knownFields
    count = wanted.count
    texts = .allocate(capacity: max(1, count))
    texts.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: max(1, count))
    fields = .allocate(capacity: max(1, count))
    fields.initialize(from: wanted.map { columns.field(of: $0) ?? -1 }, count: count)
    labels = wanted.enumerated().compactMap { slot, column in
      columns.label(of: column).map { (slot, $0.field, $0.list) }
    }
    coded = wanted.enumerated().compactMap { slot, column in
      columns.list(of: column).flatMap { $0.isComplete ? (slot, column, $0) : nil }
    }
  }

  deinit {
    texts.deallocate()
    fields.deallocate()
  }

  /// Finds the texts of a record.
  func read(_ record: ScannedRecord) {
    for slot in 0..<count {
      let field = fields[slot]
      texts[slot] = field >= 0 ? record[field] : UnsafeRawBufferPointer(start: nil, count: 0)
    }
    if !labels.isEmpty { readLabels(record) }
  }

  private func readLabels(_ record: ScannedRecord) {
    for (slot, field, list) in labels where record[field].baseAddress != nil {
      texts[slot] = list.label(of: record[field])
    }
  }

  /// The complaint about a text in the record at hand that is none of the codes of its column.
  var wrongCode: (message: String, hint: String?)? {
    for (slot, column, list) in coded where !texts[slot].isEmpty && !list.has(texts[slot]) {
      return list.complaint(about: String(decoding: texts[slot], as: UTF8.self), in: columns.names[column])
    }
    return nil
  }
}
