import IndicatorAnalysis
import IndicatorSchema

/// A column of the estimate.
enum LiteracyOutput: String, CaseIterable, Sendable {
  case share = ""
  case median
  case people
  case quotient = "lq"
  case excess
  /// Of at least as many times the share of the larger area as the threshold says.
  case probability
  /// Of any more than the share of the larger area.
  case above = "probability_above"

  func id(_ settings: LiteracySettings) -> IndicatorID {
    IndicatorID(rawValue.isEmpty ? settings.name : "\(settings.name)_\(rawValue)")
  }

  func indicator(_ settings: LiteracySettings) -> Indicator {
    Indicator(
      id: id(settings), label: label(settings), definition: definition(settings), unit: unit,
      polarity: self == .share ? .worse : .context, domain: "literacy",
      numerator: self == .share ? LiteracyOutput.people.id(settings) : nil,
      facet: facet.map { Facet(of: LiteracyOutput.share.id(settings), $0) })
  }

  private var facet: Facet.Kind? {
    switch self {
    case .share: nil
    case .median: .median
    case .people: .people
    case .quotient: .quotient
    case .excess: .excess
    case .probability: .probability
    case .above: .probabilityAbove
    }
  }

  private var unit: Unit {
    switch self {
    case .share, .median, .probability, .above: .percent
    case .people, .excess: .count
    case .quotient: .score
    }
  }

  private func label(_ settings: LiteracySettings) -> LocalizedText {
    let other =
      settings.against == .country
      ? LocalizedText(nl: "Nederland", en: "country") : LocalizedText(nl: "de gemeente", en: "municipality")
    let illustrative =
      settings.model.isIllustrative ? (nl: "voorbeeld", en: "illustrative") : (nl: "", en: "")
    let what: (nl: String, en: String) =
      switch self {
      case .share: ("Moeite met lezen en schrijven", "Low literacy")
      case .median: ("Moeite met lezen en schrijven, middelste trekking", "Low literacy, median draw")
      case .people: ("Mensen met moeite met lezen en schrijven", "People with low literacy")
      case .quotient:
        (
          "Moeite met lezen en schrijven, verhouding tot \(other.nl)",
          "Low literacy, location quotient (\(other.en))"
        )
      case .excess: ("Moeite met lezen en schrijven, meer dan verwacht", "Low literacy, more than expected")
      case .probability:
        (
          "Kans dat moeite met lezen en schrijven oververtegenwoordigd is",
          "Probability that low literacy is over-represented"
        )
      case .above:
        (
          "Kans op meer moeite met lezen en schrijven dan in \(other.nl)",
          "Probability of more low literacy than in the \(other.en)"
        )
      }
    let nl = ["schatting", illustrative.nl].filter { !$0.isEmpty }.joined(separator: ", ")
    let en = ["estimate", illustrative.en].filter { !$0.isEmpty }.joined(separator: ", ")
    return LocalizedText(nl: "\(what.nl) (\(nl))", en: "\(what.en) (\(en))")
  }

  private func definition(_ settings: LiteracySettings) -> LocalizedText? {
    guard self == .share else { return nil }
    let people = settings.model.people
    return LocalizedText(
      nl: """
        Het deel van de mensen dat moeite heeft met lezen en schrijven. Wie: \(people.nl). Dit is een model en geen \
        telling. De echte verschillen tussen buurten zijn groter.
        """,
      en: """
        Estimated share of the people (\(people.en)) with low literacy. This is a model and not a count: the true \
        differences between areas are larger.
        """)
  }

  /// The formula for a reader, with the variables that were used.
  func derivation(_ settings: LiteracySettings, step: String) -> Derivation {
    let share = LiteracyOutput.share.id(settings).text
    let other = "the \(settings.against.rawValue)"
    let isComparison = [.quotient, .excess, .probability, .above].contains(self)
    let formula: String =
      switch self {
      case .share, .median: modelText(settings) + (self == .median ? "; the median of the draws" : "")
      case .people: "\(share) / 100 * \(peopleText(settings))"
      case .quotient: "\(share) / (the same of \(other))"
      case .excess: "\(peopleText(settings)) * (\(share) - the same of \(other)) / 100"
      case .probability:
        "100 * the part of the draws with \(share) >= \(NumberText.plain(settings.estimator.threshold)) times the "
          + "same of \(other)"
      case .above: "100 * the part of the draws with \(share) > the same of \(other)"
      }
    return Derivation(
      step: step, formula: formula,
      inputs: isComparison ? [LiteracyOutput.share.id(settings)] : settings.inputs,
      against: isComparison ? settings.against : nil)
  }

  private func modelText(_ settings: LiteracySettings) -> String {
    let model = settings.model
    let kind = model.isIllustrative ? ", illustrative" : ""
    let used = settings.margins.map(\.text).joined(separator: "; ")
    let others = settings.unknownFactors
    let rest = others.isEmpty ? "" : "; \(others.joined(separator: ", ")) as these go with it in the country"
    return
      "sum(N p) / sum(N), p the risk by group in '\(model.title)' (\(model.year)\(kind)), N the people by group fitted "
      + "to \(used)\(rest); made to agree with \(model.nationalText) for the country and down to each level; bounds: "
      + "5th and 95th percentile of \(settings.estimator.draws) draws"
  }

  private func peopleText(_ settings: LiteracySettings) -> String {
    guard let margin = settings.peopleMargin else { return settings.inhabitants?.text ?? "" }
    let sum = margin.columns.map(\.id.text).joined(separator: " + ")
    guard margin.columns.first?.isShare ?? false else { return "(\(sum))" }
    return "\(settings.inhabitants?.text ?? "") * (\(sum)) / 100"
  }
}
