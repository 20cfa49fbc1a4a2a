/// Which encoding of one byte a character makes the most sense of bytes that are not UTF-8.
///
/// Nothing in such bytes says so: what tells is that letters stand beside letters.
struct SingleByteGuess {
  /// The encoding that makes letters of the most bytes beside letters; windows-1252, the most common one, when none
  /// makes more.
  let encoding: TextEncoding

  init(_ bytes: [UInt8]) {
    var windows = 0
    var dos = 0
    for (index, byte) in bytes.enumerated() where byte >= 0x80 {
      let isBehind = index > 0 && SingleByteGuess.isLetter(bytes[index - 1])
      let isBefore = index + 1 < bytes.count && SingleByteGuess.isLetter(bytes[index + 1])
      guard isBehind || isBefore else { continue }
      if SingleByteGuess.isLetter(Windows1252.scalar(byte)) { windows += 1 }
      if SingleByteGuess.isLetter(CodePage850.scalar(byte)) { dos += 1 }
    }
    let hasGap = bytes.contains { Windows1252.scalar($0) == nil }
    encoding = dos > windows ? .codePage850 : hasGap ? .latin1 : .windows1252
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Whether a character is a letter of a language of western Europe beside those of ASCII.
  private static func isLetter(_ value: UInt32?) -> Bool {
    switch value ?? 0 {
    case 0xD7, 0xF7, 0xD0, 0xF0, 0xDE, 0xFE: false
    case 0xC0...0xFF, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E: true
    default: false
    }
  }
}

/// What to do about a byte that is not UTF-8.
struct EncodingHint {
  /// The encoding that is likely, and what the word at hand is in it.
  let text: String

  private static let longestWord = 20

  /// - Parameter at: Where in the bytes the one that is not UTF-8 stands.
  init(_ bytes: UnsafePointer<UInt8>, count: Int, at position: Int) {
    func isOfWord(_ byte: UInt8) -> Bool {
      byte > 0x7F || byte == 0x2D || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }
    var start = position
    while start > 0, position - start < EncodingHint.longestWord, isOfWord(bytes[start - 1]) { start -= 1 }
    var end = position + 1
    while end < count, end - position < EncodingHint.longestWord, isOfWord(bytes[end]) { end += 1 }
    let word = (start..<end).map { bytes[$0] }
    let encoding = SingleByteGuess(word).encoding
    let scalars = word.map { byte -> UInt32 in
      switch encoding {
      case .codePage850: CodePage850.scalar(byte)
      case .windows1252: Windows1252.scalar(byte) ?? 0xFFFD
      default: UInt32(byte)
      }
    }
    // A control character could steer a terminal.
    let shown = scalars.map { value in
      Unicode.Scalar(value).flatMap { $0.properties.generalCategory == .control ? nil : $0 } ?? "\u{FFFD}"
    }
    text =
      "set 'encoding' to that of the file; in \(encoding.rawValue) this is '\(String(String.UnicodeScalarView(shown)))'"
  }
}
