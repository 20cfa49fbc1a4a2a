/// A JSON value for the small parts of a document; rows are written directly.
enum JSONValue {
  case null
  case string(String)
  case number(Double)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The text, or null.
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The number, or null.
  static func optional(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

  /// Writes the value over several lines, keys sorted by their bytes.
  func write(to bytes: inout [UInt8], indentation: Int) {
    switch self {
    case .null: bytes.appendText("null")
    case .string(let text): bytes.appendString(text)
    case .number(let number): bytes.appendNumber(number)
    case .array(let elements):
      Self.writeList(elements, "[", "]", to: &bytes, indentation) { element, bytes, inner in
        element.write(to: &bytes, indentation: inner)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.writeList(sorted, "{", "}", to: &bytes, indentation) { member, bytes, inner in
        bytes.appendString(member.key)
        bytes.appendText(": ")
        member.value.write(to: &bytes, indentation: inner)
      }
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], _ open: StaticString, _ close: StaticString, to bytes: inout [UInt8],
    _ indentation: Int, _ write: (Element, inout [UInt8], Int) -> Void
  ) {
    bytes.appendText(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.appendText(",") }
      bytes.appendNewLine(indentation + 2)
      write(element, &bytes, indentation + 2)
    }
    if !elements.isEmpty { bytes.appendNewLine(indentation) }
    bytes.appendText(close)
  }
}

extension [UInt8] {
  /// Ends the line and indents the next one.
  mutating func appendNewLine(_ indentation: Int) {
    append(0x0A)
    append(contentsOf: repeatElement(0x20, count: indentation))
  }
}
