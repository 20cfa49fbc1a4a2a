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
    let unknown = settings.unknownFactors
    let used =
      "used: " + settings.margins.map(\.text).joined(separator: ", ")
      + (unknown.isEmpty ? "" : "; not in the table: " + unknown.joined(separator: ", "))
      + (model.isIllustrative ? "; the coefficients are illustrative" : "")
    let age = Int(period.year) - model.national.year
    let late =
      age == 0 ? "" : ", of \(abs(age)) years \(age > 0 ? "before" : "after") the figures of the areas"
    findings = [
      Finding("literacy_variables", about: about, Double(settings.margins.count), note: used),
      Finding(
        "literacy_benchmark", about: about, 100 * model.national.rate,
        note: "\(model.national.source), \(model.national.year)\(late); standard error "
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
      Finding("literacy_areas", about: about, Double(areas.shownCount), note: "areas with an estimate"),
    ]
  }
}
