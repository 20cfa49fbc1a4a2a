/// The form of a CSV file, in combinations that can be read back.
public struct CSVDialect: Hashable, Sendable {
  /// What stands between two fields.
  let separator: UInt8
  /// What stands before the decimals.
  let decimalMark: UInt8
  /// Whether the file starts with a byte order mark, by which spreadsheets know UTF-8.
  let hasByteOrderMark: Bool

  /// RFC 4180: commas, decimal points.
  public static let standard = CSVDialect(separator: 0x2C, decimalMark: 0x2E, hasByteOrderMark: false)
  /// The same with a byte order mark.
  public static let marked = CSVDialect(separator: 0x2C, decimalMark: 0x2E, hasByteOrderMark: true)
  /// What a spreadsheet in Dutch opens on a double click: semicolons, decimal commas, a byte order mark.
  public static let dutchSpreadsheet = CSVDialect(
    separator: 0x3B, decimalMark: 0x2C, hasByteOrderMark: true)
}
