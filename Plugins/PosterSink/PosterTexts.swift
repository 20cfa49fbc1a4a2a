import PlainDutch
import Praatplaat

/// The words on the page: short sentences, common words.
struct PosterTexts {
  let facts: PosterFacts
  let settings: PosterSettings
  let source: String

  /// The page, with a map where there is one.
  func content(map: PosterContent.Map?) -> PosterContent {
    let (name, people) = (facts.municipality.displayName, facts.people)
    let isSure = people.upper - people.lower <= 0
    return PosterContent(
      eyebrow: "Praatplaat \(name)",
      headline:
        "In \(name) hebben \(isSure ? "" : "ongeveer ")\(people.text) mensen moeite met lezen en schrijven.",
      share: "Dat is 1 op de \(facts.oneIn).", oneIn: facts.oneIn,
      range: isSure ? nil : "Het kunnen er \(people.lowerText) tot \(people.upperText) zijn.",
      places: places(map), consequences: consequences, costs: costs,
      library: settings.library.map { .init(heading: "Wat doet de bibliotheek?", text: $0) },
      question: settings.question, points: settings.points, source: source)
  }

  private func places(_ map: PosterContent.Map?) -> PosterContent.Places? {
    guard !facts.places.isEmpty else { return nil }
    return PosterContent.Places(
      heading: "Waar wonen er veel?", map: map, legend: "Donker: een groter deel. Gestreept: geen cijfer.",
      areas: facts.places.map { place in
        PosterContent.Place(
          name: PosterTexts.short(place.area.displayName), people: "ongeveer \(place.people.text) mensen")
      })
  }

  private var consequences: PosterContent.Consequences {
    PosterContent.Consequences(
      heading: settings.factsHeading,
      items: facts.facts.map { .init(theme: $0.theme, figure: $0.figure, text: $0.text) })
  }

  private var costs: PosterContent.Costs {
    let isMillions = (facts.costs.map(\.range.upper).max() ?? 0) >= 2e6
    return PosterContent.Costs(
      heading: "Wat kost het per jaar?",
      items: facts.costs.map {
        .init(amount: PosterTexts.amount($0.range, inMillions: isMillions), payer: $0.label)
      })
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
}
