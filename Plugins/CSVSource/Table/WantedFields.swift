/// The fields of one record that a mapper wants, in its order.
final class WantedFields {
  /// The column of each.
  let columns: [Int]
  /// The first of the fields.
  let first: UnsafeMutablePointer<UnsafeRawBufferPointer>

  /// What of its column each field is; empty when all are whole columns.
  private let parts: [LabelledColumns.Part]
  private let quote: UInt8
  private let columnOfField: UnsafeMutablePointer<Int>
  /// Room for fields whose doubled quotes were halved.
  private var scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)

  /// Takes columns as they are.
  convenience init(_ columns: [Int], quote: UInt8) { self.init(columns, parts: [], quote: quote) }

  /// Takes fields of a table of which some columns hold labels.
  convenience init(_ fields: [Int], labels: LabelledColumns, quote: UInt8) {
    let parts = fields.map(labels.part)
    let isPlain = parts.allSatisfy { $0 == .whole }
    self.init(fields.map(labels.column), parts: isPlain ? [] : parts, quote: quote)
  }

  private init(_ columns: [Int], parts: [LabelledColumns.Part], quote: UInt8) {
    self.columns = columns
    self.parts = parts
    self.quote = quote
    first = .allocate(capacity: max(1, columns.count))
    first.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: max(1, columns.count))
    columnOfField = .allocate(capacity: max(1, columns.count))
    for (field, column) in columns.enumerated() { (columnOfField + field).initialize(to: column) }
  }

  deinit {
    first.deallocate()
    columnOfField.deallocate()
    scratch.deallocate()
  }

  /// Takes the fields out of a record, quotes inside them still written twice.
  @inline(__always)
  func take(_ record: RecordView) {
    for field in 0..<columns.count { first[field] = record.field(columnOfField[field], quote).raw }
  }

  /// Writes each doubled quote once in the fields taken from this record.
  func halveQuotes(_ record: RecordView) {
    var used = 0
    for field in 0..<columns.count {
      let bytes = record.field(columnOfField[field], quote)
      guard bytes.holdsQuote(quote) else { continue }
      if used == 0 { reserve(record.end - record.start) }
      guard let start = scratch.baseAddress.map({ $0 + used }) else { continue }
      let count = bytes.write(to: start, quote)
      first[field] = UnsafeRawBufferPointer(start: start, count: count)
      used += count
    }
  }

  /// Whether any field is a code or a label.
  var hasLabels: Bool { !parts.isEmpty }

  /// Cuts codes and labels out of the cells taken from this record.
  func splitLabels() {
    for (field, part) in parts.enumerated() { first[field] = part.of(first[field]) }
  }

  private func reserve(_ count: Int) {
    guard count > scratch.count else { return }
    scratch.deallocate()
    scratch = .allocate(capacity: count * 2)
  }
}
