import IndicatorSchema
import PluginKit

/// What the columns beside area, period and figures are: names and parents of areas, or dimensions to choose from.
struct Dimensions {
  /// The column of the name of the area, and that of the area that holds it.
  private(set) var name: Int?
  private(set) var parent: Int?
  /// The codes of the provinces that a column of parents names.
  private(set) var parentNames: [(name: String, code: String)] = []
  /// The records to choose where an area has several in a period.
  private(set) var filters: [Filter] = []
  /// Why more than one record is left for an area and a period; nil when one is.
  private(set) var problem: String?
  private(set) var recordsWithoutFigure = 0

  /// A dimension with the value to choose.
  struct Filter {
    var column: Int
    var value: String
    var certainty: Certainty
  }

  private let reading: TableReading
  private static let mostValues = 1000

  init(_ reading: TableReading, figures: [ColumnFacts]) throws {
    self.reading = reading
    let candidates = reading.columns.filter { column in
      !key.contains(column.index) && (column.type == .text || column.type == .integer)
        && column.index < reading.survey.columnsOfFirst
    }
    let survey = try visit(key: key, candidates, figures: figures)
    recordsWithoutFigure = survey.recordsWithoutFigure
    let steady = candidates.indices.filter { !survey.differsWithinArea[$0] }.map { candidates[$0] }
    (name, parent) = (areaName(steady), areaParent(steady))
    if parent == nil { nameProvinces(steady) }
    guard survey.repeatedKeys > 0 else { return }
    let differing = candidates.indices.filter { survey.differsWithinKey[$0] }.map { candidates[$0] }
    try choose(differing.filter { $0.hasAllValues && $0.values.count <= Dimensions.mostValues })
  }

  /// Area, period and, in a long table, the indicator.
  private var key: [Int] {
    var key = [reading.area.column]
    if case .column(let column) = reading.period.content { key.append(column) }
    if let long = reading.long { key.append(long.indicator) }
    return key
  }

  private func visit(
    key: [Int], _ others: [ColumnFacts], figures: [ColumnFacts] = [], counts: Bool = false
  ) throws -> KeySurvey {
    let survey = KeySurvey(
      key: key, others: others.map(\.index), figures: figures.map(\.index),
      markers: Set(figures.flatMap(\.markers)), limit: reading.recordLimit, countsCombinations: counts)
    try FormatReader(reading.input).visit(reading.choices, survey)
    return survey
  }

  /// Texts that name areas: told by the title, and as many as there are areas.
  private func areaName(_ columns: [ColumnFacts]) -> Int? {
    let area = reading.columns[reading.area.column]
    let texts = columns.filter {
      $0.type == .text && !$0.hasLeadingZeros && $0.share { AreaCode(cbs: $0) != nil } < 0.5
    }
    let many = texts.filter { $0.values.count * 10 >= area.values.count * 4 || !$0.hasAllValues }
    let named = many.filter { column in
      column.isNamed(AreaGuess.nameWords)
        || column.words.contains { $0.hasPrefix("naam") || $0.hasPrefix("name") }
    }
    if let first = named.max(by: { ($0.values.count, -$0.index) < ($1.values.count, -$1.index) }) {
      return first.index
    }
    let areas: Set<String> = [
      "wijken", "buurten", "gemeente", "gemeenten", "gemeentenaam", "regio", "gebied",
    ]
    return many.first { $0.isNamed(areas) && $0.values.count * 10 >= area.values.count * 8 }?.index
  }

  /// Codes of areas one level up; a buurt and a wijk tell theirs by their own code.
  private func areaParent(_ columns: [ColumnFacts]) -> Int? {
    let levels = reading.area.levels
    let finest = levels.filter { $0 != .custom }.max()
    guard let finest, finest == .municipality || finest == .province else { return nil }
    let wanted: AreaLevel = finest == .municipality ? .province : .country
    return columns.first { column in
      column.type == .text && column.share { AreaCode(cbs: $0)?.level == wanted } >= 0.5
        && column.share { AreaCode(cbs: $0) != nil } >= 0.99
    }?.index
  }

  /// Names of provinces stand for their codes, of which the parents of municipalities are made.
  private mutating func nameProvinces(_ columns: [ColumnFacts]) {
    guard reading.area.levels.max() == .municipality, reading.area.level == nil else { return }
    let column = columns.first { column in
      column.type == .text && column.missing == 0
        && column.values.allSatisfy { Provinces.code($0.text) != nil }
    }
    parent = column?.index
    parentNames = (column?.values ?? []).map(\.text).sorted().compactMap { name in
      Provinces.code(name).map { (name, $0) }
    }
  }

  /// Chooses one value of each dimension: totals where there are any.
  private mutating func choose(_ differing: [ColumnFacts]) throws {
    let dimensions = try sufficient(differing)
    guard !dimensions.isEmpty else {
      problem = "an area has several records in a period, and no column tells them apart"
      return
    }
    let combinations = try visit(key: key, dimensions, counts: true).combinations
    // A reader of YAML takes the mark away, so that no record would be found.
    let writable = combinations.filter { $0.key.allSatisfy { !$0.unicodeScalars.starts(with: ["\u{FEFF}"]) } }
    let best = writable.max { a, b in
      let (left, right) = (Dimensions.totals(a.key), Dimensions.totals(b.key))
      if left != right { return left < right }
      return a.value == b.value ? b.key.lexicographicallyPrecedes(a.key) : a.value < b.value
    }
    guard let best else { return }
    filters = zip(dimensions, best.key).map { column, value in
      let isTotal = Totals.isTotal(value)
      return Filter(
        column: column.index, value: value,
        certainty: Certainty(
          isTotal ? 0.85 : 0.3,
          "one of \(column.values.count) values; "
            + (isTotal ? "it is a total" : "any other would do as well")))
    }
  }

  /// The dimensions that tell all records apart: those of words first, then of numbers.
  private func sufficient(_ differing: [ColumnFacts]) throws -> [ColumnFacts] {
    var chosen = differing.filter { $0.type == .text }
    if try isEnough(chosen) { return chosen }
    let numbers = differing.filter { $0.type == .integer && $0.values.count <= 200 }
      .sorted { ($0.values.count, $0.index) < ($1.values.count, $1.index) }
    for number in numbers.prefix(4) {
      if try isEnough(chosen + [number]) { return chosen + [number] }
    }
    for number in numbers.prefix(4) {
      chosen.append(number)
      if try isEnough(chosen) { return chosen }
    }
    return []
  }

  private func isEnough(_ dimensions: [ColumnFacts]) throws -> Bool {
    guard !dimensions.isEmpty else { return false }
    return try visit(key: key + dimensions.map(\.index), []).repeatedKeys == 0
  }

  private static func totals(_ values: [String]) -> Int { values.count(where: Totals.isTotal) }
}

/// Tells the value of a dimension that stands for all others together.
enum Totals {
  private static let words: Set<String> = [
    "totaal", "total", "all", "alle", "t", "tot", "allen", "everyone", "beidegeslachten", "bothsexes",
    "persons",
    "totaalmannenenvrouwen", "10000", "mw00000", "totalpopulation", "allages", "alleleeftijden",
  ]

  /// Whether it does, by its word or by the codes of Statistics Netherlands: `T001038`, `10000`, `MW00000`.
  static func isTotal(_ value: String) -> Bool {
    if words.contains(value.folded) || value.lowercased().hasPrefix("totaal ") { return true }
    return value.count == 7 && value.hasPrefix("T") && value.dropFirst().allSatisfy(\.isNumber)
  }
}
