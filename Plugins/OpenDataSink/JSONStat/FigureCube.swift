import IndicatorSchema

/// Rows as a cube: each area with each period, each pair with each indicator.
struct FigureCube {
  let frame: IndicatorFrame
  /// The areas in canonical order.
  let areas: [Area]
  /// The periods from the first to the last.
  let periods: [Period]
  /// The row of each pair of area and period; nil where there is none.
  private let rowOfPair: [Int32?]

  /// A cube of more cells would be a file that nobody can open.
  private static let cellLimit = 100_000_000

  /// Places rows.
  ///
  /// - Parameter order: The rows as `canonicalOrder()` gives them, no area twice for one period.
  /// - Throws: `Diagnostic` when there would be too many cells.
  init(_ frame: IndicatorFrame, order: [Int]) throws {
    self.frame = frame
    var numbers: [Int32: Int] = [:]
    var areas: [Area] = []
    for row in order where numbers[frame.areaPositions[row]] == nil {
      numbers[frame.areaPositions[row]] = areas.count
      areas.append(frame.area(row))
    }
    periods = Set(frame.periods).sorted()
    let (pairs, isTooLarge) = areas.count.multipliedReportingOverflow(by: periods.count)
    guard !isTooLarge, pairs <= FigureCube.cellLimit / max(1, frame.columns.count) else {
      throw Diagnostic(
        .tooLarge,
        "\(areas.count) areas, \(periods.count) periods and \(frame.columns.count) indicators make a cube of more "
          + "than \(FigureCube.cellLimit) cells",
        hint: "store it with csv or sqlite, or select fewer areas")
    }
    let columnOfPeriod = Dictionary(
      periods.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var rowOfPair = [Int32?](repeating: nil, count: pairs)
    for row in order {
      guard let area = numbers[frame.areaPositions[row]], let period = columnOfPeriod[frame.periods[row]]
      else { continue }
      rowOfPair[area * periods.count + period] = Int32(row)
    }
    self.areas = areas
    self.rowOfPair = rowOfPair
  }

  /// The number of cells, those without a row included.
  var cellCount: Int { rowOfPair.count * frame.columns.count }

  /// Calls a function for each cell that has a row, in the order of the cube.
  func forEachCell(_ body: (_ number: Int, _ column: IndicatorColumn, _ row: Int) throws -> Void) rethrows {
    for (pair, row) in rowOfPair.enumerated() {
      guard let row else { continue }
      for (index, column) in frame.columns.enumerated() {
        try body(pair * frame.columns.count + index, column, Int(row))
      }
    }
  }

  /// The number of cells with a value.
  var valueCount: Int {
    frame.columns.reduce(0) { count, column in count + column.statuses.count { $0.hasValue } }
  }
}
