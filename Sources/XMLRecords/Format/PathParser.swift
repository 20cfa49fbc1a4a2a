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
  /// The number of characters read.
  private(set) var index = 0

  /// The namespace that the prefix `xsi` and `xml` have everywhere.
  private static let known = [
    "xml": "http://www.w3.org/XML/1998/namespace", "xsi": "http://www.w3.org/2001/XMLSchema-instance",
  ]

  /// - Parameter namespaces: The URI of each prefix that the paths may use.
  package init(_ text: String, namespaces: [String: String]) {
    self.text = Array(text)
    self.namespaces = PathParser.known.merging(namespaces) { $1 }
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

  /// Reads the name of an attribute: `@m:null`.
  ///
  /// - Throws: `PathSyntaxError`.
  package mutating func attributeName() throws -> XMLName {
    guard skip("@") else { throw expected("'@' and the name of an attribute") }
    let name = try name()
    try requireEnd()
    return name
  }

  mutating func step() throws -> PathStep {
    let name = try name()
    var tests: [AttributeTest] = []
    while !looksAt("[", thenWildcard: true), skip("[") {
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

  mutating func quoted() throws -> String {
    guard let quote = peek, quote == "'" || quote == "\"" else { throw expected("a value in quotes") }
    let start = index + 1
    guard let end = text[start...].firstIndex(of: quote) else {
      throw PathSyntaxError(message: "this quote is not closed", position: index + 1)
    }
    index = end + 1
    return String(text[start..<end])
  }

  mutating func name() throws -> XMLName {
    let start = index
    let first = try localName()
    guard !looksAt("::"), skip(":") else { return XMLName(local: first, namespace: nil) }
    return XMLName(local: try localName(), namespace: try namespace(of: first, at: start))
  }

  /// `*` or `p:*`; nil when there is none.
  ///
  /// - Returns: The namespace of the prefix, or nil without one.
  mutating func wildcard() throws -> String?? {
    if skip("*") { return .some(nil) }
    let start = index
    guard let prefix = try? localName(), skip(":*") else {
      index = start
      return nil
    }
    return .some(try namespace(of: prefix, at: start))
  }

  private func namespace(of prefix: String, at start: Int) throws -> String {
    if let namespace = namespaces[prefix] { return namespace }
    throw PathSyntaxError(
      message: "the prefix '\(prefix)' is not declared in 'namespaces'", position: start + 1)
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

  var peek: Character? { index < text.count ? text[index] : nil }

  func looksAt(_ word: String) -> Bool { text[index...].starts(with: word) }

  /// Whether a condition comes that is one of a family: `[@id=*]`.
  private func looksAt(_ word: String, thenWildcard: Bool) -> Bool {
    guard looksAt(word) else { return false }
    guard let end = text[index...].firstIndex(of: "]") else { return false }
    return text[index..<end].suffix(2).elementsEqual("=*") == thenWildcard
  }

  mutating func skip(_ word: String) -> Bool {
    guard looksAt(word) else { return false }
    index += word.count
    return true
  }

  func requireEnd() throws {
    if index < text.count { throw expected("the end") }
  }

  func expected(_ what: String) -> PathSyntaxError {
    let found = peek.map { "found '\($0)'" } ?? "found the end"
    return PathSyntaxError(message: "expected \(what), \(found)", position: index + 1)
  }
}
