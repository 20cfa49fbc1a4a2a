import IndicatorSchema

/// The period of the records.
struct PeriodGuess {
  var content: Content
  var certainty: Certainty

  /// Where the period comes from.
  enum Content {
    case column(Int)
    case fixed(Period)
    /// Nothing tells.
    case unknown
  }

  private static let periodNames: Set<String> = [
    "period", "periode", "perioden", "periods", "year", "jaar", "years", "time", "timeperiod", "tijd", "date",
    "datum",
    "kwartaal", "quarter", "maand", "month", "peildatum", "eindjaar", "refyear", "jaartal",
  ]

  /// The best column; else a year in the name of the file or in its title lines.
  static func guess(
    _ columns: [ColumnFacts], except area: Int?, titles: [String], fileName: String, given: Period?
  ) -> PeriodGuess {
    if let given { return PeriodGuess(content: .fixed(given), certainty: Certainty(1, "you said so")) }
    let candidates = columns.filter { $0.index != area }.compactMap(candidate)
    if let best = candidates.max(by: { a, b in
      (a.certainty.probability, -a.column) < (b.certainty.probability, -b.column)
    }) {
      return PeriodGuess(content: .column(best.column), certainty: best.certainty)
    }
    for (text, place, probability) in titles.map({ ($0, "the title lines", 0.85) }) + [
      (fileName, "the name of the file", 0.75)
    ] {
      let years = years(in: text)
      guard let first = years.first, let period = Period(year: first) else { continue }
      let isOne = Set(years).count == 1
      return PeriodGuess(
        content: .fixed(period),
        certainty: Certainty(
          isOne ? probability : 0.4, "the year in \(place)" + (isOne ? "" : ", which names several")))
    }
    return PeriodGuess(
      content: .unknown, certainty: Certainty(0, "no column, title or name of the file tells it"))
  }

  /// For a table without figures, which can't be about a wrong period: the year in which it was exported.
  static func ofExport(_ fileName: String) -> PeriodGuess? {
    let runs = fileName.utf8.split { !($0 >= 0x30 && $0 <= 0x39) }.map { String(Substring($0)) }
    let years = runs.filter { $0.count == 8 }.compactMap { run in
      [run.suffix(4), run.prefix(4)].lazy.compactMap { Int($0) }.first { (1990...2100).contains($0) }
    }
    guard let year = years.first, let period = Period(year: year) else { return nil }
    return PeriodGuess(
      content: .fixed(period),
      certainty: Certainty(0.3, "the year of the export; it has no figures that are about one"))
  }

  private static func candidate(_ column: ColumnFacts) -> (column: Int, certainty: Certainty)? {
    guard column.count > 0, column.hasAllValues, column.missing == 0 else { return nil }
    let texts = column.values.map(\.text)
    guard texts.allSatisfy({ Period($0) != nil }) else { return nil }
    let isNamed = column.isNamed(periodNames)
    if texts.allSatisfy({ $0.utf8.count > 4 }) {
      return (column.index, Certainty(isNamed ? 0.98 : 0.9, "every value is a period"))
    }
    guard texts.allSatisfy({ isYear($0) || $0.utf8.count > 4 }) else { return nil }
    if isNamed { return (column.index, Certainty(0.95, "every value is a year, and the title says so")) }
    guard texts.count <= 60, texts.allSatisfy({ (1950...2060).contains(Int($0) ?? 0) }), !isOfFigures(column)
    else {
      return nil
    }
    return (column.index, Certainty(0.5, "every value may be a year"))
  }

  /// Whether numbers that could be years are told to be something else by the title.
  private static func isOfFigures(_ column: ColumnFacts) -> Bool {
    column.isNamed([
      "aantal", "number", "count", "total", "totaal", "value", "waarde", "population", "inwoners",
    ])
  }

  private static func isYear(_ text: String) -> Bool { Int(text).map { (1500...2200).contains($0) } ?? false }

  /// The numbers of four digits that are years of our time; those inside dates of eight digits, too.
  static func years(in text: String) -> [Int] {
    let runs = text.utf8.split { !($0 >= 0x30 && $0 <= 0x39) }.map { String(Substring($0)) }
    return runs.compactMap { run -> Int? in
      guard run.count == 4, let year = Int(run), (1900...2100).contains(year) else { return nil }
      return year
    }
  }
}
