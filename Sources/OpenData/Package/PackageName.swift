/// Names as data packages allow them.
enum PackageName {
  /// A text in the lower-case letters, digits, dots, underscores and hyphens that a name may have.
  static func name(_ text: String) -> String {
    let name = token(text.lowercased())
    return name.isEmpty ? "data" : name
  }

  /// A text in the ASCII letters, digits, dots, underscores and hyphens that an identifier may have; all else becomes
  /// a hyphen, and none stands at an end.
  static func token(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      let isDigit = byte >= 0x30 && byte <= 0x39
      if isLetter || isDigit || byte == 0x2E || byte == 0x5F {
        bytes.append(byte)
      } else if let last = bytes.last, last != 0x2D {
        bytes.append(0x2D)
      }
    }
    while bytes.last == 0x2D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a text is an address that may be linked to.
  static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://"))
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
  }
}
