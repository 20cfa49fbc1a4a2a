import IndicatorSchema

/// The unit of a column that no indicator of the catalogue was found for.
enum UnitGuess {
  /// The unit that the title prints, or that words and values make likely.
  static func unit(_ title: ColumnTitle, _ column: ColumnFacts) -> (unit: Unit, certainty: Certainty) {
    if title.unit == .count, column.type == .number {
      return (.score, Certainty(0.6, "printed as a count, and the values have decimals"))
    }
    if let unit = title.unit { return (unit, Certainty(0.95, "the unit is printed")) }
    if let printed = title.printedUnit {
      return (.score, Certainty(0.4, "there is no unit '\(printed.shortened(20))', so a number without one"))
    }
    let words = Set(ColumnWords.words(title.title))
    let isShare =
      !words.isDisjoint(with: ["percentage", "percent", "pct", "aandeel", "share"])
      || title.title.contains("%")
    if isShare, column.range.map({ $0.lowerBound >= -100 && $0.upperBound <= 100 }) == true {
      return (.percent, Certainty(0.8, "the title says so"))
    }
    if !words.isDisjoint(with: ["afstand", "distance"]) {
      return (.km, Certainty(0.5, "distances mostly are"))
    }
    if !words.isDisjoint(with: ["rank", "decile", "score", "index", "rate", "z", "klasse"]) {
      return (.score, Certainty(0.6, "the title says so"))
    }
    if column.type == .integer, column.range.map({ $0.lowerBound >= 0 && $0.upperBound <= 100 }) == true {
      return (.score, Certainty(0.4, "whole numbers up to 100: percentages, or a count"))
    }
    if column.type == .integer, column.range.map({ $0.lowerBound >= 0 }) == true {
      return (.count, Certainty(0.5, "the values are whole numbers"))
    }
    return (.score, Certainty(0.4, "nothing tells the unit"))
  }
}
