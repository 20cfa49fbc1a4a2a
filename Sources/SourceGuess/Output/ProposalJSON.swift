import IndicatorSchema
import JSONWriting
import PluginKit

/// Writes a proposal as JSON, for programs.
public enum ProposalJSON {
  /// The document, with the pipeline file as text in it.
  public static func bytes(_ proposal: Proposal, yaml: String) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.members([
      ("input", .string(proposal.location.displayName)), ("name", .string(proposal.name)),
      ("source", .string(proposal.plugin)), ("what", certainty(proposal.form)),
      ("runs", .flag(proposal.runs)),
      ("trial", trial(proposal.trial)),
      ("settings", .array(proposal.settings.map(setting))),
      ("figures", .array(proposal.figures.map { figure($0, proposal) })),
      ("columns", .array(proposal.columns.map(column))),
      ("notes", .array(proposal.notes.map { .string($0) })),
      ("pipeline", .string(yaml)),
    ]).write(to: &bytes, indentation: 0)
    bytes.append(0x0A)
    return bytes
  }

  private static func trial(_ trial: Proposal.Trial) -> JSONValue {
    .line(
      .members([
        ("records", .number(Double(trial.records))), ("all", .flag(!trial.isPartial)),
        ("rows", .number(Double(trial.rows))), ("refused", .number(Double(trial.refused))),
        ("first_refusal", .text(trial.firstRefusal?.description)),
        ("filtered", .object(trial.filtered.mapValues { .number(Double($0)) })),
        ("failure", .text(trial.failure?.description)),
      ]))
  }

  private static func certainty(_ certainty: Certainty) -> JSONValue {
    .line(
      .members([
        ("probability", .number((certainty.probability * 100).rounded() / 100)),
        ("grade", .string(certainty.word)),
        ("reason", .string(certainty.reason)),
      ]))
  }

  private static func setting(_ setting: Proposal.Setting) -> JSONValue {
    .line(
      .members([
        ("field", .string(setting.field)), ("value", value(setting.value)),
        ("certainty", setting.certainty.map(certainty) ?? .null),
      ]))
  }

  private static func value(_ content: ConfigNode.Content) -> JSONValue {
    switch content {
    case .scalar(let text, _): .string(text)
    case .list(let elements): .array(elements.map { value($0.content) })
    case .map(let entries): .members(entries.map { ($0.key, value($0.value.content)) })
    }
  }

  private static func figure(_ figure: Proposal.Figure, _ proposal: Proposal) -> JSONValue {
    .members([
      ("indicator", .string(figure.id.text)),
      ("column", .text(figure.column.map { proposal.columns[$0].name })),
      ("binding", .line(value(figure.binding))), ("certainty", certainty(figure.certainty)),
      ("new", .flag(figure.declared != nil)), ("unit", .text(figure.declared?.unit.rawValue)),
      ("unit_certainty", figure.unitCertainty.map(certainty) ?? .null),
      (
        "nearest",
        .array(
          figure.nearest.map { near in
            .line(
              .members([
                ("indicator", .string(near.indicator.text)), ("certainty", certainty(near.certainty)),
              ]))
          })
      ),
    ])
  }

  private static func column(_ column: Proposal.Column) -> JSONValue {
    .line(
      .members([
        ("name", .string(column.name)), ("role", .string(column.role.rawValue)),
        ("type", .string(column.type.rawValue)),
        ("count", .number(Double(column.count))), ("missing", .number(Double(column.missing))),
        ("remark", .text(column.remark)),
      ]))
  }
}
