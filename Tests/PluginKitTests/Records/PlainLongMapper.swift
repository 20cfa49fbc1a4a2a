import IndicatorSchema

/// Maps a long table in the plainest way there is: dictionaries of texts, one record after the other.
///
/// Columns: code, period, indicator, value, status, lower, upper; `inhabitants` may be written `T001`.
struct PlainLongMapper {
  struct Cell: Equatable {
    var value: Double?
    var status: CellStatus
    var lower: Double?
    var upper: Double?
  }

  var rows: [String] = []
  var cells: [String: Cell] = [:]
  var refusals: [DiagnosticCode] = []
  var others = 0

  static let wanted = ["T001": "inhabitants", "inhabitants": "inhabitants", "low_income": "low_income"]

  mutating func take(_ record: [String]) {
    let fields = record.map { $0.trimmingBlanks }
    guard let indicator = PlainLongMapper.wanted[fields[2]] else {
      others += 1
      return
    }
    guard let area = AreaCode(cbs: fields[0]) else { return refusals.append(.unknownArea) }
    guard let period = Period(fields[1]) else { return refusals.append(.unknownPeriod) }
    guard var cell = cell(fields, indicator) else { return }
    if let status = fields[4].isEmpty ? nil : CellStatus(fields[4]) {
      if cell.status.hasValue || !status.hasValue { cell.status = status }
      if !status.hasValue { cell.value = nil }
    } else if !fields[4].isEmpty {
      return refusals.append(.unknownCategory)
    }
    for (field, bound) in [(5, \Cell.lower), (6, \Cell.upper)] {
      guard let read = number(fields[field], indicator) else { return }
      cell[keyPath: bound] = read.value
    }
    let row = "\(area) \(period)"
    guard cells["\(row) \(indicator)"] == nil else { return refusals.append(.duplicateArea) }
    if !rows.contains(row) { rows.append(row) }
    cells["\(row) \(indicator)"] = cell
  }

  private mutating func cell(_ fields: [String], _ indicator: String) -> Cell? {
    number(fields[3], indicator).map { Cell(value: $0.value, status: $0.value == nil ? .missing : .observed) }
  }

  /// A number or a missing marker; nil when the record was refused.
  private mutating func number(_ text: String, _ indicator: String) -> (value: Double?, isRead: Bool)? {
    if text.isEmpty || text == "." { return (nil, true) }
    guard let value = Double(text), text.first != ".", text.last != "." else {
      refusals.append(.notANumber)
      return nil
    }
    guard (0...(indicator == "inhabitants" ? 20_000_000 : 100)).contains(value) else {
      refusals.append(.outOfRange)
      return nil
    }
    return (value, true)
  }
}

extension String {
  /// Without blanks and tabs at both ends.
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
