/// A JSON document as a tree, for the small parts of the world: metadata, settings, messages.
///
/// Numbers stay as they are written, members in the order in which they stand. For documents of any size there is
/// `JSONScanner`, and `JSONRecordReader` for records.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number as it is written: `0.10` stays `0.10`.
  case number(lexeme: String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

/// A member of an object.
public struct JSONMember: Hashable, Sendable {
  /// The name.
  public var key: String
  /// What it holds.
  public var value: JSONValue

  /// Makes a member.
  public init(key: String, value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue {
  /// The value of a member of an object; nil where there is none, or this is no object.
  public subscript(key: String) -> JSONValue? { members?.first { $0.key == key }?.value }

  /// An element of an array; nil where there is none, or this is no array.
  public subscript(index: Int) -> JSONValue? {
    guard let elements, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// The text of a string; nil for anything else.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// `true` or `false`; nil for anything else.
  public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  /// A number as it is written; nil for anything else.
  public var lexeme: String? { if case .number(let lexeme) = self { lexeme } else { nil } }

  /// A finite number; nil for anything else.
  public var double: Double? { lexeme.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil } }

  /// A number that is whole, such as `3` or `3.0`; nil for anything else.
  public var int: Int? { lexeme.flatMap { Int($0) } ?? double.flatMap(Int.init(exactly:)) }

  /// A string, or a number or truth value as it is written; nil for anything else.
  public var scalarText: String? {
    switch self {
    case .string(let text): text
    case .number(let lexeme): lexeme
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// The elements of an array; nil for anything else.
  public var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// The members of an object; nil for anything else.
  public var members: [JSONMember]? { if case .object(let members) = self { members } else { nil } }

  /// What kind of value this is, for a message.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
