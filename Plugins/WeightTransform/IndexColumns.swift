import IndicatorAnalysis
import IndicatorSchema
import ScoringOptions

/// What can stand beside the score of a group.
enum Companion: CaseIterable {
  case rank
  case quantile
  case coverage

  var facet: Facet.Kind {
    switch self {
    case .rank: .rank
    case .quantile: .quantile
    case .coverage: .coverage
    }
  }
}

/// The columns that an index adds, and their formulas.
extension WeightSettings {
  /// The index and what was asked for beside it, then the same of each group within it.
  var columns: [Indicator] { groups.flatMap(columns) }

  /// The score of a group and what was asked for beside it.
  func columns(of group: IndexGroup) -> [Indicator] {
    [score(group)] + companions.map { companion($0, of: group) }
  }

  /// What was asked for.
  var companions: [Companion] {
    Companion.allCases.filter { companion in
      switch companion {
      case .rank: config.flag("rank")
      case .quantile: classes != nil
      case .coverage: config.flag("coverage_column")
      }
    }
  }

  /// The name of a column beside the score of a group.
  func name(_ companion: Companion, of group: IndicatorID) -> IndicatorID {
    IndicatorID(group.text + "_" + words(companion).suffix)
  }

  private func score(_ group: IndexGroup) -> Indicator {
    Indicator(
      id: group.id, label: group.label, unit: .score,
      polarity: options.direction == .wellbeing ? .better : .worse, domain: config.requiredText("domain"),
      validRange: options.range(of: group), breaks: WeightSettings.breaks(group))
  }

  /// Neither a rank nor a class or a coverage is a figure to score again.
  private func companion(_ companion: Companion, of group: IndexGroup) -> Indicator {
    let (label, words) = (group.label, words(companion))
    return Indicator(
      id: name(companion, of: group.id),
      label: LocalizedText(nl: "\(label.nl) (\(words.nl))", en: "\(label.en) (\(words.en))"),
      unit: companion == .coverage ? .percent : .score, polarity: .context,
      domain: config.requiredText("domain"), facet: Facet(of: group.id, companion.facet))
  }

  private func words(_ companion: Companion) -> (suffix: String, nl: String, en: String) {
    switch (companion, classes) {
    case (.rank, _): ("rank", "rang", "rank")
    case (.coverage, _): ("coverage", "dekking", "coverage")
    case (.quantile, 10): ("decile", "deciel", "decile")
    case (.quantile, 5): ("quintile", "kwintiel", "quintile")
    case (.quantile, _): ("class", "klasse", "class")
    }
  }

  /// A break in any indicator is a break in the index.
  private static func breaks(_ group: IndexGroup) -> [SeriesBreak] {
    group.indicators.flatMap { indicator, _ in
      indicator.breaks.map { SeriesBreak(from: $0.from, note: "\(indicator.id): \($0.note)") }
    }.sorted { ($0.from, $0.note) < ($1.from, $1.note) }
  }
}

/// The formulas of the added columns.
extension WeightSettings {
  func derivations(of index: CompositeIndex, step: String) -> [IndicatorID: Derivation] {
    var derivations: [IndicatorID: Derivation] = [:]
    for (position, group) in options.groups.enumerated() {
      let inputs = index.inputs(of: position)
      let note = position == index.kernel.root ? overlapNote : ""
      derivations[group.id] = Derivation(
        step: step, formula: index.formula(of: position, among: options.scoring.grouping) + note,
        inputs: inputs)
      for companion in companions {
        derivations[name(companion, of: group.id)] = derivation(
          companion, of: group.id, index, position, step: step)
      }
    }
    return derivations
  }

  private func derivation(
    _ companion: Companion, of group: IndicatorID, _ index: CompositeIndex, _ position: Int, step: String
  ) -> Derivation {
    let among = "among \(options.scoring.rankGrouping.text)"
    switch companion {
    case .rank:
      return Derivation(
        step: step, formula: "rank of \(group) from the highest, \(among), equal values share the best rank",
        inputs: [group])
    case .quantile:
      return Derivation(
        step: step,
        formula:
          "\(classes ?? 0) * rank of \(group) from the highest / n, rounded up, \(among), equal values "
          + "share the best rank", inputs: [group])
    case .coverage:
      return Derivation(
        step: step, formula: "100 * indicators with a score / \(index.indicatorCount(of: position))",
        inputs: index.inputs(of: position))
    }
  }

  /// Figures that say the same again are marked as such.
  private var overlapNote: String {
    options.overlaps.isEmpty ? "" : "; note: " + options.overlaps.map(\.text).joined(separator: ", ")
  }
}

extension ScoringOptions {
  /// The areas among which the index is ranked: those of one period, also when scores compare periods.
  var rankGrouping: Population.Grouping {
    Population.Grouping(byPeriod: true, byMunicipality: grouping.byMunicipality)
  }
}
