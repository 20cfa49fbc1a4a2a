/// Why a path can't be read, and at which character of it.
package struct PathSyntaxError: Error {
  package let message: String
  /// The number of the character, from 1.
  package let position: Int
}

/// Reads the paths of a configuration: a small part of XPath.
package struct PathParser {
  private let text: [Character]
  private let namespaces: [String: String]
  private var index = 0

  /// - Parameter namespaces: The URI of each prefix that the paths may use.
  package init(_ text: String, namespaces: [String: String]) {
    self.text = Array(text)
    self.namespaces = namespaces
  }

  /// Reads the path of the records.
  ///
  /// - Throws: `PathSyntaxError`.
  package mutating func recordPath() throws -> RecordPath {
    var steps: [RecordPath.Step] = []
    repeat {
      guard skip("/") else { throw expected("'/'") }
      steps.append(.init(isAnywhere: skip("/"), step: try step()))
    } while index < text.count
    guard steps.count <= PathMatcher.longestPath else {
      throw PathSyntaxError(message: "at most \(PathMatcher.longestPath) steps are possible", position: index)
    }
    return RecordPath(steps: steps, text: String(text))
  }

  /// Reads the path of a field.
  ///
  /// - Throws: `PathSyntaxError`.
  package mutating func fieldPath() throws -> FieldPath {
    if skip(".") {
      try requireEnd()
      return FieldPath(steps: [], attribute: nil)
    }
    var steps: [PathStep] = []
    repeat {
      if skip("@") {
        let attribute = try name()
        try requireEnd()
        return FieldPath(steps: steps, attribute: attribute)
      }
      if !steps.isEmpty, skip("text()") {
        try requireEnd()
        break
      }
      steps.append(try step())
    } while skip("/")
    try requireEnd()
    return FieldPath(steps: steps, attribute: nil)
  }

  private mutating func step() throws -> PathStep {
    let name = try name()
    var tests: [AttributeTest] = []
    while skip("[") {
      let start = index
      tests.append(try test())
      if tests.dropLast().contains(where: { $0.name == tests.last?.name }) {
        throw PathSyntaxError(message: "the same attribute is tested twice", position: start + 1)
      }
    }
    return PathStep(name: name, tests: tests.sorted { $0.name.local < $1.name.local })
  }

  private mutating func test() throws -> AttributeTest {
    guard skip("@") else { throw expected("'@' and the name of an attribute") }
    let name = try name()
    guard skip("=") else { throw expected("'=' and a value in quotes") }
    let value = try quoted()
    guard skip("]") else { throw expected("']'") }
    return AttributeTest(name: name, value: value)
  }

  private mutating func quoted() throws -> String {
    guard let quote = peek, quote == "'" || quote == "\"" else { throw expected("a value in quotes") }
    let start = index + 1
    guard let end = text[start...].firstIndex(of: quote) else {
      throw PathSyntaxError(message: "this quote is not closed", position: index + 1)
    }
    index = end + 1
    return String(text[start..<end])
  }

  private mutating func name() throws -> XMLName {
    let start = index
    let first = try localName()
    guard skip(":") else { return XMLName(local: first, namespace: nil) }
    guard let namespace = namespaces[first] else {
      throw PathSyntaxError(
        message: "the prefix '\(first)' is not declared in 'namespaces'", position: start + 1)
    }
    return XMLName(local: try localName(), namespace: namespace)
  }

  private mutating func localName() throws -> String {
    let start = index
    while let next = peek, next.isLetter || next == "_" || (index > start && isNamePart(next)) { index += 1 }
    guard index > start else { throw expected("a name") }
    return String(text[start..<index])
  }

  private func isNamePart(_ character: Character) -> Bool {
    character.isNumber || character == "-" || character == "." || character == "·"
  }

  private var peek: Character? { index < text.count ? text[index] : nil }

  private mutating func skip(_ word: String) -> Bool {
    guard text[index...].starts(with: word) else { return false }
    index += word.count
    return true
  }

  private func requireEnd() throws {
    if index < text.count { throw expected("the end") }
  }

  private func expected(_ what: String) -> PathSyntaxError {
    let found = peek.map { "found '\($0)'" } ?? "found the end"
    return PathSyntaxError(message: "expected \(what), \(found)", position: index + 1)
  }
}
