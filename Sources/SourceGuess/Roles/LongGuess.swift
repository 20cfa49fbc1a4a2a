import IndicatorSchema

/// Whether each record is one figure, and which columns then name it and hold it.
struct LongGuess {
  var indicator: Int
  var value: Int
  var status: Int?
  var lower: Int?
  var upper: Int?
  var certainty: Certainty

  private static let indicatorNames: Set<String> = [
    "indicator", "indicatorcode", "measure", "measures", "measurecode", "variable", "variabele", "onderwerp",
    "onderwerpen", "topic", "series", "kenmerk", "indicatorid",
  ]
  private static let valueNames: Set<String> = [
    "value", "waarde", "obsvalue", "figure", "cijfer", "amount", "numericvalue",
  ]
  private static let statusNames: Set<String> = ["status", "obsstatus"]
  static let mostIndicators = 500

  /// A column of texts that names indicators beside a column of numbers that is named as their value.
  static func guess(_ columns: [ColumnFacts], except taken: Set<Int>, _ catalogue: Catalogue) -> LongGuess? {
    let free = columns.filter { !taken.contains($0.index) }
    guard let value = free.first(where: { $0.isNumeric && $0.isNamed(valueNames) }) else { return nil }
    let texts = free.filter { $0.type == .text && $0.hasAllValues && $0.values.count <= mostIndicators }
    let known = texts.first { column in
      column.values.contains { catalogue.indicators[IndicatorID($0.text)] != nil }
    }
    guard let indicator = known ?? texts.first(where: { $0.isNamed(indicatorNames) }) else { return nil }
    func column(_ names: Set<String>, _ fits: (ColumnFacts) -> Bool) -> Int? {
      free.first { $0.isNamed(names) && fits($0) && $0.index != value.index && $0.index != indicator.index }?
        .index
    }
    return LongGuess(
      indicator: indicator.index, value: value.index,
      status: column(statusNames) { $0.share { CellStatus($0) != nil } == 1 },
      lower: column(["lower", "lcl", "lowercl", "ondergrens"]) { $0.isNumeric || $0.type == .empty },
      upper: column(["upper", "ucl", "uppercl", "bovengrens"]) { $0.isNumeric || $0.type == .empty },
      certainty: known != nil
        ? Certainty(0.95, "'\(indicator.name.shortened)' holds names of indicators of the catalogue")
        : Certainty(0.8, "'\(indicator.name.shortened)' names what '\(value.name.shortened)' holds"))
  }
}
