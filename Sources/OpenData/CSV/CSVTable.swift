import IndicatorSchema

/// Rows as CSV for people and their programs (RFC 4180, UTF-8): a header, text that no spreadsheet computes, numbers
/// in the shortest form that reads back as the same.
public struct CSVTable: Sendable {
  /// How rows and indicators are laid out.
  public enum Form: Hashable, Sendable {
    /// A record for each area and period, fields for each indicator.
    case wide
    /// A record for each area, period and indicator.
    case long
  }

  let table: DataTable
  let form: Form
  let dialect: CSVDialect
  private let cells: [(names: DataColumn, column: IndicatorColumn)]
  /// The names of the indicators as fields.
  private let names: [[UInt8]]

  /// Describes files.
  public init(_ table: DataTable, _ form: Form = .wide, _ dialect: CSVDialect = .standard) {
    self.table = table
    self.form = form
    self.dialect = dialect
    cells = table.columns.map { ($0, table.frame.columns[$0.position]) }
    names = table.columns.map { column in
      var name = CSVBytes(CSVDialect.standard)
      name.add(column.id.text)
      return name.bytes
    }
  }

  /// The fields of the header.
  var header: [String] {
    let keys = KeyField.allCases.map(\.rawValue)
    switch form {
    case .wide:
      return keys + table.columns.flatMap { [$0.name, $0.lower, $0.upper, $0.status].compactMap { $0 } }
    case .long: return keys + LongField.allCases.map(\.rawValue)
    }
  }

  /// The file with some rows of the table, in the order given.
  public func bytes(rows: some Collection<Int>) -> [UInt8] { start + records(rows: rows) }

  /// What comes before the records: the header, and the byte order mark where there is one.
  public var start: [UInt8] {
    var bytes = CSVBytes(dialect)
    for field in header { bytes.add(field) }
    bytes.endRecord()
    return bytes.bytes
  }

  /// The records of some rows, in the order given.
  public func records(rows: some Collection<Int>) -> [UInt8] {
    var bytes = CSVBytes(dialect.withoutMark)
    bytes.reserve(rows.count * (64 + cells.count * (form == .wide ? 16 : 96)))
    for row in rows {
      switch form {
      case .wide: addRecord(row, &bytes)
      case .long: addRecords(row, &bytes)
      }
    }
    return bytes.bytes
  }

  private func addRecord(_ row: Int, _ bytes: inout CSVBytes) {
    addKeys(row, &bytes)
    for (names, column) in cells {
      let cell = DataCell(column, row)
      bytes.add(cell.value)
      if names.lower != nil {
        bytes.add(cell.lower)
        bytes.add(cell.upper)
      }
      if names.status != nil { bytes.add(cell.status.name) }
    }
    bytes.endRecord()
  }

  private func addRecords(_ row: Int, _ bytes: inout CSVBytes) {
    var keys = CSVBytes(dialect.withoutMark)
    addKeys(row, &keys)
    for (index, (_, column)) in cells.enumerated() {
      let cell = DataCell(column, row)
      bytes.add(written: keys.bytes)
      bytes.add(written: names[index])
      bytes.add(cell.value)
      bytes.add(cell.lower)
      bytes.add(cell.upper)
      bytes.add(cell.status.name)
      bytes.endRecord()
    }
  }

  private func addKeys(_ row: Int, _ bytes: inout CSVBytes) {
    let area = table.frame.area(row)
    bytes.add(area.code.text)
    bytes.add(area.name)
    bytes.add(area.code.level.rawValue)
    bytes.add(area.parent?.text)
    bytes.add(table.frame.periods[row].description)
  }
}

/// The fields of a long table behind the keys.
enum LongField: String, CaseIterable {
  case indicator
  case value
  case lower
  case upper
  case status
}

extension CSVDialect {
  /// The same form for a part of a file.
  fileprivate var withoutMark: CSVDialect {
    CSVDialect(separator: separator, decimalMark: decimalMark, hasByteOrderMark: false)
  }
}
