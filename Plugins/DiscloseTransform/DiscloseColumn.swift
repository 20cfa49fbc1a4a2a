import IndicatorSchema

/// A column as disclosure control sees it.
struct DiscloseColumn: Sendable {
  /// The indicator.
  let id: IndicatorID
  /// Whether it is never hidden.
  let isKept: Bool
  /// Whether it adds up over areas, weighted by a denominator or not: a hidden cell follows from the others.
  let addsUp: Bool
  /// Where the cases behind a value are counted.
  let cases: Cases
  /// The columns that tell its value in the same row.
  let dependents: [Int]
  /// The columns from which its value can be computed in the same row.
  let sources: [Int]
  /// Whether it is a count that was computed from others.
  let isComputedCount: Bool
  /// The counts, as a source gave them, that it was computed from.
  let countSources: [Int]
  /// Whether it is a share of which the denominator is not known, so that its cases can't be counted.
  let isUnchecked: Bool

  /// The number of cases behind a value.
  enum Cases: Hashable, Sendable {
    /// The value itself.
    case value
    /// The value times a column, divided by a scale.
    case share(of: Int, scale: Double)
    /// Not known, or not of persons.
    case unknown
  }

  /// The number of cases behind a cell; nil where it is not known.
  func caseCount(_ row: Int, _ position: Int, _ frame: IndicatorFrame) -> Double? {
    guard let value = frame.columns[position][row] else { return nil }
    switch cases {
    case .unknown: return nil
    case .value: return value
    case .share(let people, let scale): return frame.columns[people][row].map { value * $0 / scale }
    }
  }

  /// The columns of an input.
  static func all(
    of input: FrameSchema, _ relations: [IndicatorID: (cases: IndicatorID?, people: IndicatorID?)],
    ancestors: [IndicatorID: Set<IndicatorID>], kept: Set<Int>, counts: Set<Int>, people: Int?
  ) -> [DiscloseColumn] {
    let map = ColumnMap(input: input, relations: relations, ancestors: ancestors, people: people)
    return input.columns.indices.map { position in
      let column = input.columns[position]
      let cases = counts.contains(position) ? .value : map.cases(of: position)
      return DiscloseColumn(
        id: column.id, isKept: kept.contains(position), addsUp: map.addsUp(position), cases: cases,
        dependents: map.dependents(of: position),
        sources: map.sources(of: position).filter { !kept.contains($0) },
        isComputedCount: column.unit == .count && !map.isBase(position),
        countSources: map.counts(of: position),
        isUnchecked: cases == .unknown && map.isBase(position) && column.unit.dimension == .share)
    }
  }
}

/// How the columns of an input hang together.
private struct ColumnMap {
  let input: FrameSchema
  let relations: [IndicatorID: (cases: IndicatorID?, people: IndicatorID?)]
  let ancestors: [IndicatorID: Set<IndicatorID>]
  let people: Int?

  /// Whether a source gave it; one that a step made of itself, such as one with rows added, stays what it was.
  func isBase(_ position: Int) -> Bool {
    let id = input.columns[position].id
    return ancestors[id].map { $0.isEmpty || $0.contains(id) } ?? true
  }

  /// The counts of a source that a column was computed from.
  func counts(of position: Int) -> [Int] {
    let own = ancestors[input.columns[position].id] ?? []
    return input.columns.indices.filter { other in
      other != position && own.contains(input.columns[other].id) && input.columns[other].unit == .count
        && isBase(other)
    }
  }

  func addsUp(_ position: Int) -> Bool {
    let column = input.columns[position]
    return column.unit == .count || column.unit.dimension == .share || denominator(position) != nil
      || column.denominator != nil
  }

  func cases(of position: Int) -> DiscloseColumn.Cases {
    let column = input.columns[position]
    switch column.unit {
    case .count: return isBase(position) ? .value : .unknown
    case .percent, .perThousand:
      guard let denominator = denominator(position) else { return .unknown }
      return .share(of: denominator, scale: column.unit == .percent ? 100 : 1000)
    default: return .unknown
    }
  }

  func numerator(_ position: Int) -> Int? {
    let column = input.columns[position]
    return (relations[column.id]?.cases ?? column.numerator).flatMap { input.position(of: $0) }
  }

  func denominator(_ position: Int) -> Int? {
    let column = input.columns[position]
    return (relations[column.id]?.people ?? column.denominator).flatMap { input.position(of: $0) }
  }

  /// What was computed from it, and the shares of which it is the numerator or denominator.
  ///
  /// A share among people whose number is hidden gives that number away where the cases are known, of one area or
  /// of all together.
  func dependents(of position: Int) -> [Int] {
    let id = input.columns[position].id
    return input.columns.indices.filter { other in
      guard other != position else { return false }
      return numerator(other) == position || denominator(other) == position
        || ancestors[input.columns[other].id]?.contains(id) == true
    }
  }

  /// Its numerator first, what counts all people last.
  func sources(of position: Int) -> [Int] {
    let own = isBase(position) ? [] : ancestors[input.columns[position].id] ?? []
    let (numerator, denominator) = (numerator(position), denominator(position))
    func rank(_ other: Int) -> Int {
      other == numerator ? 0 : other == people ? 3 : other == denominator ? 2 : 1
    }
    return input.columns.indices.filter { other in
      other != position
        && (other == numerator || numerator != nil && other == denominator
          || own.contains(input.columns[other].id))
    }.sorted { (rank($0), $0) < (rank($1), $1) }
  }
}
