import IndicatorSchema
import PlainDutch

/// The words on the page: short sentences, common words.
struct PosterText: Sendable {
  let title: String
  let headline: String
  let share: String
  let range: String?
  let places: [(name: String, people: String)]
  let factsHeading: String
  let facts: [(figure: String, text: String)]
  let costs: [(amount: String, payer: String)]
  let library: String?
  let question: String
  private(set) var points: [String]
  let source: String

  static let whereHeading = "Waar wonen er veel?"
  static let mapLegend = "Donker: een groter deel. Gestreept: geen cijfer."
  static let costsHeading = "Wat kost het per jaar?"
  static let libraryHeading = "Wat doet de bibliotheek?"

  init(_ facts: PosterFacts, _ settings: PosterSettings, source: String) {
    let name = facts.municipality.displayName
    let people = facts.people
    title = "Praatplaat \(name)"
    let isSure = people.upper - people.lower <= 0
    headline =
      "In \(name) hebben \(isSure ? "" : "ongeveer ")\(people.text) mensen moeite met lezen en schrijven."
    share = "Dat is 1 op de \(facts.oneIn)."
    range = isSure ? nil : "Het kunnen er \(people.lowerText) tot \(people.upperText) zijn."
    places = facts.places.map { place in
      (PosterText.short(place.area.displayName), "ongeveer \(place.people.text) mensen")
    }
    factsHeading = settings.factsHeading
    self.facts = facts.facts
    let isMillions = (facts.costs.map(\.range.upper).max() ?? 0) >= 2e6
    costs = facts.costs.map { (PosterText.amount($0.range, inMillions: isMillions), $0.label) }
    library = settings.library
    question = settings.question
    points = settings.points
    self.source = source
  }

  /// The name without the number that some municipalities put before it: `Wijk 01 Midsland`.
  static func short(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 2, words[0] == "Wijk", words[1].allSatisfy(\.isNumber) else { return name }
    return words.dropFirst(2).joined(separator: " ")
  }

  /// A range of euros: `€ 1,4 tot 2,9 miljoen`, `€ 30.000 tot 70.000`.
  static func amount(_ range: PosterFacts.Range, inMillions: Bool) -> String {
    let scaled = inMillions ? range.times(1e-6) : range
    let decimals = inMillions && scaled.upper - scaled.lower < 4 ? 1 : 0
    let unit = inMillions ? 1 : max(1000, DutchNumber.unit(width: range.upper - range.lower))
    func text(_ value: Double) -> String {
      DutchNumber.text(inMillions ? value : (value / unit).rounded() * unit, decimals: decimals)
    }
    let (low, high) = (text(scaled.lower), text(scaled.upper))
    return "€ " + (low == high ? low : "\(low) tot \(high)") + (inMillions ? " miljoen" : "")
  }

  /// Leaves points out, the last first, until the page has few enough words: long names take more room.
  mutating func fit(_ limit: Int) {
    while words > limit, !points.isEmpty { points.removeLast() }
  }

  /// Every word on the page.
  var words: Int {
    let headings =
      [places.isEmpty ? nil : Self.whereHeading + " " + Self.mapLegend, facts.isEmpty ? nil : factsHeading]
      + [costs.isEmpty ? nil : Self.costsHeading, library == nil ? nil : Self.libraryHeading]
    let texts =
      [title, headline, share, question, source] + [range, library].compactMap { $0 }
      + headings.compactMap { $0 }
      + places.flatMap { [$0.name, $0.people] } + facts.flatMap { [$0.figure, $0.text] }
      + costs.flatMap { [$0.amount, $0.payer] } + points
    return texts.reduce(0) { $0 + $1.split(separator: " ").count(where: { $0 != "€" }) }
  }
}
