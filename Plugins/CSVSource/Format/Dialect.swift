/// How records are written: what separates fields, and what encloses those that hold separators.
struct Dialect: Hashable, Sendable {
  /// The byte between two fields.
  var delimiter: UInt8
  /// The byte around a field, or `noQuote`.
  var quote: UInt8
  /// What a line starts with that is no record; empty when there are no such lines.
  var comment: [UInt8] = []

  /// Stands for no quote at all: a byte that UTF-8 never holds.
  static let noQuote: UInt8 = 0xFF
}

/// How large the parts of an input may be, so that one stray quote can't swallow the rest of a file.
enum Limits {
  /// The bytes of one field.
  static let fieldBytes = 1 << 20
  /// The ends of lines in one field.
  static let fieldLines = 1000
  /// The bytes of one record.
  static let recordBytes = 16 << 20
  /// The columns of a table.
  static let columns = 16_384
}

/// The bytes that mean something in every dialect.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let blank: UInt8 = 0x20
  static let doubleQuote: UInt8 = 0x22
}
