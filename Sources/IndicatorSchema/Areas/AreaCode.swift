/// The code of an area: text, with the level it stands for.
///
/// A code is never a number: `GM0034` keeps its zero, and the wijk and buurt part may hold letters.
public struct AreaCode: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The code without padding, such as `BU03630001`.
  public let text: String
  /// The level of the area.
  public let level: AreaLevel

  /// Makes a code of a given level; the text is taken as it is.
  public init(_ text: String, level: AreaLevel) {
    self.text = text
    self.level = level
  }

  /// Reads a code of Statistics Netherlands (CBS); outer blanks are padding.
  ///
  /// Known forms: `NL` + 2 (country), `PV` + 2 (province), `GM` + 4 (municipality), `WK` + 6 (wijk),
  /// `BU` + 8 (buurt), and `LD` + 2 and `CR` + 2 (groups of provinces and of municipalities: custom).
  /// Returns nil for anything else.
  public init?(cbs text: some StringProtocol) {
    var bytes = Array(text.utf8)
    let isCode = bytes.withUnsafeMutableBytes { buffer -> (String, AreaLevel)? in
      AreaCode.parse(UnsafeRawBufferPointer(buffer))
    }
    guard let (text, level) = isCode else { return nil }
    self.init(text, level: level)
  }

  /// Reads a CBS code from UTF-8 bytes, as `init(cbs:)` does.
  public init?(cbsUTF8 bytes: UnsafeRawBufferPointer) {
    guard let (text, level) = AreaCode.parse(bytes) else { return nil }
    self.init(text, level: level)
  }

  /// The area that holds this one, as far as the code itself tells: a buurt names its wijk, a wijk its
  /// municipality. The province of a municipality has to come from data.
  public var parent: AreaCode? {
    switch level {
    case .buurt where text.utf8.count == 10 && text.hasPrefix("BU"):
      AreaCode("WK" + text.dropFirst(2).prefix(6), level: .wijk)
    case .wijk where text.utf8.count == 8 && text.hasPrefix("WK"):
      AreaCode("GM" + text.dropFirst(2).prefix(4), level: .municipality)
    default: nil
    }
  }

  /// The municipality this area lies in, or is; nil above that level and for custom areas.
  public var municipality: AreaCode? {
    switch level {
    case .municipality: self
    case .wijk: parent
    case .buurt: parent?.parent
    default: nil
    }
  }

  /// The code itself.
  public var description: String { text }

  /// Hashes the text alone: codes that differ by their level only are rare, and a level would be hashed as the text
  /// that stands for it.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Orders by level, then by text.
  public static func < (lhs: AreaCode, rhs: AreaCode) -> Bool {
    lhs.level == rhs.level ? lhs.text < rhs.text : lhs.level < rhs.level
  }
}

extension AreaCode {
  private static func parse(_ padded: UnsafeRawBufferPointer) -> (String, AreaLevel)? {
    let bytes = trimmed(padded)
    guard bytes.count >= 4, let form = form(bytes[bytes.startIndex], bytes[bytes.startIndex + 1]) else {
      return nil
    }
    guard bytes.count == form.length else { return nil }
    for (offset, byte) in bytes.enumerated().dropFirst(2) {
      let isDigit = byte >= 0x30 && byte <= 0x39
      let isLetter = byte >= 0x41 && byte <= 0x5A
      guard isDigit || (isLetter && offset >= form.lettersFrom) else { return nil }
    }
    return (String(decoding: bytes, as: UTF8.self), form.level)
  }

  /// Length of the whole code and where letters may start, per prefix.
  private static func form(_ first: UInt8, _ second: UInt8) -> (
    level: AreaLevel, length: Int, lettersFrom: Int
  )? {
    switch (first, second) {
    case (0x4E, 0x4C): (.country, 4, 4)  // NL
    case (0x50, 0x56): (.province, 4, 4)  // PV
    case (0x47, 0x4D): (.municipality, 6, 6)  // GM
    case (0x57, 0x4B): (.wijk, 8, 6)  // WK
    case (0x42, 0x55): (.buurt, 10, 6)  // BU
    case (0x4C, 0x44), (0x43, 0x52): (.custom, 4, 4)  // LD, CR
    default: nil
    }
  }

  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
    var slice = bytes[...]
    while let last = slice.last, last == 0x20 { slice = slice.dropLast() }
    while let first = slice.first, first == 0x20 { slice = slice.dropFirst() }
    return slice
  }
}
