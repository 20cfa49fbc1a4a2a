/// Goes through the parts of an XML document that could do something, strictly: what it does not know, it refuses.
///
/// Works on scalars, for a mark on a letter would hide a `<` from a search by character.
struct MarkupScanner {
  /// A part of a document.
  enum Part {
    case start(Element)
    /// Text within a `style` element.
    case styleText(String)
    /// A DOCTYPE or anything else that starts with `<!`.
    case declaration
    /// A processing instruction.
    case instruction(String)
  }

  /// The start of an element.
  struct Element {
    /// As it is written.
    var name: String
    var attributes: [(name: String, value: String)]

    /// Without its prefix, in lower case.
    var localName: String { name.split(separator: ":").last.map { $0.lowercased() } ?? "" }
  }

  /// What keeps a text from being such a document, as the end of a sentence about it.
  struct Problem: Error { let reason: String }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var open: [String] = []
  private var isWhole = false
  private var styleText = ""

  init(_ text: String) {
    scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
  }

  /// The next part; nil at the end.
  ///
  /// - Throws: `Problem` for what is no well-formed document.
  mutating func next() throws(Problem) -> Part? {
    while position < scalars.count {
      if scalars[position] != "<" {
        try passText()
      } else if starts("<!--") {
        _ = try pass(to: "-->")
      } else if starts("<![CDATA["), !open.isEmpty {
        let text = try pass(to: "]]>")
        if isInStyle { styleText += text.dropFirst(9).dropLast(3) }
      } else if starts("<!") {
        return .declaration
      } else if starts("<?") {
        if let part = try instruction() { return part }
      } else if starts("</") {
        if let part = try end() { return part }
      } else {
        return .start(try start())
      }
    }
    guard isWhole else { throw Problem(reason: "is cut short") }
    return nil
  }

  private var isInStyle: Bool {
    open.last.map { $0.split(separator: ":").last?.lowercased() == "style" } ?? false
  }

  private func starts(_ text: String) -> Bool { scalars[position...].starts(with: text.unicodeScalars) }

  /// Passes everything up to and with a text, and gives it.
  private mutating func pass(to end: String) throws(Problem) -> String {
    let start = position
    while position < scalars.count {
      if starts(end) {
        position += end.unicodeScalars.count
        return string(start..<position)
      }
      position += 1
    }
    throw Problem(reason: "is cut short")
  }

  private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  private mutating func passText() throws(Problem) {
    let start = position
    while position < scalars.count, scalars[position] != "<" { position += 1 }
    let text = try decoded(string(start..<position))
    if open.isEmpty, !text.allSatisfy(\.isWhitespace) {
      throw Problem(reason: "holds text outside the picture")
    }
    if isInStyle { styleText += text }
  }

  /// An XML declaration in UTF-8 at the very start says nothing; any other instruction is a part.
  private mutating func instruction() throws(Problem) -> Part? {
    let isFirst = position == 0
    let text = try pass(to: "?>")
    let name = String(text.dropFirst(2).prefix { $0.isLetter || $0 == "-" })
    guard isFirst, name == "xml" else { return .instruction(name) }
    let lower = text.lowercased()
    guard !lower.contains("encoding") || lower.contains("utf-8") else {
      throw Problem(reason: "is not UTF-8")
    }
    return nil
  }
}

extension MarkupScanner {
  private mutating func end() throws(Problem) -> Part? {
    let name = try pass(to: ">").dropFirst(2).dropLast().description.trimmed
    let wasStyle = isInStyle
    guard open.popLast() == name else { throw Problem(reason: "has a </\(name)> that closes nothing") }
    isWhole = open.isEmpty
    guard wasStyle else { return nil }
    defer { styleText = "" }
    return .styleText(styleText)
  }

  private mutating func start() throws(Problem) -> Element {
    guard !isWhole else { throw Problem(reason: "holds more than one picture") }
    position += 1
    var element = Element(name: try name(), attributes: [])
    while true {
      let hadSpace = passSpace()
      if starts("/>") {
        position += 2
        isWhole = open.isEmpty
        return element
      }
      if starts(">") {
        position += 1
        open.append(element.name)
        return element
      }
      guard hadSpace else { throw Problem(reason: "has a damaged <\(element.name)>") }
      let attribute = try attribute(of: element.name)
      guard !element.attributes.contains(where: { $0.name == attribute.name }) else {
        throw Problem(reason: "has '\(attribute.name)' twice in a <\(element.name)>")
      }
      element.attributes.append(attribute)
    }
  }

  private mutating func attribute(of element: String) throws(Problem) -> (name: String, value: String) {
    let name = try name()
    _ = passSpace()
    guard starts("=") else { throw Problem(reason: "has a damaged <\(element)>") }
    position += 1
    _ = passSpace()
    guard let quote = scalars[position...].first, quote == "\"" || quote == "'" else {
      throw Problem(reason: "has a damaged <\(element)>")
    }
    position += 1
    let value = try pass(to: String(quote)).dropLast()
    guard !value.contains("<") else { throw Problem(reason: "has a damaged <\(element)>") }
    return (name, try decoded(String(value)))
  }

  private mutating func passSpace() -> Bool {
    let start = position
    while position < scalars.count, [" ", "\t", "\n", "\r"].contains(scalars[position]) { position += 1 }
    return position > start
  }

  private mutating func name() throws(Problem) -> String {
    let start = position
    while position < scalars.count {
      let scalar = scalars[position]
      guard
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "_-.:".unicodeScalars.contains(scalar)
      else { break }
      position += 1
    }
    guard position > start else { throw Problem(reason: "is not well-formed") }
    return string(start..<position)
  }

  /// A text with its references replaced, for a reference would hide what it stands for.
  private func decoded(_ text: String) throws(Problem) -> String {
    guard text.contains("&") else { return text }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false)[...]
    var result = String(parts.removeFirst())
    for part in parts {
      guard let end = part.firstIndex(of: ";"), let scalar = MarkupScanner.scalar(part[..<end]) else {
        throw Problem(reason: "has a DOCTYPE or an entity, which a logo may not")
      }
      result.unicodeScalars.append(scalar)
      result += part[part.index(after: end)...]
    }
    return result
  }

  private static func scalar(_ reference: Substring) -> Unicode.Scalar? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let isHex = reference.hasPrefix("#x")
    guard reference.hasPrefix("#") else { return nil }
    return UInt32(reference.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
  }
}
