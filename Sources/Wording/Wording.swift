/// The texts of a language by key, with room for names and numbers.
///
/// A text is written as `key = In {place} wonen {count} mensen.`, one on a line; a line that starts with `#` is a
/// remark. What depends on a number has two texts, `key.one` and `key.other`.
public struct Wording: Sendable {
  /// The texts by key.
  public private(set) var texts: [String: Text]

  /// A text with the names of what has to be filled in.
  public struct Text: Hashable, Sendable {
    /// The text as it was written.
    public let source: String
    fileprivate let parts: [Part]

    /// The names between braces, in the order in which they come.
    public var names: [String] {
      parts.compactMap { if case .name(let name) = $0 { name } else { nil } }
    }

    /// Reads a text; nil when a brace is not closed, or holds no name.
    public init?(_ source: String) {
      var parts: [Part] = []
      // By bytes, because every run that makes reports reads all texts: by characters that takes ten times as long.
      var rest = Substring(source)
      while let open = rest.utf8.firstIndex(of: 0x7B) {
        guard let close = rest.utf8[open...].firstIndex(of: 0x7D) else { return nil }
        let name = rest[rest.utf8.index(after: open)..<close]
        guard !name.isEmpty, name.utf8.allSatisfy(Text.isName) else { return nil }
        if open > rest.startIndex { parts.append(.plain(String(rest[..<open]))) }
        parts.append(.name(String(name)))
        rest = rest[rest.utf8.index(after: close)...]
      }
      if !rest.isEmpty { parts.append(.plain(String(rest))) }
      (self.source, self.parts) = (source, parts)
    }

    /// Whether a byte is a letter of ASCII or an underscore.
    private static func isName(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F }

    fileprivate enum Part: Hashable {
      case plain(String)
      case name(String)
    }

    /// The text with what was given filled in; a name that nothing was given for stays as it is.
    public func filled(_ values: [String: String]) -> String {
      parts.reduce(into: "") { text, part in
        switch part {
        case .plain(let plain): text += plain
        case .name(let name): text += values[name] ?? "{\(name)}"
        }
      }
    }
  }

  /// What is wrong with a line of texts.
  public struct Problem: Error, Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong.
    public var reason: String
  }

  /// Reads texts.
  ///
  /// - Throws: `Problem` for a line without `=`, a key that comes twice, and a brace that is not closed.
  public init(reading source: String) throws {
    texts = [:]
    let lines = source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let trimmed = Substring(line).trimmingSpaces
      guard let first = trimmed.utf8.first, first != 0x23 else { continue }
      guard let sign = trimmed.utf8.firstIndex(of: 0x3D) else {
        throw Problem(line: number + 1, reason: "there is no '='")
      }
      let key = String(trimmed[..<sign].trimmingSpaces)
      guard let text = Text(String(trimmed[trimmed.utf8.index(after: sign)...].trimmingSpaces)) else {
        throw Problem(line: number + 1, reason: "'{' and '}' must have a name between them")
      }
      guard texts.updateValue(text, forKey: key) == nil else {
        throw Problem(line: number + 1, reason: "'\(key)' was given before")
      }
    }
  }

  /// Puts a text in the place of another.
  public mutating func replace(_ key: String, with text: Text) { texts[key] = text }

  /// The text of a key with names filled in; the key itself where there is no such text.
  public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
    texts[key]?.filled(values) ?? key
  }

  /// The text for a number of things: that of `key.one` for 1, else that of `key.other`.
  public func callAsFunction(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    self(key + (count == 1 ? ".one" : ".other"), values)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let start = utf8.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return self[endIndex...] }
    return self[start.startIndex...last]
  }
}
