import IndicatorSchema
import PluginKit

/// What was found out about the columns of an input: notation, areas, period, form.
struct TableReading {
  let input: GuessedInput
  let survey: TableSurvey
  let notation: NumberNotation
  let columns: [ColumnFacts]
  let titles: [ColumnTitle]
  let area: AreaGuess
  let period: PeriodGuess
  let long: LongGuess?
  /// The choices of the format, with what reading the input added to them.
  let choices: [Recognition.Choice]

  var recordLimit: Int { input.options.isQuick ? SourceGuess.quickRecords : .max }

  /// Reads the input once.
  ///
  /// - Throws: `Diagnostic` `data.no-table` when no column holds areas, and what reading throws.
  init(_ input: GuessedInput) throws {
    self.input = input
    let limit = input.options.isQuick ? SourceGuess.quickRecords : Int.max
    let reader = FormatReader(input)
    (survey, choices) = try reader.survey(limit: limit)
    let survey = survey
    notation = NumberNotation(survey.columns, given: input.recognition.decimal)
    let notation = notation
    columns = survey.columns.enumerated().map { ColumnFacts($0, $1, notation, records: survey.records) }
    titles = TableReading.titles(input.recognition, survey)
    guard survey.records > 0 else {
      throw KnownForm(what: "a table without records", hint: "its header is all there is").diagnostic(
        input.location.path)
    }
    let wanted = try TableReading.wantedArea(input, survey)
    guard let area = AreaGuess.guess(columns, wanted: wanted) else {
      throw TableReading.withoutArea(input, columns)
    }
    self.area = area
    period = PeriodGuess.guess(
      columns, except: area.column, titles: input.recognition.titles, fileName: input.name,
      given: input.options.period)
    var taken: Set<Int> = [area.column]
    if case .column(let column) = period.content { taken.insert(column) }
    long = LongGuess.guess(columns, except: taken, input.catalogues.union)
  }

  private static func titles(_ recognition: Recognition, _ survey: TableSurvey) -> [ColumnTitle] {
    let names = survey.columns.map(\.name)
    guard let titles = recognition.columnTitles, titles.count == names.count else {
      return ColumnTitle.titles(names)
    }
    return ColumnTitle.titles(zip(titles, names).map { $0.isEmpty ? $1 : $0 })
  }

  private static func wantedArea(_ input: GuessedInput, _ survey: TableSurvey) throws -> Int? {
    guard let name = input.options.area else { return nil }
    if let column = survey.columns.firstIndex(where: { $0.name == name }) { return column }
    let names = survey.columns.map(\.name)
    throw Diagnostic(
      .columnNotFound, "there is no column '\(name)' for the area", at: Place(input.location.path),
      hint: Suggestion.hint(for: name, among: names)
        ?? "the columns are " + names.prefix(10).map(\.shortened).joined(separator: ", "))
  }

  private static func withoutArea(_ input: GuessedInput, _ columns: [ColumnFacts]) -> Diagnostic {
    let listed = columns.prefix(8).map { "'\($0.name.shortened(30))'" }.joined(separator: ", ")
    return KnownForm(
      what:
        "\(input.recognition.what), but no column holds areas: \(listed)\(columns.count > 8 ? ", ..." : "")",
      hint: "if one does, name it with --area; a table about indicators or codes is metadata and no source"
    ).diagnostic(input.location.path)
  }
}

/// Reads an input in the form that was recognised.
struct FormatReader {
  private let input: GuessedInput

  init(_ input: GuessedInput) { self.input = input }

  /// Looks at the records; text that turns out not to be UTF-8 further on is read as Windows-1252.
  func survey(limit: Int) throws -> (TableSurvey, [Recognition.Choice]) {
    do {
      return (try survey(input.recognition.choices, limit: limit), input.recognition.choices)
    } catch let error as Diagnostic where error.code == .encoding && canDeclareEncoding {
      let choice = Recognition.Choice(
        "encoding", .scalar("windows-1252", isQuoted: false), confidence: 0.7,
        reason: "some bytes far into the file are not UTF-8")
      let choices = [choice] + input.recognition.choices.filter { $0.field != "encoding" }
      return (try survey(choices, limit: limit), choices)
    }
  }

  private var canDeclareEncoding: Bool {
    input.type.formatFields.contains { $0.name == "encoding" }
      && !input.recognition.choices.contains { $0.field == "encoding" }
  }

  private func survey(_ choices: [Recognition.Choice], limit: Int) throws -> TableSurvey {
    let survey = TableSurvey(limit: limit)
    try visit(choices, survey)
    return survey
  }

  /// Hands all records to a visitor, until it has enough.
  func visit(_ choices: [Recognition.Choice], _ visitor: any RecordVisitor) throws {
    let node = ConfigNode.proposed(.members(choices.map { ($0.field, $0.value) }))
    var diagnostics = Diagnostics()
    let config = ConfigSpec(input.type.formatFields).decode(node, into: &diagnostics)
    try diagnostics.throwIfAny()
    do {
      try input.type.forEachRecord(
        of: input.location, format: config, host: ReadingHost(host: input.host), visitor: visitor)
    } catch is EnoughRecords {}
  }
}
