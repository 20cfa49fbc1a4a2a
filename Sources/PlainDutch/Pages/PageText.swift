/// The texts that a reader of a page sees or hears: HTML or SVG without its markup, in pieces that belong together.
///
/// A block, a cell of a table and a `<text>` of a picture are each a piece; so are `title`, `aria-label`, `alt`,
/// `<title>` and `<desc>`. Style, script and code are left out.
struct PageText {
  private(set) var fragments: [String] = []
  private var current: [UInt8] = []
  private var hidden = 0
  private var lastTag = Tag()

  /// Elements inside of a sentence. What is not known ends a piece.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "data", "dfn", "em", "font", "i", "ins", "del", "kbd", "mark",
    "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
  ]
  private static let unread: Set<String> = ["style", "script", "code", "pre"]
  private static let spoken: Set<String> = [
    "title", "aria-label", "aria-description", "aria-roledescription", "alt", "placeholder", "summary",
    "label",
  ]

  init(_ markup: String) {
    var scanner = MarkupScanner(markup)
    while let piece = scanner.next() {
      switch piece {
      case .text(let bytes): if hidden == 0 { add(bytes) }
      case .tag(let tag): take(tag)
      }
    }
    end()
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    current += bytes
    if !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) { lastTag = Tag() }
  }

  private mutating func take(_ tag: Tag) {
    if Self.unread.contains(tag.name) {
      if !tag.isEmpty { hidden = max(0, hidden + (tag.isClosing ? -1 : 1)) }
      if tag.name == "pre" { end() }
      return
    }
    for attribute in tag.attributes where Self.spoken.contains(attribute.name) { append(attribute.value) }
    if !Self.inline.contains(tag.name) || isNextColumn(tag) { end() }
    // A line of its own in a picture goes on with the sentence.
    if tag.name == "tspan", !tag.isClosing { current.append(0x20) }
    lastTag = tag
  }

  /// Two spans side by side without a blank are two columns, not one word.
  private func isNextColumn(_ tag: Tag) -> Bool {
    tag.name == "span" && !tag.isClosing && lastTag.name == "span" && lastTag.isClosing
  }

  private mutating func end() {
    append(current[...])
    current.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    let words = CharacterReference.decoded(String(decoding: bytes, as: UTF8.self)).split(
      whereSeparator: \.isWhitespace)
    guard words.contains(where: { !$0.trimmingPunctuation.isEmpty }) else { return }
    fragments.append(words.joined(separator: " "))
  }
}
