/// The headers of a request or a response, in their order; names differ in more than case.
public struct HTTPHeaders: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The names as they were written, with their values.
  public private(set) var fields: [Field] = []

  /// One header.
  public struct Field: Hashable, Sendable {
    /// The name as it was written.
    public var name: String
    /// The value, without blanks around it.
    public var value: String
  }

  /// No header.
  public init() {}

  /// Headers in the order given.
  public init(dictionaryLiteral fields: (String, String)...) {
    for (name, value) in fields { add(name, value) }
  }

  /// Adds a header, behind those of the same name.
  public mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// The first value of a header; nil when it is not there.
  public subscript(name: String) -> String? {
    let wanted = name.lowercased()
    return fields.first { $0.name.lowercased() == wanted }?.value
  }

  /// Adds a line as a server sends it; one that is no header is left out.
  mutating func add(line: Substring) {
    guard let colon = line.firstIndex(of: ":") else { return }
    add(
      String(line[..<colon]).withoutBlanks, String(line[line.index(after: colon)...]).withoutBlanks)
  }
}

extension String {
  /// The text without blanks, tabs and line ends around it.
  var withoutBlanks: String {
    let isBlank = { (character: Character) in character.isWhitespace }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
