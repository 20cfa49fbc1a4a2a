import IndicatorSchema

extension RecordMapping {
  /// Reads the shared fields of a source of records.
  ///
  /// - Throws: `Diagnostics` with every unknown indicator, binding and unit clash.
  public init(_ config: Config, _ context: PlanContext) throws {
    var decoder = RecordMappingDecoder(config: config, context: context)
    self = try decoder.decode()
  }
}

/// Reads the shared fields, collecting complaints.
private struct RecordMappingDecoder {
  let config: Config
  let context: PlanContext
  var diagnostics = Diagnostics()

  init(config: Config, context: PlanContext) {
    self.config = config
    self.context = context
  }

  mutating func decode() throws -> RecordMapping {
    let table = decodeTable("bindings")
    let cited = decodeTable("cite") ?? table
    let long = decodeLong()
    let columns = long == nil ? wideColumns(table) : longColumns(long)
    let mapping = RecordMapping(
      step: context.step, area: decodeArea(), period: decodePeriod(table), columns: columns, long: long,
      missing: decodeMissing(), numbers: decodeNumbers(), filters: decodeFilters(),
      skipsEmptyRows: config.text("empty_rows") == "skip", table: cited)
    try diagnostics.throwIfAny()
    return mapping
  }

  private mutating func decodeTable(_ field: String) -> TableBinding? {
    guard let key = config.text(field) else { return nil }
    if let table = context.catalogue.tables[key] { return table }
    diagnostics.add(
      Diagnostic(
        .unknownBinding, "unknown \(field == "cite" ? "table" : field) '\(key)'", at: config.place(of: field),
        hint: Suggestion.hint(for: key, among: context.catalogue.tables.keys)
          ?? "known are " + context.catalogue.tables.keys.sorted().joined(separator: ", ")))
    return nil
  }

  private mutating func indicator(_ name: String, at place: Place) -> Indicator? {
    if let known = context.catalogue.indicators[IndicatorID(name)] { return known }
    diagnostics.add(
      Diagnostic(
        .unknownIndicator, "unknown indicator '\(name)'", at: place,
        hint: Suggestion.hint(for: name, among: context.catalogue.indicators.keys.map(\.text))
          ?? "declare it in a catalogue"))
    return nil
  }

  private mutating func wideColumns(_ table: TableBinding?) -> [RecordMapping.MappedColumn] {
    var columns: [RecordMapping.MappedColumn] = []
    let wanted = wantedFromTable(table)
    for (id, place) in wanted {
      guard let binding = table?.columns[id], let indicator = indicator(id.text, at: place) else { continue }
      columns.append(.init(indicator: indicator, binding: binding, place: place))
    }
    for entry in config.entries("columns") {
      guard let indicator = indicator(entry.key, at: entry.keyPlace) else { continue }
      let binding = ColumnBinding(entry.value, into: &diagnostics)
      columns.removeAll { $0.indicator.id == indicator.id }
      columns.append(.init(indicator: indicator, binding: binding, place: entry.value.place))
    }
    for column in columns { checkUnit(column) }
    return columns
  }

  private mutating func wantedFromTable(_ table: TableBinding?) -> [(IndicatorID, Place)] {
    guard let table else { return [] }
    guard let listed = config.node("indicators")?.list else {
      return table.columns.keys.sorted().map { ($0, config.place(of: "bindings")) }
    }
    var wanted: [(IndicatorID, Place)] = []
    for node in listed {
      let id = IndicatorID(node.text ?? "")
      if table.columns[id] == nil {
        diagnostics.add(
          Diagnostic(
            .unknownIndicator, "'\(id)' is not in the bindings of \(table.table)", at: node.place,
            hint: Suggestion.hint(for: id.text, among: table.columns.keys.map(\.text))))
      } else {
        wanted.append((id, node.place))
      }
    }
    return wanted
  }

  private mutating func checkUnit(_ column: RecordMapping.MappedColumn) {
    guard let unit = column.binding?.unit, unit.dimension != column.indicator.unit.dimension else { return }
    diagnostics.add(
      Diagnostic(
        .unitClash,
        "\(column.indicator.id) is in \(column.indicator.unit.rawValue), its column in \(unit.rawValue)",
        at: column.place, hint: "these can't be converted into each other"))
  }

  private mutating func longColumns(_ long: RecordMapping.LongMapping?) -> [RecordMapping.MappedColumn] {
    var wanted = (config.node("indicators")?.list ?? []).map { ($0.text ?? "", $0.place) }
    if wanted.isEmpty, let codes = config.object("long")?.entries("codes") {
      var seen = Set<String>()
      wanted = codes.map { ($0.value.text ?? "", $0.value.place) }.filter { seen.insert($0.0).inserted }
    }
    if wanted.isEmpty {
      diagnostics.add(
        Diagnostic(
          .missingField, "a long table needs 'indicators' or 'codes'", at: config.place(of: "long"),
          hint: "list the indicators to read"))
    }
    return wanted.compactMap { name, place in
      indicator(name, at: place).map { .init(indicator: $0, binding: nil, place: place) }
    }
  }

