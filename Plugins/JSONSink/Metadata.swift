import IndicatorSchema
import JSONWriting
import PluginKit

/// What a document says beside its figures: the indicators, and on request the run and the origins.
struct Metadata {
  let schema: FrameSchema
  /// The facts of the run, nil when origins are not asked for.
  let facts: RunFacts?

  /// The members of the object that holds it.
  var members: [String: JSONValue] {
    var members = ["indicators": JSONValue.object(indicators)]
    if let facts {
      members["origins"] = .object(
        Dictionary(uniqueKeysWithValues: facts.origins.map { ($0.key.text, Self.origin($0.value)) }))
      members["run"] = .object([
        "pipeline": .string(facts.pipeline), "pipeline_sha256": .string(facts.pipelineSHA256),
        "version": .string(facts.version),
      ])
      if !facts.findings.isEmpty { members["findings"] = .array(facts.findings.map(Self.finding)) }
    }
    return members
  }

  private var indicators: [String: JSONValue] {
    Dictionary(
      schema.columns.map { ($0.id.text, Self.indicator($0)) }, uniquingKeysWith: { first, _ in first })
  }

  private static func indicator(_ indicator: Indicator) -> JSONValue {
    .object([
      "breaks": .array(
        indicator.breaks.map {
          .object(["from": .string($0.from.description), "note": .string($0.note)])
        }),
      "definition": indicator.definition.map(localized) ?? .null,
      "denominator": .text(indicator.denominator?.text),
      "domain": .string(indicator.domain),
      "label": localized(indicator.label),
      "numerator": .text(indicator.numerator?.text),
      "polarity": .string(indicator.polarity.rawValue),
      "unit": .string(indicator.unit.rawValue),
    ])
  }

  private static func finding(_ found: StepFinding) -> JSONValue {
    let finding = found.finding
    return .object([
      "lower": .optional(finding.bounds?.lowerBound), "name": .string(finding.name),
      "note": .text(finding.note), "step": .string(found.step),
      "subject": .array(finding.subject.map { .string($0) }), "upper": .optional(finding.bounds?.upperBound),
      "value": .optional(finding.value),
    ])
  }

  private static func localized(_ text: LocalizedText) -> JSONValue {
    .object(["en": .string(text.en), "nl": .string(text.nl)])
  }

  private static func origin(_ origin: Origin) -> JSONValue {
    switch origin {
    case .source(let source):
      .object(
        self.source(source).merging(
          source.others.isEmpty ? [:] : ["others": .array(source.others.map { .object(self.source($0)) })]
        ) { first, _ in first })
    case .derived(let derivation):
      .object([
        "formula": .string(derivation.formula),
        "inputs": .array(derivation.inputs.map { .string($0.text) }),
        "kind": .string("derived"), "step": .string(derivation.step),
      ])
    }
  }

  private static func source(_ source: SourceOrigin) -> [String: JSONValue] {
    [
      "column": .string(source.column), "file": .string(source.file), "kind": .string("source"),
      "sha256": .text(source.sha256), "step": .string(source.step), "table": source.table.map(table) ?? .null,
    ]
  }

  private static func table(_ table: SourceOrigin.TableFacts) -> JSONValue {
    .object([
      "address": .text(table.address), "edition": .text(table.edition), "id": .string(table.id),
      "licence": .string(table.licence), "publisher": .string(table.publisher), "title": .string(table.title),
    ])
  }
}
