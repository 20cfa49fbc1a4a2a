import IndicatorSchema
import PluginKit

/// A new indicator and the formula that gives it.
struct DerivedIndicator: Sendable {
  /// The indicator.
  let indicator: Indicator
  /// The formula, with conversions of units put in.
  let formula: Formula
  /// The formula for a reader.
  let formulaText: String

  /// The fields of one indicator in the configuration.
  static let fields: [ConfigField] = [
    ConfigField(
      "formula", .text, .required,
      doc: """
        Numbers, indicators of the input and those defined above it, `+ - * /`, parentheses and the functions \
        `min`, `max`, `abs` and `round` (halves away from zero).
        """,
      example: "1000 * social_assistance / inhabitants"),
    ConfigField(
      "unit", .choice(Unit.allCases.map(\.rawValue)),
      doc:
        "The unit of the result, which the formula is checked against; that of the catalogue unless given.",
      example: "per_1000"),
    ConfigField(
      "polarity", .choice(Polarity.allCases.map(\.rawValue)),
      doc: "Whether higher is better, worse or neither; that of the catalogue, else `context`.",
      example: "worse"),
    ConfigField(
      "label", .localizedText, doc: "What readers call it; that of the catalogue, else its name.",
      example: "{ nl: Bijstand per 1.000 inwoners, en: \"Social assistance per 1,000\" }"),
    ConfigField("definition", .localizedText, doc: "What exactly is computed."),
    ConfigField(
      "domain", .text, doc: "The theme; that of the catalogue, else `derived`.", example: "poverty"),
    ConfigField("numerator", .indicator, doc: "The indicator that counts the cases, for a share."),
    ConfigField(
      "denominator", .indicator, doc: "The indicator that counts the population, for a share.",
      example: "inhabitants"),
  ]

  /// Reads one entry of the configuration; nil after a complaint.
  ///
  /// - Parameters:
  ///   - available: The columns of the input and the indicators defined before this one.
  ///   - later: The indicators defined after this one, for a helpful message.
  init?(
    _ entry: ConfigNode.Entry, available: FrameSchema, later: [IndicatorID], _ catalogue: Catalogue,
    into diagnostics: inout Diagnostics
  ) {
    let id = IndicatorID(entry.key)
    let config = Config(node: entry.value, fields: DerivedIndicator.fields)
    available.checkNew(id, at: entry.keyPlace, into: &diagnostics)
    guard let unit = DerivedIndicator.unit(config, catalogue.indicators[id], entry, into: &diagnostics)
    else { return nil }
    let reader = FormulaReader(id: id, available: available, later: later)
    guard let checked = reader.read(config, unit: unit, into: &diagnostics) else { return nil }
    indicator = DerivedIndicator.indicator(
      id, unit, config, catalogue.indicators[id], available, into: &diagnostics)
    formula = checked.formula
    formulaText =
      checked.formula.source.text
      + (checked.conversions.isEmpty ? "" : " (\(checked.conversions.joined(separator: "; ")))")
  }

  private static func unit(
    _ config: Config, _ known: Indicator?, _ entry: ConfigNode.Entry, into diagnostics: inout Diagnostics
  ) -> Unit? {
    let given = config.text("unit").flatMap(Unit.init(rawValue:))
    if let given, let known, given != known.unit {
      diagnostics.add(
        Diagnostic(
          .unitClash, "the catalogue declares '\(entry.key)' in \(known.unit.rawValue)",
          at: config.place(of: "unit"), hint: "leave 'unit' out, or choose another name"))
    } else if given == nil, known == nil {
      diagnostics.add(
        Diagnostic(
          .missingField, "'\(entry.key)' has no unit", at: entry.keyPlace,
          hint: "give 'unit', or declare the indicator in the catalogue"))
    }
    return given ?? known?.unit
  }

  private static func indicator(
    _ id: IndicatorID, _ unit: Unit, _ config: Config, _ known: Indicator?, _ available: FrameSchema,
    into diagnostics: inout Diagnostics
  ) -> Indicator {
    func column(_ field: String) -> IndicatorID? {
      config.columns(field, of: available, into: &diagnostics)?.first?.column.id
    }
    return Indicator(
      id: id, label: config.localizedText("label") ?? known?.label ?? LocalizedText(nl: id.text),
      definition: config.localizedText("definition") ?? known?.definition, unit: unit,
      polarity: config.text("polarity").flatMap(Polarity.init(rawValue:)) ?? known?.polarity ?? .context,
      domain: config.text("domain") ?? known?.domain ?? "derived",
      numerator: column("numerator") ?? known?.numerator,
      denominator: column("denominator") ?? known?.denominator, validRange: known?.validRange,
      breaks: known?.breaks ?? [])
  }
}

/// Reads and checks the formula of one indicator.
private struct FormulaReader {
  let id: IndicatorID
  let available: FrameSchema
  let later: [IndicatorID]

  func read(_ config: Config, unit: Unit, into diagnostics: inout Diagnostics) -> UnitCheck.Result? {
    guard let node = config.node("formula"), case .scalar(let text, let isQuoted) = node.content else {
      return nil
    }
    do {
      let formula = try FormulaParser.parse(
        FormulaText(text: text, start: node.place, isQuoted: isQuoted))
      guard checkNames(formula, into: &diagnostics) else { return nil }
      return try UnitCheck.check(formula, declared: unit) { available[$0]?.unit }
    } catch {
      diagnostics.add(error)
      return nil
    }
  }

  private func checkNames(_ formula: Formula, into diagnostics: inout Diagnostics) -> Bool {
    var areKnown = true
    var seen: Set<IndicatorID> = []
    for step in formula.steps {
      guard case .indicator(let name) = step.operation, seen.insert(name).inserted else { continue }
      let place = formula.source.place(of: step.position)
      if name == id {
        diagnostics.add(Diagnostic(.cycle, "'\(id)' is computed from itself", at: place))
      } else if later.contains(name) {
        diagnostics.add(
          Diagnostic(
            .cycle, "'\(name)' is defined below '\(id)'", at: place,
            hint: "a formula may use what stands above it: move '\(name)' up"))
      } else if available.column(named: name.text, at: place, into: &diagnostics) != nil {
        continue
      }
      areKnown = false
    }
    if seen.isEmpty {
      diagnostics.add(
        Diagnostic(
          .expressionSyntax, "the formula '\(formula.source.text)' names no indicator",
          at: formula.source.start))
    }
    return areKnown && !seen.isEmpty
  }
}
