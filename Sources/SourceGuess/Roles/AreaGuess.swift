import IndicatorSchema

/// The column of the area, and of which kind its codes are.
struct AreaGuess {
  var column: Int
  /// The level to state; nil for codes of Statistics Netherlands, which tell it themselves.
  var level: AreaLevel?
  var certainty: Certainty
  /// How bare numbers become codes of Statistics Netherlands.
  var form: String?
  /// The levels that the codes are of.
  var levels: Set<AreaLevel> = []

  private static let areaNames: Set<String> = [
    "area", "areacode", "areas", "region", "regio", "regios", "regiocode", "gebied", "gebieden",
    "gebiedscode",
    "wijk", "wijken", "buurt", "buurten", "wijkenenbuurten", "gemeente", "gemeenten", "gemeentecode", "gm",
    "gmcode",
    "municipality", "codering", "geo", "geography", "lsoa", "lsoa11", "zone", "datazone", "district",
    "province",
    "provincie", "country", "countrycode", "land", "ucode", "unitcode", "iso3", "iso", "kern", "woonplaats",
    "ref",
    "stadsdeel", "postcode", "pc4", "oude", "refarea", "nuts",
  ]

  /// The best column, or nil when none holds areas.
  ///
  /// - Parameter wanted: The column that a user named.
  static func guess(_ columns: [ColumnFacts], wanted: Int?) -> AreaGuess? {
    let candidates = columns.filter { wanted == nil || $0.index == wanted }.compactMap(candidate)
    let best = candidates.max { a, b in
      (a.certainty.probability, Double(columns[a.column].values.count), -a.column)
        < (b.certainty.probability, Double(columns[b.column].values.count), -b.column)
    }
    guard var best else { return wanted.map { AreaGuess(column: $0, level: .custom, certainty: said) } }
    if wanted != nil { best.certainty = said }
    return best
  }

  private static let said = Certainty(1, "you said so")

  private static func candidate(_ column: ColumnFacts) -> AreaGuess? {
    guard column.count > 0 else { return nil }
    let isNamed = column.isNamed(areaNames)
    let bonus = (isNamed ? 0.05 : 0) - (column.missing > 0 ? 0.1 : 0)
    let codes = column.share { AreaCode(cbs: $0) != nil }
    if codes >= 0.9 {
      let share = codes == 1 ? "every value is" : "\(Int(codes * 100))% of the values are"
      return AreaGuess(
        column: column.index, level: nil,
        certainty: Certainty(0.93 * codes + bonus, "\(share) a code of Statistics Netherlands"),
        levels: Set(column.values.prefix(2000).compactMap { AreaCode(cbs: $0.text)?.level }))
    }
    return otherCodes(column, isNamed: isNamed, bonus: bonus) ?? names(column, isNamed: isNamed)
  }

  private static func otherCodes(_ column: ColumnFacts, isNamed: Bool, bonus: Double) -> AreaGuess? {
    func guess(_ level: AreaLevel, _ probability: Double, _ reason: String) -> AreaGuess {
      AreaGuess(
        column: column.index, level: level, certainty: Certainty(probability + bonus, reason), levels: [level]
      )
    }
    if column.share(where: isBritishCode) >= 0.95 {
      return guess(.custom, 0.85, "every value is a code of the United Kingdom (a letter, eight digits)")
    }
    if let bare = bareNumbers(column, bonus: bonus) { return bare }
    let isCountry = column.words.contains { ["country", "land", "iso", "iso3", "geo"].contains($0) }
    if column.share(where: isThreeCapitals) >= 0.95, isCountry || isNamed {
      return guess(.country, isCountry ? 0.8 : 0.7, "three capitals, as codes of countries are")
    }
    if isNamed, column.type == .text, !column.words.contains(where: nameWords.contains),
      column.share(where: isShortCode) >= 0.95
    {
      return guess(.custom, 0.6, "short codes in a column named '\(column.name.shortened)'")
    }
    return nil
  }

  /// Codes of Statistics Netherlands of which the letters are left out, and maybe the zeros: `0855` or `855`.
  private static func bareNumbers(_ column: ColumnFacts, bonus: Double) -> AreaGuess? {
    let forms: [(start: String, form: String, digits: Int, level: AreaLevel)] = [
      ("gemeente", "GM0000", 4, .municipality), ("municipality", "GM0000", 4, .municipality),
      ("gm", "GM0000", 4, .municipality), ("wijk", "WK000000", 6, .wijk), ("wk", "WK000000", 6, .wijk),
      ("buurt", "BU00000000", 8, .buurt), ("bu", "BU00000000", 8, .buurt),
      ("provincie", "PV00", 2, .province),
    ]
    let found = forms.first { entry in
      column.words.contains { $0.hasPrefix(entry.start) && (entry.start.count > 2 || $0.count <= 6) }
    }
    guard let found, column.missing == 0, column.share(where: { isDigits($0, 1...found.digits) }) == 1,
      column.values.allSatisfy({ $0.count < 1000 }), column.values.count > 1 || column.hasLeadingZeros
    else { return nil }
    return AreaGuess(
      column: column.index, level: nil,
      certainty: Certainty(
        0.75 + bonus, "numbers of up to \(found.digits) digits, and a title that names their level"),
      form: found.form, levels: [found.level])
  }

  /// Names of areas stand for codes where there are none.
  private static func names(_ column: ColumnFacts, isNamed: Bool) -> AreaGuess? {
    guard isNamed, column.type == .text || column.hasLeadingZeros || column.values.count > 1 else {
      return nil
    }
    let isText = column.type == .text
    return AreaGuess(
      column: column.index, level: .custom,
      certainty: Certainty(
        isText ? 0.5 : 0.4,
        isText ? "names of areas and no codes, told from the title" : "numbers of areas, told from the title"),
      levels: [.custom])
  }

  static let nameWords: Set<String> = [
    "name", "naam", "names", "uname", "label", "omschrijving", "titel", "title",
  ]

  private static func isBritishCode(_ text: String) -> Bool {
    guard let first = text.utf8.first, "EWSNK".utf8.contains(first), text.utf8.count == 9 else {
      return false
    }
    return isDigits(text.dropFirst(), 8...8)
  }

  private static func isThreeCapitals(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  private static func isShortCode(_ text: String) -> Bool {
    text.utf8.count <= 12
      && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x5A && $0 != 0x3B) || $0 == 0x5F || $0 == 0x2D }
  }

  private static func isDigits(_ text: some StringProtocol, _ count: ClosedRange<Int>) -> Bool {
    count.contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
