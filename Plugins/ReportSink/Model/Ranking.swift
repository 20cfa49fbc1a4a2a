import IndicatorSchema

/// Rows in order of a column; rows with the same value share a place.
struct Ranking: Sendable {
  /// A place among the rows that have a value.
  struct Place: Equatable, Sendable {
    /// The place from 1.
    let number: Int
    /// Whether another row has the same value.
    let isShared: Bool
    /// How many rows have a value.
    let total: Int

    /// The place as a table prints it: `3`, or `3=` when it is shared.
    var short: String { "\(number)\(isShared ? "=" : "")" }
  }

  /// The rows in order; those of one value, and those without, by name.
  let order: [Int]
  private let places: [Int: Place]

  /// Puts rows in order, most vulnerable first; without a column by name.
  ///
  /// - Parameter highestFirst: Which way to go; by default the most vulnerable come first.
  init(_ rows: [Int], by column: ReportColumn?, in frame: IndicatorFrame, highestFirst: Bool? = nil) {
    let cells = column.map { frame.columns[$0.position] }
    let sign: Double = (highestFirst ?? column?.highestFirst) == false ? 1 : -1
    let keyed = rows.map { row in
      let key = cells?[row].map { $0 * sign } ?? .infinity
      return (key: key, name: SortName(frame.area(row).reportName), row: row)
    }
    let sorted = keyed.sorted { ($0.key, $0.name, $0.row) < ($1.key, $1.name, $1.row) }
    order = sorted.map(\.row)
    places = Self.places(sorted.filter { $0.key < .infinity }.map { ($0.key, $0.row) })
  }

  /// The place of a row, nil when it has no value.
  func place(of row: Int) -> Place? { places[row] }

  /// Whether all rows that have a value have the same.
  var isLevel: Bool { places.count > 1 && places.values.allSatisfy { $0.number == 1 } }

  private static func places(_ sorted: [(key: Double, row: Int)]) -> [Int: Place] {
    var places: [Int: Place] = [:]
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
      for (_, row) in sorted[start..<end] {
        places[row] = Place(number: start + 1, isShared: end - start > 1, total: sorted.count)
      }
      start = end
    }
    return places
  }
}
