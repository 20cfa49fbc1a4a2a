import XMLRecords

/// The texts of the columns that a mapper wants, of one record after the other.
///
/// In memory that nobody counts references to: it is used for every record. Whoever made it frees it.
struct WantedTexts: BitwiseCopyable {
  /// The text of each wanted column, in the order of the mapper.
  let texts: UnsafeMutablePointer<UnsafeRawBufferPointer>
  /// The number of fields that were known when the columns were looked for.
  let knownFields: Int
  private let count: Int
  /// The field of each wanted column; below zero for none.
  private let fields: UnsafeMutablePointer<Int>

  /// - Parameter fields: The field of each wanted column.
  init(_ fields: [Int?], knownFields: Int) {
    self.knownFields = knownFields
    count = fields.count
    texts = .allocate(capacity: max(1, count))
    texts.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: max(1, count))
    self.fields = .allocate(capacity: max(1, count))
    self.fields.initialize(from: fields.map { $0 ?? -1 }, count: count)
  }

  func free() {
    texts.deallocate()
    fields.deallocate()
  }

  /// Finds the texts of a record.
  @inline(__always)
  func read(_ record: ScannedRecord) {
    for slot in 0..<count {
      let field = fields[slot]
      texts[slot] = field >= 0 ? record[field] : UnsafeRawBufferPointer(start: nil, count: 0)
    }
  }
}
