/// Takes the records of a document, one after the other.
public protocol RecordHandler: AnyObject {
  /// Takes a record, which is valid during the call only.
  ///
  /// - Throws: What ends the reading.
  func take(_ record: ScannedRecord) throws

  /// Takes the address of a link below the root, where the format has links.
  ///
  /// - Throws: What ends the reading.
  func take(link: String) throws
}

extension RecordHandler {
  /// Most formats have no links.
  public func take(link: String) throws {}
}

/// A record as it stood in the document.
public struct ScannedRecord {
  /// The names of the fields.
  public var names: [String] { namesAddress.pointee }
  /// The line on which it starts, from 1.
  public let line: Int
  /// Why it can't be used; nil when it can.
  public let fault: RecordFault?
  private let namesAddress: UnsafePointer<[String]>
  @usableFromInline let spans: UnsafeBufferPointer<FieldText.Span>
  @usableFromInline let bytes: UnsafePointer<UInt8>

  init(
    names: UnsafePointer<[String]>, line: Int, fault: RecordFault?,
    text: (spans: UnsafeBufferPointer<FieldText.Span>, bytes: UnsafePointer<UInt8>)
  ) {
    namesAddress = names
    self.line = line
    self.fault = fault
    spans = text.spans
    bytes = text.bytes
  }

  /// The number of fields that records have.
  @inlinable public var fieldCount: Int { spans.count }

  /// The text of a field without blanks around it; without base address when the field is absent or null.
  @inlinable @inline(__always)
  public subscript(field: Int) -> UnsafeRawBufferPointer {
    let span = spans[field]
    guard span.offset >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: bytes + span.offset, count: span.length)
  }

  /// The fields that the record has, as lines `name=text`: what the quarantine keeps.
  public func printed() -> [UInt8] {
    var lines: [UInt8] = []
    for (field, name) in names.enumerated() where self[field].baseAddress != nil {
      lines.append(contentsOf: name.utf8)
      lines.append(0x3D)
      lines.append(contentsOf: self[field])
      lines.append(0x0A)
    }
    return lines
  }
}
