import IndicatorSchema

/// Where in the wanted fields of a record each part stands: its slot.
struct RecordLayout {
  var area = 0
  var areaName: Int?
  var areaParent: Int?
  var period: Int?
  var filters: [Int] = []
  var columns: [Int] = []
  var long: Long?
  /// The column of the source for each slot.
  var wanted: [Int] = []

  /// The slots of a long table.
  struct Long {
    var indicator: Int
    var value: Int
    var status: Int?
    var lower: Int?
    var upper: Int?
  }

  /// Nothing, before the columns of the source are known.
  init() {}

  /// Finds the columns of a mapping among those of a source.
  ///
  /// - Throws: `Diagnostics` with every column that is not found or not unique.
  init(_ mapping: RecordMapping, columns names: [String], aliases: [[String]] = []) throws {
    var slots = Slots(matcher: HeaderMatcher(names, aliases: aliases))
    area = slots.slot(mapping.area.code, "the area", mapping.area.place)
    areaName = mapping.area.name.map { slots.slot($0, "the name of the area", mapping.area.place) }
    areaParent = mapping.area.parent.map { slots.slot($0, "the parent area", mapping.area.place) }
    if case .column(let column, let place) = mapping.period {
      period = slots.slot(column, "the period", place)
    }
    filters = mapping.filters.map { slots.slot($0.column, "'where'", $0.place) }
    if let mapped = mapping.long {
      long = slots.long(mapped)
    } else {
      columns = mapping.columns.map { column in
        column.binding.map { slots.slot($0, column.indicator.id.text, column.place) } ?? 0
      }
    }
    try slots.diagnostics.throwIfAny()
    wanted = slots.wanted
  }
}

/// Gives each column of the source that is needed its slot.
private struct Slots {
  let matcher: HeaderMatcher
  var wanted: [Int] = []
  var diagnostics = Diagnostics()

  init(matcher: HeaderMatcher) { self.matcher = matcher }

  mutating func slot(_ binding: ColumnBinding, _ subject: String, _ place: Place) -> Int {
    do {
      let column = try matcher.position(of: binding, for: subject, at: place)
      if let known = wanted.firstIndex(of: column) { return known }
      wanted.append(column)
      return wanted.count - 1
    } catch {
      diagnostics.add(error)
      return 0
    }
  }

  mutating func long(_ long: RecordMapping.LongMapping) -> RecordLayout.Long {
    RecordLayout.Long(
      indicator: slot(long.indicator, "the indicator", long.place),
      value: slot(long.value, "the value", long.place),
      status: long.status.map { slot($0, "the status", long.place) },
      lower: long.lower.map { slot($0, "the lower bound", long.place) },
      upper: long.upper.map { slot($0, "the upper bound", long.place) })
  }
}
