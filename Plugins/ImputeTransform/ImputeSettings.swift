import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// The configuration, read and checked against the input.
struct ImputeSettings {
  /// What to do.
  let plan: ImputePlan
  /// The new columns.
  let results: [Indicator]
  private let methodName: String
  private let groupsName: String?

  /// The fields.
  static let fields: [ConfigField] =
    [
      ConfigField(
        "method", .choice(["none", "mean", "median", "group_mean", "parent"]), .defaults(to: "none"),
        doc: """
          What fills a gap: the `mean` or the `median` of the areas it is compared with, the mean of those among \
          them in the same of `groups`, or the value of the `parent` area in the same period (of the nearest area \
          around it that has one). With `none` gaps stay gaps.
          """,
        example: "group_mean"),
      ConfigField(
        "indicators", .list(.indicator),
        doc: "The indicators to fill; all that are not context unless given.",
        example: "[low_income_households, social_assistance]"),
      ConfigField(
        "groups", .text,
        doc: """
          For `group_mean`: `municipality`, `province` or `parent`, the area that holds an area; or an indicator of \
          which equal values make a group, such as a class of urbanity.
          """,
        example: "province"),
      ConfigField(
        "least", .number, .defaults(to: "0"),
        doc: """
          The share of `indicators` that an area needs to have to be filled up. An area with less is left as it is: \
          with so much made up, it would be no figure of that area.
          """,
        example: "0.66"),
      ConfigField(
        "suffix", .text, .defaults(to: "_imputed"),
        doc: "What is added to the name of an indicator to name the column without gaps.", example: "_filled"),
    ] + PopulationOptions.fields(others: "Gaps in other rows stay gaps.")

  /// Reads the configuration.
  init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    methodName = config.requiredText("method")
    groupsName = config.text("groups")
    let listed = config.columns("indicators", of: input, into: &diagnostics)
    let sources = listed?.map(\.column) ?? input.columns.filter { $0.polarity != .context }
    let suffix = config.requiredText("suffix")
    results = sources.map { ImputeSettings.result(of: $0, suffix: suffix) }
    for result in results {
      input.checkNew(result.id, at: config.place(of: "suffix"), into: &diagnostics)
    }
    plan = ImputePlan(
      columns: sources.map { ($0.id, IndicatorID($0.id.text + suffix)) },
      method: ImputeSettings.method(config, methodName, input, into: &diagnostics),
      least: ImputeSettings.least(config, into: &diagnostics),
      areas: PopulationOptions(config, into: &diagnostics))
    if sources.isEmpty, diagnostics.isEmpty {
      diagnostics.add(
        Diagnostic(
          .missingField, "there is no indicator to fill", at: config.place(of: "indicators"),
          hint: "name at least one indicator"))
    }
    checkParent(config, sources, listed?.map(\.place), into: &diagnostics)
  }

  private static func result(of source: Indicator, suffix: String) -> Indicator {
    var result = Indicator(
      id: IndicatorID(source.id.text + suffix),
      label: LocalizedText(nl: "\(source.label.nl) (aangevuld)", en: "\(source.label.en) (gaps filled)"),
      unit: source.unit, polarity: source.polarity, domain: source.domain)
    result.definition = source.definition
    (result.numerator, result.denominator) = (source.numerator, source.denominator)
    (result.validRange, result.breaks) = (source.validRange, source.breaks)
    return result
  }

  private static func method(
    _ config: Config, _ name: String, _ input: FrameSchema, into diagnostics: inout Diagnostics
  ) -> ImputePlan.Method {
    let grouping = config.text("groups").map(AreaGrouping.init)
    if case .indicator(let id) = grouping {
      _ = input.column(named: id.text, at: config.place(of: "groups"), into: &diagnostics)
    }
    if name == "group_mean", grouping == nil {
      diagnostics.add(
        Diagnostic(
          .missingField, "'group_mean' needs 'groups'", at: config.place(of: "method"),
          hint: "for example groups: province"))
    }
    for (field, isUsed) in [("groups", name == "group_mean"), ("by", name != "parent" && name != "none")] {
      if !isUsed, config.node(field) != nil {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "'\(field)' has no effect with \(name)", at: config.place(of: field),
            hint: "leave it out"))
      }
    }
    if let imputation = Imputation(rawValue: name) { return .imputation(imputation, groups: grouping) }
    return name == "parent" ? .parent : .none
  }

  private static func least(_ config: Config, into diagnostics: inout Diagnostics) -> Double {
    let least = config.number("least") ?? 0
    if !(0...1).contains(least) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'least' is a share from 0 to 1, found \(NumberText.plain(least))",
          at: config.place(of: "least"), hint: "write 66% as 0.66"))
    }
    return least
  }

  /// A municipality has more inhabitants than its wijken: only rates and means can be those of a part.
  private func checkParent(
    _ config: Config, _ sources: [Indicator], _ places: [Place]?, into diagnostics: inout Diagnostics
  ) {
    guard methodName == "parent" else { return }
    for (position, source) in sources.enumerated() where source.unit == .count {
      diagnostics.add(
        Diagnostic(
          .unitClash, "'\(source.id)' is a count, and the count of an area is not that of a part of it",
          at: places?[position] ?? config.place(of: "indicators"),
          hint: "leave it out, or fill a rate made of it"))
    }
  }

  /// How a column without gaps is made, for a reader.
  func derivation(of source: IndicatorID, step: String) -> Derivation {
    var inputs = [source]
    if case .imputation(.groupMean, .indicator(let id)) = plan.method, id != source { inputs.append(id) }
    return Derivation(step: step, formula: formula(source), inputs: inputs)
  }

  private func formula(_ source: IndicatorID) -> String {
    let among = "among \(plan.areas.grouping.text)"
    let filling: String
    switch plan.method {
    case .none: return source.text
    case .imputation(.mean, _): filling = "the mean of \(source), \(among)"
    case .imputation(.median, _): filling = "the median of \(source), \(among)"
    case .imputation(.groupMean, _):
      filling = "the mean of \(source) in the same \(groupsName ?? ""), \(among)"
    case .parent: filling = "\(source) of the nearest area around it that has one, in the same period"
    }
    let least =
      plan.least > 0
      ? "; only in areas with at least \(NumberText.plain(plan.least)) of the indicators filled here" : ""
    return "\(source), and where it is missing \(filling)\(least)"
  }
}
