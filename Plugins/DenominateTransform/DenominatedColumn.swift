import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// A figure per so many of something else.
struct DenominatedColumn: Sendable {
  /// What is divided.
  let source: IndicatorID
  /// What it is divided by.
  let denominator: IndicatorID
  /// How.
  let denomination: Denomination
  /// The result as an indicator.
  let indicator: Indicator

  /// The fields of one indicator.
  static let fields: [ConfigField] = [
    ConfigField(
      "by", .indicator, doc: "What it is divided by; the common one unless given.", example: "households"),
    ConfigField("per", .number, doc: "Per how many; the common one unless given.", example: "100"),
    ConfigField(
      "name", .text,
      doc:
        "The name of the result; `<indicator>_per_<by>`, with the number of `per` before `by`, unless given.",
      example: "cars_per_household"),
    ConfigField(
      "unit", .choice(Unit.allCases.map(\.rawValue)),
      doc: "The unit of the result; what follows from the inputs unless given, else only `score`.",
      example: "score"),
    ConfigField(
      "label", .localizedText, doc: "What readers call the result; made of the labels unless given.",
      example: "{ nl: Bijstand per 1.000 inwoners, en: \"Social assistance per 1,000 inhabitants\" }"),
    ConfigField(
      "polarity", .choice(Polarity.allCases.map(\.rawValue)),
      doc: "Whether higher is better, worse or neither; the common one unless given.", example: "worse"),
  ]

  /// What holds for every indicator that says nothing else.
  struct Common {
    let by: Indicator?
    let per: Double
    let polarity: Polarity?

    init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
      by = config.columns("by", of: input, into: &diagnostics)?.first?.column
      per = config.number("per") ?? 1
      polarity = config.text("polarity").flatMap(Polarity.init(rawValue:))
      DenominatedColumn.checkPer(per, at: config.place(of: "per"), into: &diagnostics)
    }
  }

  /// An indicator to divide and what the configuration says of it.
  struct Item {
    let source: Indicator
    let place: Place
    let config: Config?
  }

  /// The indicators of a list or a map.
  static func items(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) -> [Item] {
    guard config.node("indicators")?.entries != nil else {
      let listed = config.columns("indicators", of: input, into: &diagnostics) ?? []
      return listed.map { Item(source: $0.column, place: $0.place, config: nil) }
    }
    return config.entries("indicators").compactMap { entry in
      input.column(named: entry.key, at: entry.keyPlace, into: &diagnostics).map {
        Item(source: $0, place: entry.keyPlace, config: Config(node: entry.value, fields: fields))
      }
    }
  }

  /// Reads one indicator; nil after a complaint.
  init?(_ item: Item, _ common: Common, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    let own = item.config?.columns("by", of: input, into: &diagnostics)?.first?.column
    let per = item.config?.number("per") ?? common.per
    DenominatedColumn.checkPer(per, at: item.config?.place(of: "per") ?? item.place, into: &diagnostics)
    guard let by = own ?? common.by else {
      DenominatedColumn.complainOfNoDenominator(item, into: &diagnostics)
      return nil
    }
    guard DenominatedColumn.checkInputs(item, by, into: &diagnostics),
      let unit = DenominatedColumn.unit(item, by, per, into: &diagnostics)
    else { return nil }
    source = item.source.id
    denominator = by.id
    denomination = Denomination(per: per)
    indicator = Indicator(
      id: IndicatorID(
        item.config?.text("name")
          ?? "\(source)_per_" + (per == 1 ? "" : "\(NumberText.plain(per))_") + by.id.text),
      label: item.config?.localizedText("label") ?? DenominatedLabel.label(item.source.label, by.label, per),
      unit: unit,
      polarity: item.config?.text("polarity").flatMap(Polarity.init(rawValue:)) ?? common.polarity
        ?? item.source.polarity,
      domain: item.source.domain, numerator: source, denominator: denominator,
      breaks: DenominatedColumn.breaks(item.source, by))
  }

  /// A break in either input is a break in the result.
  private static func breaks(_ source: Indicator, _ by: Indicator) -> [SeriesBreak] {
    [source, by].flatMap { input in
      input.breaks.map { SeriesBreak(from: $0.from, note: "\(input.id): \($0.note)") }
    }.sorted { ($0.from, $0.note) < ($1.from, $1.note) }
  }

  /// The formula, for `peil trace` and reports.
  func derivation(step: String) -> Derivation {
    let factor = denomination.per == 1 ? "" : " * \(NumberText.plain(denomination.per))"
    return Derivation(
      step: step, formula: "\(source) / \(denominator)\(factor)", inputs: [source, denominator])
  }
}

extension DenominatedColumn {
  fileprivate static func checkPer(_ per: Double, at place: Place, into diagnostics: inout Diagnostics) {
    guard per <= 0 else { return }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'per' is a number above 0, found \(NumberText.plain(per))", at: place,
        hint: "for example per: 1000"))
  }

  private static func complainOfNoDenominator(_ item: Item, into diagnostics: inout Diagnostics) {
    // A name that is no column was complained of already.
    guard diagnostics.isEmpty else { return }
    diagnostics.add(
      Diagnostic(
        .missingField, "nothing to divide '\(item.source.id)' by", at: item.place,
        hint: "for example by: inhabitants"))
  }

  /// Shares do not grow with an area, and are no size of one.
  private static func checkInputs(_ item: Item, _ by: Indicator, into diagnostics: inout Diagnostics) -> Bool
  {
    let count = diagnostics.items.count
    if item.source.unit.dimension == .share {
      diagnostics.add(
        Diagnostic(
          .unitClash, "'\(item.source.id)' is in \(item.source.unit.rawValue), a share already",
          at: item.place, hint: "leave it out: it can be compared as it is"))
    }
    if by.unit.dimension == .share {
      diagnostics.add(
        Diagnostic(
          .unitClash, "'\(by.id)' is in \(by.unit.rawValue), which is no size of an area",
          at: item.config?.place(of: "by") ?? item.place, hint: "divide by a count, such as inhabitants"))
    }
    if by.id == item.source.id {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(by.id)' is divided by itself", at: item.place, hint: "leave it out"))
    }
    return diagnostics.items.count == count
  }

  /// The unit that follows from the inputs, or the one asked for where it fits.
  private static func unit(
    _ item: Item, _ by: Indicator, _ per: Double, into diagnostics: inout Diagnostics
  ) -> Unit? {
    let found = unit(of: item.source.unit, by: by.unit, per)
    guard let asked = item.config?.text("unit").flatMap(Unit.init(rawValue:)) else { return found }
    if asked == found || asked == .score { return asked }
    diagnostics.add(
      Diagnostic(
        .unitClash, "'\(item.source.id)' per \(NumberText.plain(per)) '\(by.id)' is in \(found.rawValue)",
        at: item.config?.place(of: "unit") ?? item.place,
        hint: "leave 'unit' out, write score, or give another 'per': 100 for percent, 1000 for per_1000"))
    return nil
  }

  /// `score` where no unit has this shape.
  private static func unit(of source: Unit, by: Unit, _ per: Double) -> Unit {
    switch (source, by, per) {
    case (.count, .count, 100): .percent
    case (.count, .count, 1000): .perThousand
    case (.euro, .count, 1), (.thousandEuro, .count, 1000): .euro
    case (.thousandEuro, .count, 1), (.euro, .count, 1000): .thousandEuro
    default: .score
    }
  }
}
