/// How the bytes of a file stand for characters.
enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case codePage850 = "cp850"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  /// The byte order mark with which a file in this encoding may start.
  var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .windows1252, .latin1, .codePage850: []
    }
  }

  /// The encoding whose byte order mark these bytes start with, or nil.
  static func marked(_ bytes: some Collection<UInt8>) -> TextEncoding? {
    allCases.first { !$0.mark.isEmpty && bytes.starts(with: $0.mark) }
  }

  /// The bytes in this encoding of text that was read from it: `TextDecoder` turned round.
  func encode(_ text: some Sequence<UInt8>) -> [UInt8] {
    let scalars = String(decoding: Array(text), as: UTF8.self).unicodeScalars
    switch self {
    case .utf8: return Array(text)
    case .latin1: return scalars.map { UInt8(truncatingIfNeeded: $0.value) }
    case .windows1252: return scalars.map(Windows1252.byte)
    case .codePage850: return scalars.map(CodePage850.byte)
    case .utf16LittleEndian:
      return scalars.flatMap { UTF16.encode($0).map(Array.init) ?? [] }
        .flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      return scalars.flatMap { UTF16.encode($0).map(Array.init) ?? [] }
        .flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }
  }
}

/// The code page of Windows for western Europe.
enum Windows1252 {
  /// The characters of the bytes 0x80 to 0x9F; 0 where the code page has none.
  ///
  /// The others are those of Latin-1.
  static let special: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D,
    0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
    0x017E, 0x0178,
  ]

  /// The character of a byte, or nil where the code page has none.
  static func scalar(_ byte: UInt8) -> UInt32? {
    guard byte >= 0x80, byte < 0xA0 else { return UInt32(byte) }
    let value = special[Int(byte - 0x80)]
    return value == 0 ? nil : UInt32(value)
  }

  /// The byte of a character that `scalar` gave.
  static func byte(_ scalar: Unicode.Scalar) -> UInt8 {
    guard scalar.value > 0xFF else { return UInt8(truncatingIfNeeded: scalar.value) }
    let position = special.firstIndex { UInt32($0) == scalar.value } ?? 0
    return UInt8(0x80 + position)
  }
}