  private func decodeLong() -> RecordMapping.LongMapping? {
    guard let long = config.object("long") else { return nil }
    func column(_ name: String) -> ColumnBinding? { long.text(name).map { ColumnBinding(title: $0) } }
    let statuses = long.entries("statuses").map {
      ($0.key, $0.value.text.flatMap(CellStatus.init) ?? .missing)
    }
    let codes = long.entries("codes").map { ($0.key, IndicatorID($0.value.text ?? "")) }
    return RecordMapping.LongMapping(
      indicator: ColumnBinding(title: long.requiredText("indicator")),
      value: ColumnBinding(title: long.requiredText("value")), status: column("status"),
      lower: column("lower"), upper: column("upper"),
      statuses: Dictionary(statuses, uniquingKeysWith: { first, _ in first }),
      codes: Dictionary(codes, uniquingKeysWith: { first, _ in first }),
      skipsOthers: long.text("others") == "skip", place: long.place)
  }

  private mutating func decodeArea() -> RecordMapping.AreaMapping {
    let place = config.place(of: "area")
    guard let area = config.object("area") else {
      return .init(code: ColumnBinding(title: config.requiredText("area")), place: place)
    }
    return .init(
      code: ColumnBinding(title: area.requiredText("column")),
      name: area.node("name").map { ColumnBinding($0, into: &diagnostics) },
      parent: area.node("parent").map { ColumnBinding($0, into: &diagnostics) }, parents: parents(area),
      level: area.text("level").flatMap(AreaLevel.init(rawValue:)), form: form(area), place: place)
  }

  private mutating func form(_ area: Config) -> AreaCodeForm? {
    guard let text = area.text("form") else { return nil }
    if let form = AreaCodeForm(text) { return form }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'\(text)' is not the form of a code", at: area.place(of: "form"),
        hint: "write letters and a zero for each digit, such as GM0000"))
    return nil
  }

  private mutating func parents(_ area: Config) -> [String: AreaCode] {
    if let node = area.node("parents"), area.node("parent") == nil {
      diagnostics.add(
        Diagnostic(
          .missingField, "'parents' says what names stand for, and 'parent' not where they are",
          at: node.place,
          hint: "for example parent: province"))
    }
    var parents: [String: AreaCode] = [:]
    for entry in area.entries("parents") {
      let text = entry.value.text ?? ""
      parents[entry.key] = AreaCode(cbs: text)
      if parents[entry.key] == nil {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "'\(text)' is not an area code of Statistics Netherlands", at: entry.value.place))
      }
    }
    return parents
  }

  private mutating func decodePeriod(_ table: TableBinding?) -> RecordMapping.PeriodMapping {
    if let column = config.object("period")?.text("column") {
      return .column(ColumnBinding(title: column), config.place(of: "period"))
    }
    if let text = config.text("period") {
      if let period = Period(text) { return .fixed(period) }
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(text)' is not a period", at: config.place(of: "period"),
          hint: "write 2017, 2017-Q1 or 2017-03"))
    } else if let period = table?.period ?? context.period {
      return .fixed(period)
    } else {
      diagnostics.add(
        Diagnostic(
          .missingField, "no period is known for '\(context.step)'", at: config.place,
          hint: "give 'period', here or for the whole pipeline"))
    }
    return .column(ColumnBinding(title: ""), config.place)
  }

  private func decodeMissing() -> [String: CellStatus] {
    guard let node = config.node("missing") else { return ["": .missing, ".": .missing] }
    if let entries = node.entries {
      let pairs = entries.map { ($0.key, $0.value.text.flatMap(CellStatus.init) ?? .missing) }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    let texts = node.list?.compactMap(\.text) ?? []
    return Dictionary(texts.map { ($0, .missing) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func decodeNumbers() -> NumberParser {
    let decimal = config.text("decimal")?.utf8.first ?? 0x2E
    let thousands = config.text("thousands")?.utf8.first
    if decimal == thousands {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'decimal' and 'thousands' are the same", at: config.place(of: "thousands")))
    }
    return NumberParser(decimal: decimal, thousands: thousands)
  }

  private func decodeFilters() -> [RecordMapping.RecordFilter] {
    config.entries("where").map { entry in
      let texts = entry.value.list?.compactMap(\.text) ?? entry.value.text.map { [$0] } ?? []
      return .init(
        column: ColumnBinding(title: entry.key), texts: Set(texts), place: entry.keyPlace)
    }
  }
}
