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
  /// Whether the fields of a record stand apart in the document.
  var isColumnwise = false
  /// The number of whole records.
  private(set) var recordCount = 0
  /// The number of fields of a record.
  private(set) var fieldCount = 0
  /// The fields of the records that are no good, by the number of the record in the block.
  private(set) var faults: [Int: RecordFault] = [:]
  private var places = PlaceCounter(start: TextPlace())
  private var ranges: [Range<Int>] = []
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

  /// Puts zeros behind the bytes.
  func seal() { (bytes + count).update(repeating: 0, count: RecordBlock.margin) }

  /// Forgets all records; the next ones have so many fields.
  func clearRecords(fieldCount: Int, keepingExtra: Bool = false) {
    recordCount = 0
    self.fieldCount = fieldCount
    faults.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    if !keepingExtra { extraCount = RecordBlock.margin }
    reserve(records: 1)
  }

  /// Makes room for records; those that are there are lost.
  func reserve(records: Int) {
    guard spanCapacity < fieldCount * records else { return }
    spans.deallocate()
    spanCapacity = fieldCount * records
    spans = .allocate(capacity: spanCapacity)
  }

  /// Whether there is room for one more record.
  var hasRoom: Bool { (recordCount + 1) * fieldCount <= spanCapacity && recordCount < 1 << 20 }

  /// The fields of the record that is read next.
  var nextRow: UnsafeMutablePointer<Span> { spans + recordCount * fieldCount }

  /// Ends the record that is read next.
  func complete(_ range: Range<Int>, _ fault: RecordFault?) {
    ranges.append(range)
    if let fault { faults[recordCount] = fault }
    recordCount += 1
  }

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

  /// Where a record stands.
  func range(_ record: Int) -> Range<Int> { ranges[record] }

  /// The fields of a record.
  func row(_ record: Int) -> UnsafePointer<Span> { UnsafePointer(spans + record * fieldCount) }

  /// The text of a field; without base address when the field is absent or null.
  @inline(__always)
  func text(_ span: Span) -> UnsafeRawBufferPointer {
    guard span.offset >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let base = span.isExtra ? extra : bytes
    return UnsafeRawBufferPointer(start: base + Int(span.offset), count: Int(span.length))
  }
}
