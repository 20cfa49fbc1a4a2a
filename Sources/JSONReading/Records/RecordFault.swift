import IndicatorSchema

/// Why a record can't be used, where the rest of the document can.
public enum RecordFault: Hashable, Sendable {
  /// A field that occurs twice.
  case repeated(field: Int)
  /// A field that holds an object or an array.
  case nested(field: Int)
  /// A text that is half of a surrogate pair.
  case brokenText(field: Int)
  /// A value of another kind than the records have, such as null.
  case noRecord
  /// A line that is no JSON, with the line and column in it.
  case malformed(Diagnostic)

  /// The kind of complaint.
  public var code: DiagnosticCode {
    switch self {
    case .repeated: .duplicateField
    case .nested, .noRecord: .unexpectedValue
    case .brokenText: .malformedJSON
    case .malformed(let problem): problem.code
    }
  }

  /// What is wrong.
  ///
  /// - Parameter names: The names of the fields.
  public func message(_ names: [String]) -> String {
    switch self {
    case .repeated(let field): "'\(names[field])' occurs twice in the record"
    case .nested(let field): "'\(names[field])' holds an object or an array, where one value was expected"
    case .brokenText(let field): "'\(names[field])' holds half of a surrogate pair"
    case .noRecord: "the record is no object"
    case .malformed(let problem): problem.message
    }
  }

  /// What to do.
  public var hint: String? {
    switch self {
    case .nested: "go on to a value in it with a point, such as 'name.nl'"
    case .malformed(let problem): problem.hint
    default: nil
    }
  }

  /// The field that is wrong.
  public var field: Int? {
    switch self {
    case .repeated(let field), .nested(let field), .brokenText(let field): field
    case .noRecord, .malformed: nil
    }
  }
}
