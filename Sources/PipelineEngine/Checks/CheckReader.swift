import IndicatorSchema
import PluginKit

/// The fields of a check.
enum CheckSpec {
  static let fields = [
    ConfigField("on", .text, .required, doc: "The step.", example: "kwb"),
    ConfigField(
      "that", .text, .required,
      doc:
        "What is looked at: `rows`, `sum(x) where level = buurt`, `x[GM0363]`, `x[GM0363, 2017]`, `distribution(x)`, or `same`.",
      example: "rows"),
    ConfigField("equals", .number, doc: "The number it must be."),
    ConfigField("at_least", .number, doc: "The least it may be."),
    ConfigField("at_most", .number, doc: "The most it may be."),
    ConfigField("within", .text, doc: "How far it may be from `of`: an amount, or a share such as `0.5%`."),
    ConfigField(
      "of", .text,
      doc: "What it is compared with: something on the same step, or `past`, what it was in the run before."),
    ConfigField("as", .text, doc: "For `same`: the step that must hold the same cells."),
  ]
}

/// Reads the checks of a pipeline file.
enum CheckReader {
  static func read(
    _ nodes: [ConfigNode], _ schemas: [String: FrameSchema?], _ diagnostics: inout Diagnostics
  ) -> [Check] {
    nodes.compactMap { node in
      // The outline check has complained about the shape already.
      guard node.entries != nil, node["on"]?.text != nil, node["that"]?.text != nil else { return nil }
      return read(Config(node: node, fields: CheckSpec.fields), schemas, &diagnostics)
    }
  }

  private static func read(
    _ config: Config, _ schemas: [String: FrameSchema?], _ diagnostics: inout Diagnostics
  ) -> Check? {
    let step = config.requiredText("on")
    let text = config.requiredText("that")
    guard isKnown(step, at: config.place(of: "on"), schemas, &diagnostics) else { return nil }
    guard text != "same" else { return sameCheck(config, step, schemas, &diagnostics) }
    let schema = schemas[step] ?? nil
    if let indicator = PastReader.distribution(text) {
      return PastReader.check(config, indicator, schema, &diagnostics)
    }
    guard let aggregate = aggregate(config, "that", schema, &diagnostics),
      let condition = condition(config, schema, &diagnostics)
    else { return nil }
    return Check(
      step: step, text: text, subject: .aggregate(aggregate), condition: condition, place: config.place)
  }

  private static func isKnown(
    _ step: String, at place: Place, _ schemas: [String: FrameSchema?], _ diagnostics: inout Diagnostics
  ) -> Bool {
    if schemas[step] != nil { return true }
    diagnostics.add(
      Diagnostic(
        .unknownStep, "a check on unknown step '\(step)'", at: place,
        hint: Suggestion.hint(for: step, among: schemas.keys, listing: "steps are")))
    return false
  }

  private static func sameCheck(
    _ config: Config, _ step: String, _ schemas: [String: FrameSchema?], _ diagnostics: inout Diagnostics
  ) -> Check? {
    guard let other = config.text("as") else {
      diagnostics.add(
        Diagnostic(.missingField, "'same' needs 'as'", at: config.place, hint: "name the other step"))
      return nil
    }
    guard isKnown(other, at: config.place(of: "as"), schemas, &diagnostics) else { return nil }
    return Check(
      step: step, text: "same as \(other)", subject: .same(as: other), condition: .none,
      place: config.place)
  }

  private static func aggregate(
    _ config: Config, _ field: String, _ schema: FrameSchema?, _ diagnostics: inout Diagnostics
  ) -> Aggregate? {
    let place = config.place(of: field)
    do {
      let aggregate = try AggregateParser.parse(config.requiredText(field))
      guard let id = aggregate.indicator, let schema, schema[id] == nil else { return aggregate }
      diagnostics.add(
        Diagnostic(
          .unknownIndicator, "the step has no indicator '\(id)'", at: place,
          hint: Suggestion.hint(for: id.text, among: schema.ids.map(\.text), listing: "it has")))
    } catch let problem as AggregateParser.Problem {
      diagnostics.add(Diagnostic(.expressionSyntax, problem.message, at: place, hint: problem.hint))
    } catch {
      diagnostics.add(error)
    }
    return nil
  }

  private static func condition(
    _ config: Config, _ schema: FrameSchema?, _ diagnostics: inout Diagnostics
  ) -> Check.Condition? {
    if let number = config.number("equals") { return .equals(number) }
    if config.text("within") != nil || config.text("of") != nil {
      return near(config, schema, &diagnostics)
    }
    let lowest = config.number("at_least")
    let highest = config.number("at_most")
    if lowest != nil || highest != nil {
      return .range(lowest: lowest ?? -.infinity, highest: highest ?? .infinity)
    }
    diagnostics.add(
      Diagnostic(
        .missingField, "the check does not say what must hold", at: config.place,
        hint: "add 'equals', 'at_least', 'at_most', or 'within' and 'of'"))
    return nil
  }

  private static func near(
    _ config: Config, _ schema: FrameSchema?, _ diagnostics: inout Diagnostics
  ) -> Check.Condition? {
    guard let within = config.text("within"), config.text("of") != nil else {
      diagnostics.add(
        Diagnostic(.missingField, "'within' and 'of' go together", at: config.place))
      return nil
    }
    let isShare = within.hasSuffix("%")
    guard let amount = Double(isShare ? String(within.dropLast()) : within), amount >= 0 else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(within)' is not a tolerance", at: config.place(of: "within"),
          hint: "write an amount such as 5, or a share such as 0.5%"))
      return nil
    }
    if config.text("of") == "past" {
      return .nearPast(tolerance: isShare ? amount / 100 : amount, isShare: isShare)
    }
    guard let reference = aggregate(config, "of", schema, &diagnostics) else { return nil }
    return .near(reference, tolerance: isShare ? amount / 100 : amount, isShare: isShare)
  }
}
