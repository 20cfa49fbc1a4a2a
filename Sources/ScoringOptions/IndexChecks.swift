import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// What must hold of each group of an index.
extension IndexOptions {
  /// Scores that come from the input must point the same way and share a unit, or their mean means nothing.
  func checkScores(into diagnostics: inout Diagnostics) {
    guard scoring.method == nil, let first = index.indicators.first?.indicator else { return }
    let (wrong, words): (Polarity, String) =
      direction == .wellbeing ? (.worse, "worse") : (.better, "better")
    for (indicator, place) in index.indicators {
      if indicator.polarity == wrong {
        diagnostics.add(
          Diagnostic(
            .invalidValue,
            "'\(indicator.id)' is \(words) when higher, which 'normalise: none' can't turn round", at: place,
            hint: "normalise it before, with direction: \(direction.rawValue), or here"))
      }
      if indicator.unit != first.unit {
        diagnostics.add(
          Diagnostic(
            .unitClash,
            "'\(indicator.id)' is in \(indicator.unit.rawValue) and '\(first.id)' in \(first.unit.rawValue)",
            at: place, hint: "with 'normalise: none' all indicators need one unit: normalise them"))
      }
    }
  }

  /// Checks one group, without those within it.
  func check(_ group: IndexGroup, into diagnostics: inout Diagnostics) {
    checkWeights(group, into: &diagnostics)
    checkCoverage(group, into: &diagnostics)
    checkPower(group, into: &diagnostics)
    checkDoubt(group, into: &diagnostics)
    checkPositive(group, into: &diagnostics)
  }

  /// Some means need scores above 0, which is known here of every method but `none`.
  private func checkPositive(_ group: IndexGroup, into diagnostics: inout Diagnostics) {
    guard group.rule.needsPositiveScores, let bounds = inputBounds(of: group), bounds.lower <= 0 else {
      return
    }
    let need = "a \(group.method.rawValue) mean needs scores above 0"
    if let rescale = group.rescale {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "\(need), and 'rescale: \(rescale.rawValue)' gives others",
          at: group.config.place(of: "rescale"), hint: "use rescale: rank, or leave it out"))
    } else if let method = scoring.method, scoring.lowestScore.map({ $0 <= 0 }) ?? true,
      group.parts.contains(where: { $0.group == nil && $0.weight != 0 })
    {
      let takesRange = method == .minMax || method == .goalposts
      diagnostics.add(
        Diagnostic(
          .invalidValue, "\(need), and \(method.rawValue) gives others",
          at: config.place(of: takesRange ? "range" : "normalise"),
          hint: takesRange ? "give range: [1, 100]" : "use normalise: min_max with range: [1, 100]"))
    } else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "\(need), and the groups within '\(group.id)' can have others", at: group.place,
          hint: "give '\(group.id)' rescale: rank, or the groups a method and scores above 0"))
    }
  }

  /// Weights that suit an area best are those of a sum of scores of 0 or more.
  private func checkDoubt(_ group: IndexGroup, into diagnostics: inout Diagnostics) {
    guard group.weighting == .benefitOfTheDoubt else { return }
    if group.method != .arithmetic {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "the benefit of the doubt is a sum, and method: \(group.method.rawValue) is none",
          at: group.config.place(of: "method"), hint: "use method: arithmetic"))
    }
    guard let bounds = inputBounds(of: group), bounds.lower < 0 else { return }
    let source = group.rescale ?? scoring.method
    diagnostics.add(
      Diagnostic(
        .invalidValue,
        "the benefit of the doubt needs scores of 0 or more, and \(source?.rawValue ?? "none") gives others",
        at: group.config.place(of: "weighting"), hint: "use normalise: min_max, percentile or rank"))
  }

  /// A power is what the power mean needs and nothing else has a use for.
  private func checkPower(_ group: IndexGroup, into diagnostics: inout Diagnostics) {
    let place = group.config.place(of: "power")
    if group.method != .power, group.config.number("power") != nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'power' has no effect with \(group.method.rawValue)", at: place,
          hint: "leave it out, or choose method: power"))
    }
    guard group.method == .power else { return }
    if group.power == nil {
      diagnostics.add(
        Diagnostic(
          .missingField, "method: power needs 'power'", at: group.config.place(of: "method"),
          hint: "for example power: 0.5"))
    } else if let given = group.config.number("power"), abs(given) < AggregationRule.leastPower {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a power mean has no power \(NumberText.plain(given))", at: place,
          hint: "the geometric mean is that of power 0"))
    }
  }

  private func checkWeights(_ group: IndexGroup, into diagnostics: inout Diagnostics) {
    for part in group.parts where part.weight < 0 {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "the weight of '\(part.id)' is \(NumberText.plain(part.weight))", at: part.place,
          hint: "which way an indicator counts follows from its polarity; give a weight of 0 or more"))
    }
    if !group.parts.isEmpty, group.parts.allSatisfy({ $0.weight == 0 }) {
      let owner = group.id == index.id ? "the weights" : "the weights within '\(group.id)'"
      diagnostics.add(
        Diagnostic(
          .invalidValue, "\(owner) add up to 0", at: group.partsPlace,
          hint: "give at least one indicator a weight above 0"))
    }
    guard let weighting = group.config.text("weighting"), weighting != "given" else { return }
    if group.id == index.id, config.node("weights") != nil, config.node("tree") == nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'weights' and 'weighting: \(weighting)' both say what the weights are",
          at: config.place(of: "weights"),
          hint: "name the indicators in 'indicators', or leave 'weighting' out"))
      return
    }
    for part in group.parts where part.weight != 1 {
      diagnostics.add(
        Diagnostic(
          .invalidValue,
          "'\(part.id)' has a weight of \(NumberText.plain(part.weight)), and 'weighting: \(weighting)' gives it "
            + "another", at: part.place, hint: "write a weight of 1, or leave 'weighting' out"))
    }
  }

  private func checkCoverage(_ group: IndexGroup, into diagnostics: inout Diagnostics) {
    guard let coverage = group.config.number("coverage"), !(0...1).contains(coverage) else { return }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'coverage' is a share from 0 to 1, found \(NumberText.plain(coverage))",
        at: group.config.place(of: "coverage"), hint: "write 66% as 0.66"))
  }
}
