import IndicatorSchema

/// Rows in the text format of COPY: fields end with a tab, rows with a line feed, and `\N` is NULL.
struct CopyText {
  /// The rows so far.
  private(set) var bytes: [UInt8] = []
  private var isFirstField = true

  /// Adds a field.
  ///
  /// - Throws: `Diagnostic` for a text with a NUL, which PostgreSQL can't store.
  mutating func add(_ text: String?) throws {
    separate()
    guard let text else { return appendNull() }
    for byte in text.utf8 {
      switch byte {
      case 0x5C: bytes += [0x5C, 0x5C]
      case 0x09: bytes += [0x5C, 0x74]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0D: bytes += [0x5C, 0x72]
      case 0:
        let shown = text.replacing("\0", with: "\\0").prefix(100)
        throw Diagnostic(
          .encoding, "'\(shown)' holds a NUL, which PostgreSQL can't store", hint: "mend it in the source")
      default: bytes.append(byte)
      }
    }
  }

  /// Adds a text that needs no escape.
  mutating func add(plain text: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: text)
  }

  /// Adds a number, NULL when it is none.
  mutating func add(_ number: Double) {
    separate()
    if number.isNaN { appendNull() } else { bytes.append(contentsOf: number.description.utf8) }
  }

  /// Ends the row.
  mutating func endRow() {
    bytes.append(0x0A)
    isFirstField = true
  }

  /// Empties the text.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func separate() {
    if !isFirstField { bytes.append(0x09) }
    isFirstField = false
  }

  private mutating func appendNull() { bytes += [0x5C, 0x4E] }
}

extension CopyText {
  /// One field as it stands in a row: to be kept and added many times.
  static func field(_ text: String) throws -> [UInt8] {
    var copy = CopyText()
    try copy.add(text)
    return copy.bytes
  }
}
