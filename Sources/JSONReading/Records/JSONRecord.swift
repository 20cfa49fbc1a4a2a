import IndicatorSchema

/// A record as it stands in a document; valid only while it is handed over.
public struct JSONRecord {
  private let block: RecordBlock
  private let index: Int
  private let row: UnsafePointer<Span>
  /// The fields of the block that the record shows; nil for all.
  private let shown: [Int]?

  init(_ block: RecordBlock, _ index: Int, fields: [Int]? = nil) {
    self.block = block
    self.index = index
    row = block.row(index)
    shown = fields
  }

  @inline(__always)
  private func span(_ field: Int) -> Span { row[shown.map { $0[field] } ?? field] }

  /// The text of a field, without quotes and escapes; without base address when it is absent or null.
  ///
  /// The eight bytes before it can be read.
  @inline(__always)
  public subscript(field: Int) -> UnsafeRawBufferPointer { block.text(span(field)) }

  /// The names of the fields.
  public var names: [String] { shown.map { $0.map { block.names[$0] } } ?? block.names }

  /// The number of fields.
  public var fieldCount: Int { shown?.count ?? block.names.count }

  /// Why it can't be used; nil when it can.
  public var fault: RecordFault? { block.faults.isEmpty ? nil : block.faults[index] }

  /// The bytes of the record in the document; of one whose fields stand apart, lines `name=text`.
  public func raw() -> [UInt8] {
    guard block.isColumnwise else {
      let range = block.range(index)
      return Array(UnsafeRawBufferPointer(start: block.bytes + range.lowerBound, count: range.count))
    }
    var lines: [UInt8] = []
    for (field, name) in block.names.enumerated() where block.text(row[field]).baseAddress != nil {
      lines += Array("\(name)=".utf8) + Array(block.text(row[field])) + [0x0A]
    }
    return lines
  }

  /// The line and column of a field, or of the record for nil or a field that it does not have.
  public func position(of field: Int? = nil) -> (line: Int, column: Int) {
    if case .malformed(let problem)? = fault, let place = problem.place {
      return (place.line ?? 1, place.column ?? 1)
    }
    var offset = block.range(index).lowerBound
    if let span = field.map(span), span.offset >= 0, !span.isExtra { offset = Int(span.offset) }
    let place = block.place(of: offset)
    return (place.line, place.column)
  }
}
