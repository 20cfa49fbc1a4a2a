/// Finds out what is in a column, cell by cell.
///
/// A cell that is absent, blank or a lone `.` is missing. A number with a leading zero is text: it is a code.
public struct ColumnProfiler: Sendable {
  private let numbers: NumberParser
  private var type = ColumnProfile.ValueType.empty
  private var count = 0
  private var missing = 0
  private var sum = 0.0
  private var minimum = Double.infinity
  private var maximum = -Double.infinity

  /// Starts a column; `missing` is the number of cells that went by before it appeared.
  public init(_ numbers: NumberParser = NumberParser(), missing: Int = 0) {
    self.numbers = numbers
    self.missing = missing
  }

  /// Takes a cell; one without base address is absent or null.
  public mutating func add(_ field: UnsafeRawBufferPointer) {
    let bytes = field.withoutBlanks
    if bytes.isEmpty || (bytes.count == 1 && bytes[0] == 0x2E) {
      missing += 1
      return
    }
    count += 1
    if type != .text { addValue(bytes) }
  }

  private mutating func addValue(_ bytes: UnsafeRawBufferPointer) {
    guard !hasLeadingZero(bytes), let value = numbers.parse(bytes) else {
      type = .text
      return
    }
    if type != .number { type = isWhole(bytes) ? .integer : .number }
    sum += value
    minimum = min(minimum, value)
    maximum = max(maximum, value)
  }

  private func hasLeadingZero(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let first = bytes[0] == 0x2D || bytes[0] == 0x2B ? 1 : 0
    return bytes.count > first + 1 && bytes[first] == 0x30 && bytes[first + 1] &- 0x30 < 10
  }

  private func isWhole(_ bytes: UnsafeRawBufferPointer) -> Bool {
    for byte in bytes.dropFirst() where byte == numbers.decimal || byte == 0x45 || byte == 0x65 {
      return false
    }
    return bytes[0] != numbers.decimal
  }

  /// What was found.
  public func profile(name: String) -> ColumnProfile {
    let isNumeric = type == .integer || type == .number
    return ColumnProfile(
      name: name, type: type, count: count, missing: missing, sum: isNumeric ? sum : nil,
      minimum: isNumeric ? minimum : nil, maximum: isNumeric ? maximum : nil)
  }
}
