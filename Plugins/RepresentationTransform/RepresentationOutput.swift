import IndicatorAnalysis
import IndicatorSchema

/// A column that can be added for each indicator.
enum RepresentationOutput: String, CaseIterable, Sendable {
  case share
  case quotient = "lq"
  case index
  case difference
  case excess
  case p
  case adjusted = "p_adjusted"
  case shrunk
  case z
  case funnel
  case funnelWide = "funnel_wide"
  case verdict

  /// The name of the column.
  func id(of group: GroupSettings) -> IndicatorID {
    IndicatorID("\(group.indicator.id.text)_\(rawValue)")
  }

  /// The column as an indicator; only the shrunken share is one to score.
  func column(of group: GroupSettings, _ settings: RepresentationSettings) -> Indicator {
    let source = group.indicator
    let words = label(settings.reference.label)
    return Indicator(
      id: id(of: group),
      label: LocalizedText(
        nl: "\(source.label.nl) (\(words.nl))", en: "\(source.label.en) (\(words.en))"),
      definition: definition(settings), unit: unit(group),
      polarity: self == .shrunk || self == .share ? source.polarity : .context, domain: source.domain,
      numerator: isShare ? group.cases : nil, denominator: isShare ? group.people : nil,
      breaks: source.breaks, facet: Facet(of: source.id, facet))
  }

  private var facet: Facet.Kind {
    switch self {
    case .share: .share
    case .quotient: .quotient
    case .index: .index
    case .difference: .difference
    case .excess: .excess
    case .p: .p
    case .adjusted: .adjustedP
    case .shrunk: .shrunk
    case .z: .z
    case .funnel: .funnel
    case .funnelWide: .wideFunnel
    case .verdict: .verdict
    }
  }

  private var isShare: Bool { self == .share || self == .shrunk }

  private func unit(_ group: GroupSettings) -> Unit {
    switch self {
    case .share, .shrunk, .funnel, .funnelWide: group.indicator.unit == .perThousand ? .perThousand : .percent
    case .difference: .percent
    case .excess: .count
    default: .score
    }
  }

  private func label(_ reference: LocalizedText) -> LocalizedText {
    switch self {
    case .share: LocalizedText(nl: "aandeel met marge", en: "share with interval")
    case .quotient: LocalizedText(nl: "verhouding tot \(reference.nl)", en: "location quotient")
    case .index: LocalizedText(nl: "index, \(reference.nl) = 100", en: "index, \(reference.en) = 100")
    case .difference: LocalizedText(nl: "verschil in procentpunten", en: "difference in percentage points")
    case .excess: LocalizedText(nl: "meer dan verwacht", en: "more than expected")
    case .p: LocalizedText(nl: "kans op toeval", en: "p-value")
    case .adjusted: LocalizedText(nl: "kans op toeval, gecorrigeerd", en: "adjusted p-value")
    case .shrunk: LocalizedText(nl: "aandeel, gladgestreken", en: "share, shrunken")
    case .z: LocalizedText(nl: "z-score in de trechter", en: "funnel z-score")
    case .funnel: LocalizedText(nl: "verwacht, met trechter", en: "expected, with funnel limits")
    case .funnelWide:
      LocalizedText(nl: "verwacht, met wijde trechter", en: "expected, with wide funnel limits")
    case .verdict: LocalizedText(nl: "oordeel", en: "verdict")
    }
  }

  private func definition(_ settings: RepresentationSettings) -> LocalizedText? {
    guard self == .verdict else { return nil }
    let least = NumberText.plain(settings.criteria.leastQuotient)
    let level = NumberText.plain(settings.criteria.significance)
    let comma = least.replacing(".", with: ",")
    return LocalizedText(
      nl: """
        3 is oververtegenwoordigd: minstens \(comma) keer het aandeel van de \(settings.reference.label.nl), en geen \
        toeval. 2 is: lijkt hoger, maar dat kan toeval zijn. 1 is: niet hoger. Leeg is: te weinig gegevens.
        """,
      en: """
        3 = over-represented (at least \(least) times the share of \(settings.reference.text), adjusted p below \
        \(level)), 2 = seems higher (chance can explain it), 1 = not higher; missing = too little data.
        """)
  }
}

extension RepresentationOutput {
  /// The formula for a reader.
  func derivation(
    of group: GroupSettings, _ settings: RepresentationSettings, step: String
  ) -> Derivation {
    Derivation(
      step: step, formula: formula(group, settings), inputs: group.inputs,
      against: settings.reference.level)
  }

  private func formula(_ group: GroupSettings, _ settings: RepresentationSettings) -> String {
    let (share, cases, other) = (group.shareText, group.casesText, settings.reference.text)
    let criteria = settings.criteria
    return switch self {
    case .share:
      "\(share); bounds: \(settings.interval.text), \(NumberText.plain(settings.confidence.level))\(rounding(group)), or those of "
        + "the model"
    case .quotient: "(\(share)) / (the same of \(other))"
    case .index: "100 * (\(share)) / (the same of \(other))"
    case .difference: "100 * (\(share) - the same of \(other))"
    case .excess: "\(cases) - \(group.people) * (\(share) of \(other))"
    case .p:
      "P(as many of \(cases) or more if spread at random over the area and the rest of the "
        + "\(settings.reference.level.rawValue)): hypergeometric, or binomial where the rest has "
        + "\(NumberText.plain(RestTest.largeTimes)) times the people and "
        + "\(NumberText.plain(RestTest.largeCases)) cases\(rounding(group))"
    case .adjusted:
      "\(RepresentationOutput.p.id(of: group)) after Benjamini and Hochberg, among areas of one level, period and "
        + "municipality"
    case .shrunk:
      "m + C (\(share) - m), C = A / (A + m / \(group.people)) (Marshall), among areas of one level, period and "
        + "municipality"
    case .z:
      "(\(share) - p0) / sqrt(phi p0 (1 - p0) / \(group.people)), p0 that of the "
        + "\(settings.reference.level.rawValue), phi the overdispersion of the level"
    case .funnel, .funnelWide:
      "p0 of the \(settings.reference.level.rawValue); bounds: p0 -/+ z sqrt(phi p0 (1 - p0) / \(group.people)), z "
        + "for \(NumberText.plain(funnelConfidence(settings).level)), phi the overdispersion of the level"
    case .verdict:
      "3: quotient >= \(NumberText.plain(criteria.leastQuotient)) and adjusted p < "
        + "\(NumberText.plain(criteria.significance)); 2: quotient only; 1: neither; none below "
        + "\(NumberText.plain(criteria.leastPeople)) people, \(NumberText.plain(criteria.leastCases)) cases, "
        + "coverage \(NumberText.plain(criteria.leastCoverage))"
    }
  }

  /// How sure the limits of the funnel are: the wide ones as those of three standard errors.
  func funnelConfidence(_ settings: RepresentationSettings) -> Confidence {
    self == .funnelWide ? .wide : settings.confidence
  }

  private func rounding(_ group: GroupSettings) -> String {
    var parts: [String] = []
    if group.roundedTo > 0 {
      parts.append("\(group.cases ?? group.indicator.id) rounded to \(NumberText.plain(group.roundedTo))")
    }
    if group.peopleRoundedTo > 0 {
      parts.append("\(group.people) to \(NumberText.plain(group.peopleRoundedTo))")
    }
    return parts.isEmpty ? "" : ", at the cautious end of " + parts.joined(separator: " and ")
  }
}
