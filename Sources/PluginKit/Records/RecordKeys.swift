import IndicatorSchema

/// The areas and periods met so far, each read once, and which pairs of them were used.
struct RecordKeys {
  private(set) var areas: [Area] = []
  private let level: AreaLevel?
  private let fixedPeriod: Period?
  private var areaBytes = ByteInterner()
  private var periodBytes = ByteInterner()
  private var periods: [Period] = []
  private var used: [[Int32]] = []

  init(_ mapping: RecordMapping) {
    level = mapping.area.level
    if case .fixed(let period) = mapping.period { fixedPeriod = period } else { fixedPeriod = nil }
  }

  /// The number of the area in a field; its name and parent are read the first time.
  mutating func area(
    _ field: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer?, parent: UnsafeRawBufferPointer?
  ) throws -> Int32 {
    let key = field.withoutBlanks
    if let known = areaBytes.find(key) { return known }
    guard let code = code(key) else {
      throw Refusal(
        .unknownArea, "'\(String(decoding: key, as: UTF8.self))' is not an area code", slot: 0,
        hint: "set 'level' when the codes are not those of Statistics Netherlands")
    }
    let text = name.map { String(decoding: $0.withoutBlanks, as: UTF8.self) }
    let holder = parent.flatMap { AreaCode(cbsUTF8: $0.withoutBlanks) }
    areas.append(Area(code, name: text?.isEmpty == true ? nil : text, parent: holder))
    used.append([])
    return areaBytes.add(key)
  }

  private func code(_ key: UnsafeRawBufferPointer) -> AreaCode? {
    guard let level else { return AreaCode(cbsUTF8: key) }
    return key.isEmpty ? nil : AreaCode(String(decoding: key, as: UTF8.self), level: level)
  }

  /// The period in a field, or the one that all records have.
  mutating func period(_ field: UnsafeRawBufferPointer?) throws -> Period {
    if let fixedPeriod { return fixedPeriod }
    let key = field?.withoutBlanks ?? UnsafeRawBufferPointer(start: nil, count: 0)
    if let known = periodBytes.find(key) { return periods[Int(known)] }
    let text = String(decoding: key, as: UTF8.self)
    guard let period = Period(text) else {
      throw Refusal(
        .unknownPeriod, "'\(text)' is not a period", slot: nil,
        hint: "a period is a year, a quarter or a month: 2017, 2017-Q1, 2017-03, 2017JJ00")
    }
    periods.append(period)
    _ = periodBytes.add(key)
    return period
  }

  /// Whether this pair is met for the first time, and marks it as used.
  mutating func isNew(_ area: Int32, _ period: Period) -> Bool {
    let key = period.ordinalKey
    let index = Int(area)
    if let last = used[index].last, key <= last {
      guard !used[index].contains(key) else { return false }
      let position = used[index].firstIndex { $0 > key } ?? used[index].count
      used[index].insert(key, at: position)
    } else {
      used[index].append(key)
    }
    return true
  }

  func duplicate(_ area: Int32, _ period: Period, slot: Int) -> Refusal {
    Refusal(
      .duplicateArea, "\(areas[Int(area)].code) in \(period) was already read", slot: slot,
      hint: "if the table has more dimensions, choose one with 'where'")
  }
}
