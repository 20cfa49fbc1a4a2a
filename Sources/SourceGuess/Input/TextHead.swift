/// The first characters of an input, to tell its form from; blanks and a byte order mark before them left out.
struct TextHead {
  let text: String
  let isBinary: Bool

  private static let bytes = 64 * 1024

  init(_ bytes: [UInt8]) {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF]]
    let mark = marks.first { bytes.starts(with: $0) }?.count ?? 0
    let head = bytes.dropFirst(mark).prefix(TextHead.bytes)
    text = String(String(decoding: head, as: UTF8.self).drop(while: \.isWhitespace))
    let controls = head.count { $0 < 0x20 && ![0x09, 0x0A, 0x0D, 0x0C].contains($0) }
    isBinary = head.contains(0) || controls > max(4, head.count / 200)
  }

  var lowercased: String { String(text.prefix(200)).lowercased() }

  /// The first characters without any blank.
  var compact: String { text.prefix(4000).filter { !$0.isWhitespace } }

  /// The name of the root element without prefix, and the attributes and namespaces of its start tag.
  var rootTag: Substring? {
    guard text.hasPrefix("<") else { return nil }
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      let tag = rest[rest.index(after: open)...]
      guard tag.hasPrefix("?") || tag.hasPrefix("!") else {
        return tag.prefix { $0 != ">" }
      }
      let end = tag.hasPrefix("!--") ? tag.firstRange(of: "-->")?.upperBound : tag.firstIndex(of: ">")
      guard let end else { return nil }
      rest = tag[end...]
    }
    return nil
  }

  var root: String? {
    rootTag?.prefix { !$0.isWhitespace && $0 != "/" }.split(separator: ":").last.map(String.init)
  }

  /// The text between two others.
  func between(_ start: String, _ end: String) -> String? {
    guard let from = text.firstRange(of: start), let to = text[from.upperBound...].firstRange(of: end) else {
      return nil
    }
    return text[from.upperBound..<to.lowerBound].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether runs of blanks stand inside most lines.
  var looksAligned: Bool {
    let lines = text.split(whereSeparator: \.isNewline).prefix(50).map { line in
      line.drop { $0 == " " }
    }
    return lines.count > 1 && lines.count { $0.contains("  ") } * 2 >= lines.count
  }
}
