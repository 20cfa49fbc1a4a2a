/// The fields of one record that a mapper wants, in its order.
final class WantedFields {
  /// The column of each.
  let columns: [Int]
  /// The first of the fields.
  let first: UnsafeMutablePointer<UnsafeRawBufferPointer>

  private let quote: UInt8
  private let columnOfField: UnsafeMutablePointer<Int>
  /// Room for fields whose doubled quotes were halved.
  private var scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)

  init(_ columns: [Int], quote: UInt8) {
    self.columns = columns
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

  private func reserve(_ count: Int) {
    guard count > scratch.count else { return }
    scratch.deallocate()
    scratch = .allocate(capacity: count * 2)
  }
}
