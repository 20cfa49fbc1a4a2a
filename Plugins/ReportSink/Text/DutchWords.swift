import IndicatorSchema
import PlainDutch

/// The words of the report for what the schema names in English.
enum DutchWords {
  /// What one area of a level is called.
  static func one(_ level: AreaLevel) -> String {
    switch level {
    case .country: "land"
    case .province: "provincie"
    case .municipality: "gemeente"
    case .wijk: "wijk"
    case .buurt: "buurt"
    case .custom: "gebied"
    }
  }

  /// What several areas of a level are called.
  static func many(_ level: AreaLevel) -> String {
    switch level {
    case .country: "landen"
    case .province: "provincies"
    case .municipality: "gemeenten"
    case .wijk: "wijken"
    case .buurt: "buurten"
    case .custom: "gebieden"
    }
  }

  /// A number of areas of a level: `1 wijk`, `22 wijken`.
  static func count(_ number: Int, _ level: AreaLevel) -> String {
    "\(DutchNumber.text(number)) \(number == 1 ? one(level) : many(level))"
  }

  /// The heading above a number of areas of a level: `Wijken`, or `Wijk` above one.
  static func heading(_ level: AreaLevel, count: Int) -> String {
    capitalised(count == 1 ? one(level) : many(level))
  }

  /// The theme of an indicator; a theme without a Dutch name keeps its own.
  static func domain(_ domain: String) -> String {
    domains[domain] ?? capitalised(domain.replacing("_", with: " "))
  }

  private static let domains = [
    "population": "Bevolking", "literacy": "Lezen en schrijven", "education": "Opleiding", "work": "Werk",
    "income": "Inkomen", "poverty": "Armoede", "debt": "Schulden", "origin": "Herkomst", "family": "Gezin",
    "ageing": "Ouderen", "health": "Gezondheid", "context": "Omgeving", "housing": "Wonen", "index": "Index",
    "youth": "Jeugd", "benefits": "Uitkeringen", "care": "Zorg", "facilities": "Voorzieningen",
  ]

  /// The text with its first letter as a capital.
  static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// What stands in the place of a figure that is not there.
  static func noValue(_ status: CellStatus) -> String {
    switch status {
    case .suppressed: "niet getoond"
    case .notApplicable: "n.v.t."
    default: "onbekend"
    }
  }

  /// The letter behind a figure that was not simply counted; nil when there is nothing to say.
  static func mark(_ status: CellStatus) -> (letter: String, word: String)? {
    switch status {
    case .estimated: ("g", "geschat")
    case .imputed: ("a", "aangevuld")
    case .provisional: ("v", "voorlopig")
    default: nil
    }
  }

  /// What a status means, for the legend.
  static func meaning(_ status: CellStatus) -> String {
    switch status {
    case .observed: "Een cijfer zonder letter is geteld of gemeten."
    case .estimated: "Dit cijfer is geschat of berekend uit andere cijfers."
    case .imputed: "Dit cijfer ontbrak en is aangevuld met een berekening."
    case .provisional: "Dit cijfer is voorlopig. Het kan nog veranderen."
    case .missing: "Dit cijfer is er niet, of het is niet betrouwbaar. Het is dus geen nul."
    case .suppressed: "Het cijfer is er wel, maar blijft geheim om mensen te beschermen."
    case .notApplicable: "Dit cijfer kan hier niet bestaan."
    }
  }

  /// A list in words: `a, b en c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " en " + last
  }
}
