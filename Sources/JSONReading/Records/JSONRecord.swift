import IndicatorSchema

/// A record as it stands in a document; valid only while it is handed over.
public struct JSONRecord {
  let block: RecordBlock
  let index: Int
  private let row: UnsafePointer<Span>

  init(_ block: RecordBlock, _ index: Int) {
    self.block = block
    self.index = index
    row = block.row(index)
  }

  /// The text of a field, without quotes and escapes; without base address when it is absent or null.
  @inline(__always)
  public subscript(field: Int) -> UnsafeRawBufferPointer { block.text(row[field]) }

  /// The names of the fields.
  public var names: [String] { block.names }

  /// The number of fields.
  public var fieldCount: Int { block.names.count }

  /// Why it can't be used; nil when it can.
  public var fault: RecordFault? { block.faults.isEmpty ? nil : block.faults[index] }

  /// The bytes of the record in the document.
  public var raw: UnsafeRawBufferPointer {
    let range = block.range(index)
    return UnsafeRawBufferPointer(start: block.bytes + range.lowerBound, count: range.count)
  }

  /// The line and column of a field, or of the record for nil or a field that it does not have.
  public func position(of field: Int? = nil) -> (line: Int, column: Int) {
    var offset = block.range(index).lowerBound
    if let field, row[field].offset >= 0, !row[field].isExtra { offset = Int(row[field].offset) }
    let place = block.place(of: offset)
    return (place.line, place.column)
  }
}

/// Counts lines as far as someone asks, and only once when the questions go forward.
struct PlaceCounter {
  private var counted = 0
  private var place: TextPlace
  private let start: TextPlace

  init(start: TextPlace) {
    self.start = start
    place = start
  }

  mutating func place(of offset: Int, in bytes: UnsafePointer<UInt8>) -> TextPlace {
    if offset < counted {
      counted = 0
      place = start
    }
    place.advance(over: UnsafeBufferPointer(start: bytes + counted, count: offset - counted))
    counted = offset
    return place
  }
}
