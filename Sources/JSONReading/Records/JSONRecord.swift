import IndicatorSchema

/// A record as it stands in a document; valid only while it is handed over.
public struct JSONRecord {
  private unowned(unsafe) let block: RecordBlock
  private let index: Int
  private let row: UnsafePointer<Span>
  private let bytes: UnsafePointer<UInt8>
  private let extra: UnsafePointer<UInt8>

  init(_ block: RecordBlock, _ index: Int) {
    self.block = block
    self.index = index
    row = block.row(index)
    bytes = UnsafePointer(block.bytes)
    extra = UnsafePointer(block.extra)
  }

  /// The text of a field, without quotes and escapes; without base address when it is absent or null.
  ///
  /// The eight bytes before it can be read.
  @inline(__always)
  public subscript(field: Int) -> UnsafeRawBufferPointer {
    let span = row[field]
    guard span.offset >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let base = span.isExtra ? extra : bytes
    return UnsafeRawBufferPointer(start: base + Int(span.offset), count: Int(span.length))
  }

  /// The names of the fields.
  public var names: [String] { block.names }

  /// The number of fields.
  public var fieldCount: Int { block.names.count }

  /// Why it can't be used; nil when it can.
  public var fault: RecordFault? { block.faults.isEmpty ? nil : block.faults[index] }

  /// Whether it can't be used.
  public var hasFault: Bool { !block.faults.isEmpty && block.faults[index] != nil }

  /// The bytes of the record in the document; of one whose fields stand apart, lines `name=text`.
  public func raw() -> [UInt8] {
    if let printer = block.printer { return printer(index) }
    let range = block.range(index)
    return Array(UnsafeRawBufferPointer(start: bytes + range.lowerBound, count: range.count))
  }

  /// The line and column of a field, or of the record for nil or a field that it does not have.
  public func position(of field: Int? = nil) -> (line: Int, column: Int) {
    if case .malformed(let problem)? = fault, let place = problem.place {
      return (place.line ?? 1, place.column ?? 1)
    }
    var offset = block.range(index).lowerBound
    if let field, row[field].offset >= 0, !row[field].isExtra { offset = Int(row[field].offset) }
    let place = block.place(of: offset)
    return (place.line, place.column)
  }
}
