import IndicatorSchema

/// Why a record is refused.
public enum RecordFault {
  /// A field stands twice.
  case repeated(field: Int)
  /// A field is longer than any real one.
  case tooLong(field: Int)
  /// All fields together are.
  case recordTooLong
  /// A field that should be text holds an element.
  case elementInField(Int)
  /// It holds another record.
  case recordInRecord

  /// The code of the complaint.
  public var code: DiagnosticCode {
    switch self {
    case .repeated: .duplicateField
    case .tooLong, .recordTooLong: .fieldTooLong
    case .elementInField, .recordInRecord: .unexpectedElement
    }
  }

  /// The complaint, where fields have these names.
  public func message(_ names: [String]) -> String {
    switch self {
    case .repeated(let field): "'\(names[field])' occurs twice in the record"
    case .tooLong(let field): "'\(names[field])' is too long to be a figure, a name or a code"
    case .recordTooLong: "the record is too long"
    case .elementInField(let field): "'\(names[field])' holds an element, where text was expected"
    case .recordInRecord: "the record holds another record"
    }
  }

  /// What to do about it.
  public var hint: String? {
    switch self {
    case .repeated: "add a condition on an attribute to its path, such as [@name='Year']"
    case .elementInField: "let its path go on to that element"
    case .recordInRecord: "give the whole path of the records, from the root"
    case .tooLong, .recordTooLong: nil
    }
  }
}
