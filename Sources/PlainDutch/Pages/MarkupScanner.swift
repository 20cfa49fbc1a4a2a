/// A tag of a page.
struct Tag: Hashable {
  /// The name in small letters.
  var name = ""
  var isClosing = false
  /// Whether it closes itself: `<br/>`.
  var isEmpty = false
  var attributes: [Attribute] = []

  struct Attribute: Hashable {
    let name: String
    let value: ArraySlice<UInt8>
  }
}

/// Walks through HTML or SVG. It forgives everything: what is no tag is text, and what is not closed ends with the page.
struct MarkupScanner {
  enum Piece {
    case text(ArraySlice<UInt8>)
    case tag(Tag)
  }

  private let bytes: [UInt8]
  private var position = 0
  /// The element whose content is not markup, until its end.
  private var raw: String?

  init(_ markup: String) { bytes = Array(markup.utf8) }

  mutating func next() -> Piece? {
    guard position < bytes.count else { return nil }
    if let raw { return rawText(raw) }
    guard bytes[position] == UInt8(ascii: "<"), let piece = markup() else { return text() }
    return piece
  }

  private mutating func text() -> Piece {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    return .text(bytes[start..<position])
  }

  private mutating func rawText(_ name: String) -> Piece {
    raw = nil
    let start = position
    let end = Array("</\(name)".utf8)
    while position < bytes.count, !isAt(position, end) { position += 1 }
    return .text(bytes[start..<position])
  }

  /// What starts with `<`; nil when it is only a sign.
  private mutating func markup() -> Piece? {
    if isAt(position, Array("<!--".utf8)) { return skipped(until: Array("-->".utf8)) }
    if isAt(position, Array("<![cdata[".utf8)) { return characterData() }
    guard position + 1 < bytes.count else { return nil }
    switch bytes[position + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return skipped(until: [UInt8(ascii: ">")])
    case UInt8(ascii: "/"): return tag(from: position + 2, isClosing: true)
    default: return tag(from: position + 1, isClosing: false)
    }
  }

  private mutating func characterData() -> Piece {
    let start = min(position + 9, bytes.count)
    _ = skipped(until: Array("]]>".utf8))
    return .text(bytes[start..<max(start, position >= start + 3 ? position - 3 : position)])
  }

  private mutating func skipped(until end: [UInt8]) -> Piece {
    position = min(position + 2, bytes.count)
    while position < bytes.count, !isAt(position, end) { position += 1 }
    position = min(position + end.count, bytes.count)
    return .text([])
  }

  private mutating func tag(from start: Int, isClosing: Bool) -> Piece? {
    guard start < bytes.count, Self.isLetter(bytes[start]) else { return nil }
    var tag = Tag()
    tag.isClosing = isClosing
    position = start
    tag.name = word { Self.isBlank($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      tag.isEmpty = bytes[position] == UInt8(ascii: "/")
      if Self.isBlank(bytes[position]) || tag.isEmpty {
        position += 1
      } else {
        tag.attributes.append(attribute())
      }
    }
    position = min(position + 1, bytes.count)
    if !isClosing, !tag.isEmpty, tag.name == "script" || tag.name == "style" { raw = tag.name }
    return .tag(tag)
  }

  private mutating func attribute() -> Tag.Attribute {
    let name = word {
      Self.isBlank($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "/")
    }
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      // A lone sign such as `"` moves on as well.
      if name.isEmpty { position = min(position + 1, bytes.count) }
      return Tag.Attribute(name: name, value: [])
    }
    position += 1
    skipBlanks()
    return Tag.Attribute(name: name, value: value())
  }

  private mutating func value() -> ArraySlice<UInt8> {
    guard position < bytes.count else { return [] }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return run { Self.isBlank($0) || $0 == UInt8(ascii: ">") }
    }
    position += 1
    let value = run { $0 == quote }
    position = min(position + 1, bytes.count)
    return value
  }

  private mutating func skipBlanks() { _ = run { !Self.isBlank($0) } }

  private mutating func word(until isEnd: (UInt8) -> Bool) -> String {
    String(decoding: run(until: isEnd), as: UTF8.self).lowercased()
  }

  private mutating func run(until isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }

  /// Whether these bytes, in small letters, stand at a place.
  private func isAt(_ place: Int, _ wanted: [UInt8]) -> Bool {
    guard place + wanted.count <= bytes.count else { return false }
    for (offset, byte) in wanted.enumerated() {
      let found = bytes[place + offset]
      guard found == byte || (0x41...0x5A).contains(found) && found | 0x20 == byte else { return false }
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
