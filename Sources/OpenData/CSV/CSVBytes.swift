import JSONWriting

/// The bytes of a CSV file while it is written.
struct CSVBytes {
  private(set) var bytes: [UInt8] = []
  private let dialect: CSVDialect
  private var isAtStart = true

  init(_ dialect: CSVDialect) {
    self.dialect = dialect
    if dialect.hasByteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// Ends the record.
  mutating func endRecord() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isAtStart = true
  }

  /// Adds a field of text; nothing for nil.
  mutating func add(_ text: String?) {
    separate()
    guard let text, !text.isEmpty else { return }
    let defused = DefusedText.defused(text)
    guard CSVBytes.needsQuotes(defused) else { return bytes.append(contentsOf: defused.utf8) }
    bytes.append(0x22)
    for byte in defused.utf8 {
      switch byte {
      // Many programs end a text at a NUL.
      case 0: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      case 0x22: bytes.append(contentsOf: [0x22, 0x22])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  /// Adds a field with a number; nothing for nil.
  mutating func add(_ number: Double?) {
    separate()
    guard let number else { return }
    let start = bytes.count
    bytes.appendNumber(number)
    guard dialect.decimalMark != 0x2E else { return }
    if let point = bytes[start...].firstIndex(of: 0x2E) { bytes[point] = dialect.decimalMark }
  }

  /// Adds fields that were written before.
  mutating func add(written fields: [UInt8]) {
    separate()
    bytes.append(contentsOf: fields)
  }

  private mutating func separate() {
    if !isAtStart { bytes.append(dialect.separator) }
    isAtStart = false
  }

  /// Quotes also go around what another program could take for a separator, and around outer blanks, which some
  /// leave out.
  private static func needsQuotes(_ text: String) -> Bool {
    text.utf8.first == 0x20 || text.utf8.last == 0x20
      || text.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x2C || $0 == 0x3B }
  }
}
