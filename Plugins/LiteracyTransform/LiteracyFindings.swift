import IndicatorAnalysis
import IndicatorSchema

/// What a reader should know of the model as a whole.
struct LiteracyFindings {
  let findings: [Finding]

  init(
    _ settings: LiteracySettings, _ areas: PeriodAreas, _ result: SmallAreaModel.Result, _ period: Period
  ) {
    let about = [period.description]
    let model = settings.model
    let lateness = LiteracyFindings.lateness(of: model, period)
    let limits = LiteracyFindings.limits(settings, areas.counts, result)
    findings =
      [
        Finding(
          "literacy_variables", about: about, Double(settings.margins.count),
          note: LiteracyFindings.variables(settings)),
        Finding(
          "literacy_benchmark", about: about, 100 * model.national.rate,
          note: "\(model.national.source), \(model.national.year)\(lateness); standard error "
            + "\(NumberText.plain(100 * model.national.error))"),
        Finding(
          "literacy_shift", about: about, result.nationalShift,
          note: "added to all log-odds for the country to agree with the benchmark"
            + (areas.country == nil ? "; composition of the country as in the model" : "")),
        Finding(
          "literacy_area_effect", about: about, result.areaEffect,
          note: result.areasWithFigure > 0
            ? "estimated from the known figures of \(result.areasWithFigure) areas"
            : "assumed: the standard deviation of what areas have of their own, in log-odds"),
        Finding("literacy_areas", about: about, Double(areas.counts.shown), note: "areas with an estimate"),
      ] + limits.map { Finding($0.name, about: about, Double($0.count), note: $0.note) }
  }

  /// The same limits for a reader of the log.
  static func notes(
    _ settings: LiteracySettings, _ areas: PeriodAreas, _ result: SmallAreaModel.Result
  ) -> [String] {
    limits(settings, areas.counts, result).map { limit in
      "low literacy: \(limit.count == 1 ? "1 area" : "\(limit.count) areas") \(limit.note)"
    }
  }

  private static func variables(_ settings: LiteracySettings) -> String {
    let unknown = settings.unknownFactors
    return "used as predictors, none of them scored: " + settings.margins.map(\.text).joined(separator: "; ")
      + (unknown.isEmpty ? "" : "; not in the table: " + unknown.joined(separator: ", "))
      + (settings.model.isIllustrative ? "; the coefficients are illustrative" : "")
  }

  private static func lateness(of model: LiteracyModel, _ period: Period) -> String {
    let age = Int(period.year) - model.national.year
    return age == 0 ? "" : ", of \(abs(age)) years \(age > 0 ? "before" : "after") the figures of the areas"
  }

  /// What the estimates of some areas lack, in words that go on from their number.
  private static func limits(
    _ settings: LiteracySettings, _ counts: PeriodAreas.Counts, _ result: SmallAreaModel.Result
  ) -> [(name: String, count: Int, note: String)] {
    let least = NumberText.plain(settings.leastPeople)
    let all: [(name: String, count: Int, note: String)] = [
      ("literacy_incomplete", counts.lacking, "without an estimate because a column has no value"),
      ("literacy_too_few_people", counts.small, "without an estimate because of fewer than \(least) people"),
      (
        "literacy_filled_in", counts.filledIn,
        "with a factor taken to be as in the larger area, and marked as imputed"
      ),
      (
        "literacy_put_together", counts.absent,
        "without a row of their own: municipalities put together from the areas in them"
      ),
      (
        "literacy_not_adding_up", result.uncovered.count,
        "with parts that do not add up, because too few of the people live in parts with an estimate"
      ),
      (
        "literacy_unmet_figures", result.unmet.count,
        "with parts that do not add up, because known figures of parts leave no room"
      ),
      (
        "literacy_contradictions", counts.unsettled,
        "with figures that contradict each other a little, and were met as nearly as can be"
      ),
    ]
    return all.filter { $0.count > 0 }
  }
}
