/// Where in a document its records are: names with points between them, `[*]` for each element of an array, `.*`
/// for each member of an object.
///
/// `value` are the elements of the array of that name; `features[*].properties` is one object of each feature;
/// `areas.*` is each member of an object, whose name is the field `@key`; `.` is the document itself; a name that
/// holds other characters stands in brackets and quotes: `["a.b"]`.
public struct JSONRecordPath: Hashable, Sendable {
  /// One step of the way.
  public enum Step: Hashable, Sendable {
    /// The member of this name.
    case member(String)
    /// Each element of an array.
    case eachElement
    /// Each member of an object.
    case eachMember
  }

  /// The way from the root of the document.
  public let steps: [Step]

  /// The document itself.
  public static let root = JSONRecordPath(steps: [])

  /// Makes a path.
  public init(steps: [Step]) { self.steps = steps }

  /// Whether what stands at the end is itself one record, and not an array of them.
  var namesEachRecord: Bool {
    switch steps.last {
    case .eachElement, .eachMember: true
    case .member: steps.contains { $0 == .eachElement || $0 == .eachMember }
    case nil: false
    }
  }

  /// Whether the last step goes through the members of an object, so that records have a `@key`.
  var hasKeys: Bool { steps.contains(.eachMember) }

  /// The name of the field that holds the name of the member that is a record.
  public static let keyField = "@key"
}

extension JSONRecordPath: CustomStringConvertible {
  /// The path as it is written.
  public var description: String { steps.isEmpty ? "." : JSONRecordPath.text(steps[...]) }

  static func text(_ steps: ArraySlice<Step>) -> String {
    steps.reduce("") { text, step in
      switch step {
      case .member(let name) where JSONRecordPathParser.isPlain(name): text.isEmpty ? name : "\(text).\(name)"
      case .member(let name): text + "[\(name.debugDescription)]"
      case .eachElement: text + "[*]"
      case .eachMember: text.isEmpty ? "*" : text + ".*"
      }
    }
  }
}

/// Why a path can't be read, and at which character of it.
public struct JSONPathSyntaxError: Error, Hashable, Sendable {
  /// What is wrong.
  public let message: String
  /// The number of the character, from 1.
  public let position: Int
}

extension JSONRecordPath {
  /// Reads a path.
  ///
  /// - Throws: `JSONPathSyntaxError`.
  public init(_ text: String) throws {
    var parser = JSONRecordPathParser(text)
    self.init(steps: try parser.steps())
  }
}

/// Reads paths.
struct JSONRecordPathParser {
  private let text: [Character]
  private var index = 0

  private static let mostSteps = 16

  init(_ text: String) { self.text = Array(text) }

  /// Whether a name needs no quotes.
  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "*" && !name.contains { ".[]\"".contains($0) || $0.isWhitespace }
  }

  mutating func steps() throws -> [JSONRecordPath.Step] {
    if text == ["."] { return [] }
    var steps: [JSONRecordPath.Step] = []
    while index < text.count {
      if text[index] == "[" {
        steps.append(try bracket())
      } else {
        if !steps.isEmpty { try expect(".") }
        steps.append(try name())
      }
      guard steps.count <= JSONRecordPathParser.mostSteps else {
        throw problem("at most \(JSONRecordPathParser.mostSteps) steps are possible")
      }
    }
    guard !steps.isEmpty else { throw problem("it is empty; the root is '.'") }
    return steps
  }

  private mutating func name() throws -> JSONRecordPath.Step {
    let start = index
    while index < text.count, text[index] != ".", text[index] != "[" { index += 1 }
    let name = String(text[start..<index])
    if name == "*" { return .eachMember }
    guard JSONRecordPathParser.isPlain(name) else {
      index = start
      throw problem("expected a name, '*' or '['")
    }
    return .member(name)
  }

  private mutating func bracket() throws -> JSONRecordPath.Step {
    try expect("[")
    guard index < text.count, text[index] == "\"" else {
      try expect("*")
      try expect("]")
      return .eachElement
    }
    index += 1
    let start = index
    while index < text.count, text[index] != "\"" { index += 1 }
    let name = String(text[start..<index])
    try expect("\"")
    try expect("]")
    return .member(name)
  }

  private mutating func expect(_ character: Character) throws {
    guard index < text.count, text[index] == character else { throw problem("expected '\(character)'") }
    index += 1
  }

  private func problem(_ message: String) -> JSONPathSyntaxError {
    JSONPathSyntaxError(message: message, position: index + 1)
  }
}
