import IndicatorSchema

/// Takes the records of a document, one after the other.
protocol RecordHandler: AnyObject {
  /// Takes a record, which is valid during the call only.
  ///
  /// - Throws: What ends the reading.
  func take(_ record: ScannedRecord) throws
}

/// A record as it stood in the document.
struct ScannedRecord {
  /// The names of the fields.
  let names: [String]
  /// The line on which it starts, from 1.
  let line: Int
  /// Why it can't be used; nil when it can.
  let fault: RecordFault?
  private let spans: UnsafeBufferPointer<FieldText.Span>
  private let bytes: UnsafePointer<UInt8>

  init(
    names: [String], line: Int, fault: RecordFault?,
    text: (spans: UnsafeBufferPointer<FieldText.Span>, bytes: UnsafePointer<UInt8>)
  ) {
    self.names = names
    self.line = line
    self.fault = fault
    spans = text.spans
    bytes = text.bytes
  }

  /// The number of fields that records have.
  var fieldCount: Int { spans.count }

  /// The text of a field without blanks around it; without base address when the field is absent or null.
  @inline(__always)
  subscript(field: Int) -> UnsafeRawBufferPointer {
    let span = spans[field]
    guard span.offset >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: bytes + span.offset, count: span.length)
  }

  /// The fields that the record has, as lines `name=text`: what the quarantine keeps.
  func printed() -> [UInt8] {
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

/// Why a record is refused.
enum RecordFault {
  case repeated(field: Int)
  case tooLong(field: Int)
  case recordTooLong
  case elementInField(Int)
  case recordInRecord

  var code: DiagnosticCode {
    switch self {
    case .repeated: .duplicateField
    case .tooLong, .recordTooLong: .fieldTooLong
    case .elementInField, .recordInRecord: .unexpectedElement
    }
  }

  func message(_ names: [String]) -> String {
    switch self {
    case .repeated(let field): "'\(names[field])' occurs twice in the record"
    case .tooLong(let field): "'\(names[field])' is too long to be a figure, a name or a code"
    case .recordTooLong: "the record is too long"
    case .elementInField(let field): "'\(names[field])' holds an element, where text was expected"
    case .recordInRecord: "the record holds another record"
    }
  }

  var hint: String? {
    switch self {
    case .repeated: "add a condition on an attribute to its path, such as [@name='Year']"
    case .elementInField: "let its path go on to that element"
    case .recordInRecord: "give the whole path of the records, from the root"
    case .tooLong, .recordTooLong: nil
    }
  }
}
