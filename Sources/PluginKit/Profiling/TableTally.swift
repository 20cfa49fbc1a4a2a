/// Types the cells of a table column by column and adds up its numbers, exactly and in any order.
///
/// A number is added as a whole number of its last decimal, to the sum of all numbers with as many decimals. So no
/// digit is lost, the result does not depend on the order, and tallies of parts of a table can be merged.
/// Blanks around a value are padding; `.` and nothing at all are missing; digits with a leading zero are text,
/// because they are a code.
public final class TableTally {
  /// The number of columns.
  public let columnCount: Int
  @usableFromInline let decimal: UInt8
  /// The sums of each column, one for each number of decimals.
  @usableFromInline let sums: UnsafeMutablePointer<DecimalSum>
  /// The cells of each column that hold text, or any value once one of them was text.
  @usableFromInline let texts: UnsafeMutablePointer<Int>
  /// The numbers that no sum can take.
  private var unusual: [Int: UnusualNumbers] = [:]
  private let parser: NumberParser

  /// The bytes before and behind a cell that `add` may read.
  public static let margin = 8

  /// Makes an empty tally.
  ///
  /// - Parameter decimal: The byte between the whole part of a number and its decimals.
  public init(columns: Int, decimal: UInt8 = 0x2E) {
    columnCount = columns
    self.decimal = decimal
    parser = NumberParser(decimal: decimal)
    sums = .allocate(capacity: columns * DecimalSum.perColumn)
    sums.initialize(repeating: DecimalSum(), count: columns * DecimalSum.perColumn)
    texts = .allocate(capacity: columns)
    texts.initialize(repeating: 0, count: columns)
  }

  deinit {
    sums.deallocate()
    texts.deallocate()
  }

  /// Adds a cell.
  ///
  /// - Parameters:
  ///   - start: The first byte of the cell; the `margin` bytes before it must be readable.
  ///   - count: The number of bytes of the cell.
  ///   - column: The column, from 0.
  @inlinable @inline(__always)
  public func add(_ start: UnsafePointer<UInt8>, _ count: Int, to column: Int) {
    if count == 0 { return }
    guard texts[column] == 0 else { return addToText(start, count, column) }
    guard count <= 8, let number = PaddedNumber(endingAt: start + count, count, decimal: decimal) else {
      return addLong(UnsafeRawBufferPointer(start: start, count: count), column)
    }
    if number.isMissing { return }
    sums[column * DecimalSum.perColumn + number.decimals].add(number.mantissa)
  }

  /// Adds a cell to a column that holds text: what matters is whether there is anything in it.
  @inlinable @inline(__always)
  func addToText(_ start: UnsafePointer<UInt8>, _ count: Int, _ column: Int) {
    let first = start[0]
    guard first == 0x20 || first == 0x09 || first == 0x2E else {
      texts[column] += 1
      return
    }
    addPaddedText(UnsafeRawBufferPointer(start: start, count: count), column)
  }

  @usableFromInline
  func addPaddedText(_ cell: UnsafeRawBufferPointer, _ column: Int) {
    if !TableTally.isMissing(cell.withoutBlanks) { texts[column] += 1 }
  }

  private static func isMissing(_ value: UnsafeRawBufferPointer) -> Bool {
    value.isEmpty || (value.count == 1 && value[0] == 0x2E)
  }

  /// Adds a cell that the fast way does not cover: long, signed, with other padding, or no plain number.
  @usableFromInline
  func addLong(_ cell: UnsafeRawBufferPointer, _ column: Int) {
    let value = cell.withoutBlanks
    if TableTally.isMissing(value) { return }
    if let number = PlainDecimal(value, decimal: decimal) {
      sums[column * DecimalSum.perColumn + number.decimals].add(number.mantissa)
    } else if !PlainDecimal.startsWithZeros(value), let number = parser.parse(value) {
      unusual[column, default: UnusualNumbers()].add(number, isInteger: PlainDecimal.isInteger(value))
    } else {
      texts[column] += 1
    }
  }

  /// Adds the counts and sums of another part of the same table.
  public func merge(_ other: TableTally) {
    precondition(columnCount == other.columnCount, "the tables differ in columns")
    for index in 0..<columnCount * DecimalSum.perColumn { sums[index].merge(other.sums[index]) }
    for column in 0..<columnCount { texts[column] += other.texts[column] }
    for column in other.unusual.keys.sorted() {
      if let numbers = other.unusual[column] { unusual[column, default: UnusualNumbers()].merge(numbers) }
    }
  }

  /// What is in each column.
  ///
  /// - Parameters:
  ///   - names: The names of the columns.
  ///   - rows: The number of rows; a cell that was not added is missing.
  public func profiles(names: [String], rows: Int) -> [ColumnProfile] {
    names.indices.map { profile($0, name: names[$0], rows: rows) }
  }

  private func profile(_ column: Int, name: String, rows: Int) -> ColumnProfile {
    let parts = (0..<DecimalSum.perColumn).map { sums[column * DecimalSum.perColumn + $0] }
    let others = unusual[column] ?? UnusualNumbers()
    let numbers = parts.reduce(others.count) { $0 + $1.count }
    let count = numbers + texts[column]
    let isInteger = parts.dropFirst().allSatisfy { $0.count == 0 } && others.areIntegers
    let type: ColumnProfile.ValueType =
      texts[column] > 0 ? .text : numbers == 0 ? .empty : isInteger ? .integer : .number
    guard type == .integer || type == .number else {
      return ColumnProfile(name: name, type: type, count: count, missing: rows - count)
    }
    let ranges = parts.indices.filter { parts[$0].count > 0 }.flatMap { decimals in
      [parts[decimals].minimum, parts[decimals].maximum].map { DecimalSum.number(Int128($0), decimals) }
    }
    let extremes = ranges + (others.count > 0 ? [others.minimum, others.maximum] : [])
    return ColumnProfile(
      name: name, type: type, count: count, missing: rows - count,
      sum: DecimalSum.total(parts.map(\.sum), adding: others.sum), minimum: extremes.min(),
      maximum: extremes.max())
  }
}
