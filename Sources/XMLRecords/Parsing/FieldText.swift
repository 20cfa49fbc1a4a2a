import PluginKit

/// The texts of the fields of one record, one after the other in one buffer that every record uses again.
///
/// The texts from elements around the record come first, and stay from one record to the next.
@usableFromInline
struct FieldText: ~Copyable {
  /// Where the text of a field stands.
  @usableFromInline
  struct Span: Sendable {
    /// The offset in the buffer, or one of the two signs below.
    @usableFromInline var offset: Int
    @usableFromInline var length: Int

    /// The field did not occur.
    static let absent = Span(offset: -1, length: 0)
    /// The field occurred, and said that it has no value.
    static let null = Span(offset: -2, length: 0)
  }

  /// Whether there was room.
  enum Outcome {
    case fits
    case fieldTooLong
    case recordTooLong
  }

  /// The texts start behind some blanks, so that a tally may read whole words before a text.
  private static let start = TableTally.margin

  private let limits: RecordLimits
  private var bytes: UnsafeMutablePointer<UInt8>
  private var count = FieldText.start
  private var capacity: Int
  private var spans: UnsafeMutablePointer<Span>
  /// The spans as every record starts with them: those from elements around it.
  private var firstSpans: UnsafeMutablePointer<Span>
  /// Where the texts of the record itself start.
  private var recordStart = FieldText.start
  /// Whether something changed around the records since the last one.
  private var surroundingsChanged = false
  private(set) var fieldCount: Int
  private var fieldCapacity: Int

  init(fieldCount: Int, limits: RecordLimits) {
    self.limits = limits
    self.fieldCount = fieldCount
    fieldCapacity = max(fieldCount, 64)
    capacity = 4096
    bytes = .allocate(capacity: capacity)
    bytes.initialize(repeating: 0x20, count: capacity)
    spans = .allocate(capacity: fieldCapacity)
    spans.initialize(repeating: .absent, count: fieldCapacity)
    firstSpans = .allocate(capacity: fieldCapacity)
    firstSpans.initialize(repeating: .absent, count: fieldCapacity)
  }

  deinit {
    firstSpans.deallocate()
    bytes.deallocate()
    spans.deallocate()
  }

  /// Starts a record.
  @inline(__always)
  mutating func beginRecord() {
    if surroundingsChanged { keepSurroundings() }
  }

  private mutating func keepSurroundings() {
    firstSpans.update(from: spans, count: fieldCount)
    recordStart = count
    surroundingsChanged = false
  }

  /// Forgets the record.
  @inline(__always)
  mutating func endRecord() {
    count = recordStart
    spans.update(from: firstSpans, count: fieldCount)
  }

  /// Where the next text will stand; to be given to `forget` when an element around records ends.
  mutating func markSurroundings() -> Int {
    surroundingsChanged = true
    return count
  }

  /// Forgets the texts that came after a mark.
  mutating func forget(after mark: Int) {
    surroundingsChanged = true
    count = mark
    for field in 0..<fieldCount where spans[field].offset >= mark { spans[field] = .absent }
  }

  /// Makes room for one more field.
  mutating func addField() {
    if fieldCount == fieldCapacity {
      spans = grown(spans)
      firstSpans = grown(firstSpans)
      fieldCapacity *= 2
    }
    fieldCount += 1
  }

  private func grown(_ old: UnsafeMutablePointer<Span>) -> UnsafeMutablePointer<Span> {
    let larger = UnsafeMutablePointer<Span>.allocate(capacity: fieldCapacity * 2)
    larger.initialize(repeating: .absent, count: fieldCapacity * 2)
    larger.update(from: old, count: fieldCount)
    old.deallocate()
    return larger
  }

  /// Whether a field has a text or a null.
  func has(_ field: Int) -> Bool { spans[field].offset != Span.absent.offset }

  /// The text of a field.
  func text(_ field: Int) -> UnsafeRawBufferPointer {
    let span = spans[field]
    guard span.offset >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: bytes + span.offset, count: span.length)
  }

  /// Starts a field; false when the record has it already.
  @inline(__always)
  mutating func open(_ field: Int) -> Bool {
    guard spans[field].offset == Span.absent.offset else { return false }
    spans[field] = Span(offset: count, length: 0)
    return true
  }

  /// Adds to the field that was started last.
  @inline(__always)
  mutating func append(_ text: UnsafePointer<UInt8>, _ length: Int, to field: Int) -> Outcome {
    guard length <= capacity - count else { return appendGrowing(text, length, to: field) }
    guard spans[field].length + length <= limits.fieldBytes else { return .fieldTooLong }
    (bytes + count).update(from: text, count: length)
    count += length
    spans[field].length += length
    return .fits
  }

  private mutating func appendGrowing(_ text: UnsafePointer<UInt8>, _ length: Int, to field: Int) -> Outcome {
    guard spans[field].length + length <= limits.fieldBytes else { return .fieldTooLong }
    guard count + length <= limits.recordBytes else { return .recordTooLong }
    capacity = min(max(capacity * 2, count + length), limits.recordBytes)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
    return append(text, length, to: field)
  }

  /// Leaves out the blanks and line ends around the text of a field.
  @inline(__always)
  mutating func trim(_ field: Int) {
    var span = spans[field]
    while span.length > 0, isBlank(bytes[span.offset + span.length - 1]) { span.length -= 1 }
    while span.length > 0, isBlank(bytes[span.offset]) {
      span.offset += 1
      span.length -= 1
    }
    spans[field] = span
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Says that the field has no value, whatever its text.
  mutating func setNull(_ field: Int) { spans[field] = .null }

  /// The spans and the buffer they point into, valid until the next change.
  var view: (spans: UnsafeBufferPointer<Span>, bytes: UnsafePointer<UInt8>) {
    (UnsafeBufferPointer(start: spans, count: fieldCount), UnsafePointer(bytes))
  }
}
