import IndicatorSchema

/// How the rows of a step differ between two runs.
public struct RowsDifference: Hashable, Sendable, Codable {
  /// The step.
  public var step: String
  /// The number of rows that are new.
  public var added: Int
  /// The number of rows that are gone.
  public var gone: Int
  /// The columns that are new.
  public var newColumns: [String]
  /// The columns that are gone.
  public var goneColumns: [String]
  /// The columns of which cells changed.
  public var columns: [Column]
  /// The first cells that differ, in words.
  public var examples: [String]

  /// How the cells of a column differ, in the rows that both runs have.
  public struct Column: Hashable, Sendable, Codable {
    /// The indicator.
    public var name: String
    /// The number of cells that differ.
    public var changed: Int
    /// The cells that had no value and have one.
    public var appeared: Int
    /// The cells that had a value and have none.
    public var vanished: Int
    /// The mean of the changes of value; nil when there was none.
    public var meanChange: Double?
    /// The largest change of value, up or down; nil when there was none.
    public var largestChange: Double?
    /// The area of the largest change.
    public var largestIn: String?
  }

  /// How many cells are shown.
  static let shown = 5

  /// Compares the rows of a step in two runs; nil when they are the same.
  init?(_ step: String, _ before: IndicatorFrame, _ now: IndicatorFrame) {
    let cells = CellDifference.all(before, now, limit: RowsDifference.shown)
    guard !cells.isEmpty || before.columns.count != now.columns.count else { return nil }
    let pairs = RowPairs(before, now)
    let old = Set(before.columns.map(\.id))
    let new = Set(now.columns.map(\.id))
    self.step = step
    added = now.rowCount - pairs.rows.count
    gone = before.rowCount - pairs.rows.count
    newColumns = new.subtracting(old).map(\.text).sorted()
    goneColumns = old.subtracting(new).map(\.text).sorted()
    columns = old.intersection(new).sorted().compactMap { id in
      guard let column = before.column(id), let other = now.column(id) else { return nil }
      return Column(column, other, pairs, now)
    }
    examples = cells.map(\.words)
  }

  /// The difference in words: a line for the rows, one for each column, and some of the cells.
  public var words: [String] {
    var lines: [String] = []
    if added > 0 { lines.append("\(added) \(added == 1 ? "row is" : "rows are") new") }
    if gone > 0 { lines.append("\(gone) \(gone == 1 ? "row is" : "rows are") gone") }
    lines += newColumns.map { "\($0) is new" } + goneColumns.map { "\($0) is gone" }
    lines += columns.map(\.words)
    return lines.map { "\(step): \($0)" } + examples.map { "  \($0)" }
  }
}

extension RowsDifference.Column {
  fileprivate init?(
    _ before: IndicatorColumn, _ now: IndicatorColumn, _ pairs: RowPairs, _ frame: IndicatorFrame
  ) {
    self.init(name: before.id.text, changed: 0, appeared: 0, vanished: 0)
    var sum = 0.0
    var moved = 0
    for (row, other) in pairs.rows where before.differs(now, row, other) {
      changed += 1
      switch (before[row], now[other]) {
      case (nil, .some): appeared += 1
      case (.some, nil): vanished += 1
      case (let old?, let new?) where old != new:
        sum += new - old
        moved += 1
        guard abs(new - old) > abs(largestChange ?? 0) else { continue }
        largestChange = new - old
        largestIn = frame.area(other).code.text
      default: break
      }
    }
    guard changed > 0 else { return nil }
    meanChange = moved > 0 ? sum / Double(moved) : nil
  }

  fileprivate var words: String {
    var text = "\(changed) \(changed == 1 ? "cell" : "cells") of \(name) changed"
    if appeared > 0 { text += ", \(appeared) got a value" }
    if vanished > 0 { text += ", \(vanished) lost theirs" }
    if let largestChange, let largestIn {
      text += ", at most by \(largestChange > 0 ? "+" : "")\(largestChange.plainText) (\(largestIn))"
    }
    return text
  }
}

extension IndicatorColumn {
  /// Whether a cell differs from one of another column in value, status or bounds.
  fileprivate func differs(_ other: IndicatorColumn, _ row: Int, _ otherRow: Int) -> Bool {
    if statuses[row] != other.statuses[otherRow] || self[row] != other[otherRow] { return true }
    let mine = bounds.map { [$0.lower[row], $0.upper[row]] } ?? [.nan, .nan]
    let theirs = other.bounds.map { [$0.lower[otherRow], $0.upper[otherRow]] } ?? [.nan, .nan]
    return zip(mine, theirs).contains { $0 != $1 && !($0.isNaN && $1.isNaN) }
  }
}

/// The rows that two frames have in common, by area and period.
struct RowPairs {
  /// The position in the one and in the other.
  let rows: [(Int, Int)]

  private struct Key: Hashable {
    var area: AreaCode
    var period: Period
  }

  init(_ before: IndicatorFrame, _ now: IndicatorFrame) {
    let positions = Dictionary(
      (0..<now.rowCount).map { (Key(area: now.area($0).code, period: now.periods[$0]), $0) },
      uniquingKeysWith: { first, _ in first })
    rows = (0..<before.rowCount).compactMap { row in
      positions[Key(area: before.area(row).code, period: before.periods[row])].map { (row, $0) }
    }
  }
}
