import IndicatorSchema
import PluginKit

/// What is read of a table, worked out from the mapping and from what the service says of the table.
struct ReadingPlan {
  /// The mapping as records of this service need it.
  private(set) var mapping: RecordMapping
  private(set) var columns: TableColumns
  /// The conditions that the service checks, so that it sends less. Each is checked again here, but for codes of
  /// dimensions, which the mapping checks.
  private(set) var conditions: [String] = []
  /// The column of the area.
  private(set) var area = ""
  /// The column that the names of areas are given in, and the names; nil where records hold them, or nothing does.
  private(set) var areaTitles: (column: String, titles: CodeList)?
  /// The figure of each indicator, for tables of observations.
  private(set) var measures: [IndicatorID: ODataTable.Measure] = [:]
  private let settings: ODataSettings
  private let service: ODataService
  private let table: ODataTable

  /// Works it out, asking the service for the codes of dimensions where they are needed.
  ///
  /// - Throws: `Diagnostics` for columns that are not there, codes that a dimension does not have, and units that are
  ///   not those of the bindings.
  init(
    _ settings: ODataSettings, _ mapping: RecordMapping, _ table: ODataTable, _ service: ODataService
  ) throws {
    self.settings = settings
    self.mapping = mapping
    self.table = table
    self.service = service
    columns = TableColumns(table)
    var diagnostics = Diagnostics()
    try planMeasures(&diagnostics)
    try planArea(&diagnostics)
    for filter in mapping.filters { try planFilter(filter, &diagnostics) }
    try diagnostics.throwIfAny()
  }

  /// Every figure of the table as the service describes it.
  var foundColumns: [FoundColumn] {
    table.measures.map {
      FoundColumn(
        $0.key, title: ($0.groups + [$0.title]).joined(separator: ", "), unit: $0.unit,
        definition: $0.definition)
    }
  }

  /// Whether each record is one figure.
  var isOfObservations: Bool { table.hasObservations }

  /// What the service is asked for, when these columns are needed.
  ///
  /// Columns of observations are few, and not chosen: which of them there are differs between tables.
  func query(_ wanted: [String]) -> ODataQuery {
    ODataQuery(columns: isOfObservations ? [] : wanted, conditions: conditions)
  }

  private mutating func planArea(_ diagnostics: inout Diagnostics) throws {
    let place = mapping.area.place
    let found = diagnostics.collect { [columns, mapping] in
      try columns.name(of: mapping.area.code, for: "the area", at: place)
    }
    guard let found else { return }
    area = found
    if !settings.areaPrefixes.isEmpty {
      conditions.append(ODataQuery.condition(area, startsWithOneOf: settings.areaPrefixes))
    }
    if mapping.area.name != nil {
      guard table.hasObservations else { return }
      return diagnostics.add(
        Diagnostic(
          .invalidValue, "'name' has no column in version 4, which has the names in a list of its own",
          at: place,
          hint: "leave 'name' out"))
    }
    guard columns.isDimension(area) else { return }
    try nameAreas()
  }

  /// Takes the names of areas from the list of codes.
  private mutating func nameAreas() throws {
    let key = settings.version == .v3 ? "Key" : "Identifier"
    let starts = settings.areaPrefixes
    let condition = starts.isEmpty ? [] : [ODataQuery.condition(key, startsWithOneOf: starts)]
    let column = "\(area) (title)"
    areaTitles = (column, try service.codes(of: area, where: condition))
    columns.add(column)
    mapping = mapping.namingAreas(by: column)
  }

  /// Lets the service check a condition on a dimension.
  private mutating func planFilter(
    _ filter: RecordMapping.RecordFilter, _ diagnostics: inout Diagnostics
  ) throws {
    let name = diagnostics.collect { [columns] in
      try columns.name(of: filter.column, for: "'where'", at: filter.place)
    }
    guard let name, columns.isDimension(name) else { return }
    let codes = try service.codes(of: name)
    var written: [String] = []
    for text in filter.texts.sorted() {
      if let code = codes.written[text] {
        written.append(code)
      } else {
        diagnostics.add(ReadingPlan.unknownCode(text, name, codes, filter.place))
      }
    }
    if !written.isEmpty { conditions.append(ODataQuery.condition(name, isOneOf: written)) }
  }

  private static func unknownCode(
    _ text: String, _ dimension: String, _ codes: CodeList, _ place: Place
  ) -> Diagnostic {
    let byTitle = codes.titles.filter { $0.value == text }.keys.sorted().first
    return Diagnostic(
      .invalidValue, "'\(dimension)' has no code '\(text)'", at: place,
      hint: byTitle.map { "the code of that is '\($0)'" }
        ?? Suggestion.hint(for: text, among: codes.written.keys.sorted()))
  }

  /// Finds the figures, and checks their units.
  private mutating func planMeasures(_ diagnostics: inout Diagnostics) throws {
    guard mapping.long == nil else { return }
    let matcher = HeaderMatcher(table.measures.map(\.key), aliases: table.measures.map(\.aliases))
    for column in mapping.columns {
      guard let binding = column.binding else { continue }
      let measure = diagnostics.collect { [table] in
        table.measures[try matcher.position(of: binding, for: column.indicator.id.text, at: column.place)]
      }
      guard let measure else { continue }
      measures[column.indicator.id] = measure
      ReadingPlan.checkUnit(measure, column, &diagnostics)
    }
    guard table.hasObservations, diagnostics.isEmpty else { return }
    try pivot(&diagnostics)
  }

  private mutating func pivot(_ diagnostics: inout Diagnostics) throws {
    var codes: [String: IndicatorID] = [:]
    for column in mapping.columns {
      guard let measure = measures[column.indicator.id] else { continue }
      if let other = codes.updateValue(column.indicator.id, forKey: measure.key) {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "\(other) and \(column.indicator.id) are both '\(measure.key)'", at: column.place,
            hint: "leave one out"))
      }
    }
    mapping = mapping.pivoted(
      indicator: TableColumns.measure, value: TableColumns.value, status: TableColumns.attribute, codes: codes
    )
    conditions.append(ODataQuery.condition(TableColumns.measure, isOneOf: codes.keys.sorted()))
  }

  private static func checkUnit(
    _ measure: ODataTable.Measure, _ column: RecordMapping.MappedColumn, _ diagnostics: inout Diagnostics
  ) {
    let assumed = column.binding?.unit ?? column.indicator.unit
    guard let printed = measure.unit, let unit = Unit(printed: printed), unit != assumed,
      column.binding?.values.isEmpty != false
    else { return }
    diagnostics.add(
      Diagnostic(
        .unitClash,
        "'\(measure.title)' is in '\(printed)', but \(column.indicator.id) is read as \(assumed.rawValue)",
        at: column.place, hint: "give its 'unit': '\(printed)'"))
  }
}
