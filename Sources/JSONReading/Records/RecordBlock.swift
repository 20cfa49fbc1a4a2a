import IndicatorSchema

/// Where the text of a field stands in a block.
struct Span {
  /// The offset in the bytes of the block, or in its extra bytes when `isExtra`; or one of the signs below.
  var offset: Int32
  var length: Int32
  var isExtra = false

  /// The field did not occur.
  static let absent = Span(offset: -1, length: 0)
  /// The field occurred and is null.
  static let null = Span(offset: -2, length: 0)
}

/// A piece of a document, and where the records and fields in it are; used by one thread at a time.
final class RecordBlock {
  /// The bytes; `margin` bytes before and behind them can be read, and those behind are zero.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// The number of bytes.
  var count = 0
  /// The place of the first byte in the document.
  var start = TextPlace() { didSet { places = PlaceCounter(start: start) } }
  /// The names of the fields.
  var names: [String] = []
  /// Makes the bytes of a record whose fields stand apart in the document.
  var printer: ((Int) -> [UInt8])?
  /// The lines that are still to be taken apart.
  var lines = 0..<0
  /// Whether the first of these goes on behind the block.
  var isCut = false
  /// Whether the document ends with the block.
  var isLast = false
  /// The number of whole records.
  private(set) var recordCount = 0
  /// The number of fields of a record.
  private(set) var fieldCount = 0
  /// The spans of a record: its fields, and behind them the record itself.
  private var width = 1
  /// The fields of the records that are no good, by the number of the record in the block.
  private(set) var faults: [Int: RecordFault] = [:]
  private var places = PlaceCounter(start: TextPlace())
  private var spans: UnsafeMutablePointer<Span>
  private var spanCapacity: Int
  /// Texts that do not stand in the document as they are: those with escapes, and keys.
  private(set) var extra: UnsafeMutablePointer<UInt8>
  private var extraCount = RecordBlock.margin
  private var extraCapacity: Int

  static let margin = 64

  init(capacity: Int) {
    self.capacity = capacity
    bytes = RecordBlock.allocate(capacity)
    spanCapacity = 1 << 15
    spans = .allocate(capacity: spanCapacity)
    extraCapacity = 4096
    extra = RecordBlock.allocate(extraCapacity)
  }

  deinit {
    (bytes - RecordBlock.margin).deallocate()
    (extra - RecordBlock.margin).deallocate()
    spans.deallocate()
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 2 * margin)
    memory.update(repeating: 0, count: margin)
    (memory + margin + capacity).update(repeating: 0, count: margin)
    return memory + margin
  }

  /// Makes room for more bytes, keeping those that are there.
  func grow(to capacity: Int) {
    let larger = RecordBlock.allocate(capacity)
    larger.update(from: bytes, count: count)
    (bytes - RecordBlock.margin).deallocate()
    bytes = larger
    self.capacity = capacity
  }

  /// Puts bytes before those that are there.
  func prepend(_ bytes: [UInt8], from start: TextPlace) {
    if capacity < bytes.count + count { grow(to: bytes.count + count) }
    (self.bytes + bytes.count).update(from: self.bytes, count: count)
    for (offset, byte) in bytes.enumerated() { self.bytes[offset] = byte }
    count += bytes.count
    self.start = start
    seal()
  }

  /// Puts zeros behind the bytes.
  func seal() { (bytes + count).update(repeating: 0, count: RecordBlock.margin) }

  /// Forgets all records; the next ones have so many fields.
  func clearRecords(fieldCount: Int, keepingExtra: Bool = false) {
    recordCount = 0
    self.fieldCount = fieldCount
    width = fieldCount + 1
    faults.removeAll(keepingCapacity: true)
    if !keepingExtra { extraCount = RecordBlock.margin }
    reserve(records: 1)
  }

  /// Makes room for records; those that are there are lost.
  func reserve(records: Int) {
    guard spanCapacity < width * records else { return }
    spans.deallocate()
    spanCapacity = width * records
    spans = .allocate(capacity: spanCapacity)
  }

  /// Makes room for one more record; false when the block holds enough of them.
  func makeRoom() -> Bool {
    let needed = (recordCount + 1) * width
    guard needed > spanCapacity else { return recordCount < RecordBlock.mostRecords }
    guard needed <= RecordBlock.mostSpans else { return false }
    let larger = UnsafeMutablePointer<Span>.allocate(capacity: spanCapacity * 2)
    larger.update(from: spans, count: recordCount * width)
    spans.deallocate()
    spans = larger
    spanCapacity *= 2
    return true
  }

  private static let mostRecords = 1 << 20
  private static let mostSpans = 1 << 20

  /// The fields of the record that is read next.
  var nextRow: UnsafeMutablePointer<Span> { spans + recordCount * width }

  /// Ends the record that is read next.
  func complete(_ range: Range<Int>) {
    nextRow[fieldCount] = Span(offset: Int32(range.lowerBound), length: Int32(range.count))
    recordCount += 1
  }

  /// Says that the record that was ended last is no good.
  func refuse(_ fault: RecordFault) { faults[recordCount - 1] = fault }

  /// Puts text among the extra bytes.
  func add<Bytes: Collection>(extra text: Bytes) -> Span where Bytes.Element == UInt8 {
    while extraCapacity - extraCount < text.count {
      let larger = RecordBlock.allocate(extraCapacity * 2)
      larger.update(from: extra, count: extraCount)
      (extra - RecordBlock.margin).deallocate()
      extra = larger
      extraCapacity *= 2
    }
    let span = Span(offset: Int32(extraCount), length: Int32(text.count), isExtra: true)
    for byte in text {
      extra[extraCount] = byte
      extraCount += 1
    }
    return span
  }

  /// Where a byte stands in the document.
  func place(of offset: Int) -> TextPlace { places.place(of: offset, in: bytes) }

  /// A complaint about a byte.
  func problem(
    _ code: DiagnosticCode, _ message: String, at offset: Int, name: String, hint: String? = nil
  ) -> Diagnostic {
    let place = place(of: min(offset, count))
    return Diagnostic(code, message, at: Place(name, line: place.line, column: place.column), hint: hint)
  }

  /// Where a record stands.
  func range(_ record: Int) -> Range<Int> {
    let span = row(record)[fieldCount]
    return Int(span.offset)..<Int(span.offset) + Int(span.length)
  }

  /// The fields of a record.
  func row(_ record: Int) -> UnsafePointer<Span> { UnsafePointer(spans + record * width) }

  /// Calls a function for each record.
  func forEachRecord(_ take: (JSONRecord) throws -> Void) rethrows {
    for index in 0..<recordCount { try take(JSONRecord(self, index)) }
  }
}
