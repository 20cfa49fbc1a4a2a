import JSONReading

/// In what a record is not what its schema says.
public struct SchemaViolation: Hashable, Sendable, CustomStringConvertible {
  /// The value, such as `address.street`; empty for the record itself.
  public var path: String
  /// What is wrong with it.
  public var message: String

  /// `'address.street': expected text, found a number (5)`
  public var description: String { path.isEmpty ? "the record: \(message)" : "'\(path)': \(message)" }
}

extension RecordSchema {
  /// The first thing in which a value is not what the schema says; nil when it fits.
  public func violation(in value: JSONValue) -> SchemaViolation? { violation(in: value, path: "") }

  private func violation(in value: JSONValue, path: String) -> SchemaViolation? {
    if let problem = problem(of: value) { return SchemaViolation(path: path, message: problem) }
    switch value {
    case .object(let members): if let found = violation(inMembers: members, path) { return found }
    case .array(let elements):
      guard let items else { break }
      for (index, element) in elements.enumerated() {
        if let found = items.violation(in: element, path: "\(path)[\(index)]") { return found }
      }
    default: break
    }
    return violationOfAlternatives(value, path)
  }

  /// What is wrong with a value apart from what is in it.
  private func problem(of value: JSONValue) -> String? {
    if refusesAll { return "may not be there" }
    if let types, !types.contains(where: { value.isOfType($0) }) {
      return "expected \(types.joined(separator: " or ")), found \(value.shown)"
    }
    if let values, !values.contains(where: { $0.isEqual(to: value) }) {
      return "\(value.shown) is none of the values in 'enum'"
    }
    let problem: String? =
      switch value {
      case .number(let lexeme): numbers.problem(lexeme)
      case .string(let text): texts.problem(text)
      default: nil
      }
    return problem.map { "\(value.shown) \($0)" }
  }

  private func violation(inMembers members: [JSONMember], _ path: String) -> SchemaViolation? {
    for member in members {
      let inner = path.isEmpty ? member.key : path + "." + member.key
      if let schema = property(member.key) {
        if let found = schema.violation(in: member.value, path: inner) { return found }
      } else if let furtherProperties {
        if let found = furtherProperties.violation(in: member.value, path: inner) { return found }
      } else if !allowsFurtherProperties {
        return SchemaViolation(path: inner, message: "is not among the properties of the schema")
      }
    }
    let missing = required.first { key in !members.contains { $0.key == key } }
    return missing.map {
      SchemaViolation(path: path.isEmpty ? $0 : path + "." + $0, message: "is required and missing")
    }
  }

  private func violationOfAlternatives(_ value: JSONValue, _ path: String) -> SchemaViolation? {
    for schema in allOf {
      if let found = schema.violation(in: value, path: path) { return found }
    }
    if !anyOf.isEmpty, !anyOf.contains(where: { $0.violation(in: value) == nil }) {
      return SchemaViolation(path: path, message: "\(value.shown) fits none of 'anyOf'")
    }
    guard !oneOf.isEmpty else { return nil }
    let fitting = oneOf.count { $0.violation(in: value) == nil }
    guard fitting != 1 else { return nil }
    return SchemaViolation(
      path: path, message: "\(value.shown) fits \(fitting == 0 ? "none" : "\(fitting)") of 'oneOf'")
  }
}

extension JSONValue {
  func isOfType(_ type: String) -> Bool {
    switch (self, type) {
    case (.null, "null"), (.bool, "boolean"), (.string, "string"), (.array, "array"), (.object, "object"),
      (.number, "number"):
      true
    case (.number(let lexeme), "integer"): ExactDecimal(lexeme)?.isWhole == true
    default: false
    }
  }

  /// Whether two values are the same: numbers by what they are worth, members in any order.
  func isEqual(to other: JSONValue) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)): a == b || ExactDecimal(a) == ExactDecimal(b)
    case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.isEqual(to: $1) }
    case (.object(let a), .object(let b)):
      a.count == b.count && a.allSatisfy { member in other[member.key]?.isEqual(to: member.value) == true }
    default: self == other
    }
  }

  /// The value as a message shows it.
  var shown: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let lexeme): String(lexeme.prefix(40))
    case .string(let text): Array(text.utf8.prefix(400)).withUnsafeBytes(LineExcerpt.of)
    case .array, .object: kindName
    }
  }
}
