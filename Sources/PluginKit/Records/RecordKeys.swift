import IndicatorSchema

/// The areas and periods met so far, each read once, and which pairs of them were used.
struct RecordKeys {
  private(set) var areas: [Area] = []
  /// The periods, each once; the fixed one where there is one.
  private(set) var periods: [Period] = []
  private let level: AreaLevel?
  private let form: AreaCodeForm?
  private let isFixed: Bool
  private let parents: [String: AreaCode]
  private var areaBytes = ByteInterner()
  /// With a form, the number of the area that a spelling stands for: `855` and `GM0855` are one.
  private var areaOfSpelling: [Int32] = []
  private var periodBytes = ByteInterner()
  /// The number of the period that a spelling stands for.
  private var periodOfSpelling: [Int32] = []
  private var used = UsedPairs()

  init(_ mapping: RecordMapping) {
    level = mapping.area.level
    form = mapping.area.form
    parents = mapping.area.parents
    if case .fixed(let period) = mapping.period {
      periods = [period]
      isFixed = true
    } else {
      isFixed = false
    }
  }

  /// The number of the area in the fields of a record; its name and parent are read the first time.
  mutating func area(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ layout: RecordLayout
  ) throws(Refusal) -> Int32 {
    let key = fields[layout.area].withoutBlanks
    if let known = areaBytes.find(key) { return form == nil ? known : areaOfSpelling[Int(known)] }
    guard let code = code(key) else {
      throw Refusal(
        .unknownArea, key.isEmpty ? "the area code is empty" : "\(key.shown) is not an area code",
        slot: layout.area, hint: hint(key))
    }
    if form != nil {
      _ = areaBytes.add(key)
      let same = areas.firstIndex { $0.code == code }
      areaOfSpelling.append(Int32(same ?? areas.count))
      if let same { return Int32(same) }
    }
    let name = layout.areaName.map { fields[$0].withoutBlanks.text }
    var parent: AreaCode?
    if let slot = layout.areaParent { parent = try self.parent(fields[slot].withoutBlanks, slot) }
    areas.append(Area(code, name: name?.isEmpty == true ? nil : name, parent: parent))
    return form == nil ? areaBytes.add(key) : Int32(areas.count - 1)
  }

  private func hint(_ key: UnsafeRawBufferPointer) -> String {
    let isNumber = !key.isEmpty && key.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber && form == nil
      ? "for bare numbers say how they become codes, such as form: GM0000"
      : "set 'level' when the codes are not those of Statistics Netherlands"
  }

  /// The area that holds another one; nil where a record names none.
  private func parent(_ field: UnsafeRawBufferPointer, _ slot: Int) throws(Refusal) -> AreaCode? {
    guard !parents.isEmpty, !field.isEmpty else { return AreaCode(cbsUTF8: field) }
    if let known = parents[field.text] { return known }
    throw Refusal(
      .unknownCategory, "\(field.shown) is not one of the 'parents'", slot: slot,
      hint: Suggestion.hint(for: String(field.text.prefix(100)), among: parents.keys.sorted()))
  }

  private func code(_ key: UnsafeRawBufferPointer) -> AreaCode? {
    guard let form else { return plainCode(key) }
    return form.code(key).withUnsafeBytes { plainCode($0) }
  }

  private func plainCode(_ key: UnsafeRawBufferPointer) -> AreaCode? {
    guard let level else { return AreaCode(cbsUTF8: key) }
    return key.isEmpty ? nil : AreaCode(key.text, level: level)
  }

  /// The number of the period in the fields of a record, or of the one that all records have.
  mutating func period(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ layout: RecordLayout
  ) throws(Refusal) -> Int32 {
    guard !isFixed, let slot = layout.period else { return 0 }
    let key = fields[slot].withoutBlanks
    if let known = periodBytes.find(key) { return periodOfSpelling[Int(known)] }
    guard let period = Period(key.text) else {
      if let meaning = Period.refused(key.text) {
        throw Refusal(
          .unknownPeriod, "\(key.shown) is \(meaning); figures are kept by year, quarter and month",
          slot: slot,
          hint: "choose records of another frequency with 'where', or add them up before")
      }
      throw Refusal(
        .unknownPeriod, key.isEmpty ? "the period is empty" : "\(key.shown) is not a period", slot: slot,
        hint: "a period is a year, a quarter or a month: 2017, 2017-Q1, 2017-03, 2017JJ00")
    }
    let number = Int32(periods.firstIndex(of: period) ?? periods.count)
    if Int(number) == periods.count { periods.append(period) }
    periodOfSpelling.append(number)
    _ = periodBytes.add(key)
    return number
  }

  /// Whether this pair is met for the first time, and marks it as used.
  mutating func isNew(_ area: Int32, _ period: Int32) -> Bool { used.insert(area, period) }

  func duplicate(_ area: Int32, _ period: Int32, slot: Int) -> Refusal {
    Refusal(
      .duplicateArea, "\(areas[Int(area)].code) in \(periods[Int(period)]) was already read", slot: slot,
      hint: "if the table has more dimensions, choose one with 'where'")
  }
}
