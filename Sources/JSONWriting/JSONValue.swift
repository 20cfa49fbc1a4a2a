/// A JSON value for the small parts of a document; rows are written directly.
public enum JSONValue: Sendable {
  case null
  case flag(Bool)
  case string(String)
  case number(Double)
  case array([JSONValue])
  /// Members that are written in the order of the bytes of their keys.
  case object([String: JSONValue])
  /// Members that are written in the order in which they are given.
  case members([(key: String, value: JSONValue)])
  /// A value that is written on one line, whatever stands around it.
  indirect case line(JSONValue)
  /// What was written before, for a part that many documents share.
  case written([UInt8])

  /// The text, or null.
  public static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The number, or null.
  public static func optional(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

  /// Writes the value over several lines.
  public func write(to bytes: inout [UInt8], indentation: Int) {
    write(to: &bytes, JSONLayout(indentation: indentation))
  }

  private func write(to bytes: inout [UInt8], _ layout: JSONLayout) {
    switch self {
    case .null: bytes.appendText("null")
    case .flag(let flag): bytes.appendText(flag ? "true" : "false")
    case .string(let text): bytes.appendString(text)
    case .number(let number): bytes.appendNumber(number)
    case .array(let elements):
      layout.list(elements, "[", "]", &bytes) { $0.write(to: &$1, $2) }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      JSONValue.members(sorted.map { ($0.key, $0.value) }).write(to: &bytes, layout)
    case .members(let members):
      layout.list(members, "{", "}", &bytes) { member, bytes, inner in
        bytes.appendString(member.key)
        bytes.appendText(": ")
        member.value.write(to: &bytes, inner)
      }
    case .line(let value): value.write(to: &bytes, .oneLine)
    case .written(let written): bytes.append(contentsOf: written)
    }
  }
}

/// How what a list holds is laid out.
private struct JSONLayout {
  /// The blanks before the list; nil when all is on one line.
  let indentation: Int?

  static let oneLine = JSONLayout(indentation: nil)

  func list<Element>(
    _ elements: [Element], _ open: StaticString, _ close: StaticString, _ bytes: inout [UInt8],
    _ write: (Element, inout [UInt8], JSONLayout) -> Void
  ) {
    let inner = JSONLayout(indentation: indentation.map { $0 + 2 })
    bytes.appendText(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.appendText(indentation == nil ? ", " : ",") }
      inner.startLine(&bytes)
      write(element, &bytes, inner)
    }
    if !elements.isEmpty { startLine(&bytes) }
    bytes.appendText(close)
  }

  private func startLine(_ bytes: inout [UInt8]) {
    if let indentation { bytes.appendNewLine(indentation) }
  }
}

extension [UInt8] {
  /// Ends the line and indents the next one.
  public mutating func appendNewLine(_ indentation: Int) {
    append(0x0A)
    append(contentsOf: repeatElement(0x20, count: indentation))
  }
}
