import IndicatorSchema
import PluginKit

/// Writes a proposal as a pipeline file, how sure it is of each part as comments.
public struct ProposalYAML {
  private let proposal: Proposal

  /// Makes a writer.
  public init(_ proposal: Proposal) { self.proposal = proposal }

  /// The pipeline file.
  public var text: String {
    head + catalogue + source + rest
  }

  private var head: String {
    var lines = CommentedLines()
    let input = proposal.location.displayName.shortened(80)
    lines.note("\(input): \(proposal.what), \(proposal.form.word) (\(proposal.form.number)).")
    lines.note(account)
    for note in proposal.notes { lines.note(note) }
    lines.add("peil: 1")
    lines.add("name: \(YAMLText.quotedUnlessWord(proposal.name))")
    return lines.text
  }

  /// What was read, and what came of it.
  private var account: String {
    let trial = proposal.trial
    if let failure = trial.failure?.items.first { return "It does not run yet: \(failure.message)." }
    let looked =
      trial.isPartial
      ? "The first \(trial.records) records were read" : "All \(trial.records) records were read"
    var parts = ["\(looked): \(trial.rows) rows"]
    parts += trial.filtered.sorted { $0.key < $1.key }.map { "\($0.value) left out (\($0.key))" }
    parts.append("\(trial.refused) refused")
    let text = parts.joined(separator: ", ") + "."
    guard let reason = trial.firstRefusal else { return text }
    return text + " It does not run yet; the first refusal: \(reason.message)."
  }

  private var catalogue: String {
    let declared = proposal.figures.filter { $0.declared != nil }
    let files = proposal.catalogues
    guard !declared.isEmpty || !files.isEmpty else { return "" }
    var lines = CommentedLines()
    lines.add("catalogue:")
    for file in files { lines.add("  - \(YAMLText.flow(.text(file)))") }
    if !declared.isEmpty {
      lines.add("  # Proposed entries; put those you keep in a catalogue file and complete them.")
      lines.add("  - peil-catalogue: 1")
      lines.add("    id: \(YAMLText.quotedUnlessWord(proposal.name))")
      lines.add("    indicators:")
      for figure in declared { add(figure, to: &lines) }
    }
    return lines.text
  }

  private func add(_ figure: Proposal.Figure, to lines: inout CommentedLines) {
    guard let indicator = figure.declared else { return }
    let entry = ConfigNode.Content.members([
      ("label", .text(indicator.label.nl)), ("unit", .plain(indicator.unit.rawValue)),
      ("polarity", .plain(indicator.polarity.rawValue)), ("domain", .text(indicator.domain)),
    ])
    lines.add(
      "      \(indicator.id): \(YAMLText.flow(entry))", figure.unitCertainty.map { "unit \($0.text)" })
  }

  private var source: String {
    var lines = CommentedLines()
    lines.add("sources:")
    lines.add("  \(YAMLText.quotedUnlessWord(proposal.name)):")
    lines.add("    use: \(proposal.plugin)", proposal.form.text)
    for setting in proposal.settings {
      let comment =
        setting.isOpen
        ? "fill in, such as 2022, 2022-Q1 or 2022-03: \(setting.certainty?.reason ?? "")"
        : setting.certainty?.text
      lines.add("    \(setting.field): \(YAMLText.flow(setting.value))", comment)
    }
    return lines.text + columns + leftOut
  }

  private var columns: String {
    var lines = CommentedLines()
    for figure in proposal.figures where figure.isBound {
      lines.note("\(figure.id) is read from \(name(figure)): \(content(figure))", indentation: "    ")
    }
    let named = proposal.figures.filter { !$0.isBound && $0.column != nil }
    if !named.isEmpty { lines.add("    columns:") }
    for figure in named {
      let near = figure.declared == nil ? "" : nearest(figure)
      let certainty = figure.declared == nil ? figure.certainty.text + "; " : ""
      lines.add(
        "      \(figure.id): \(YAMLText.flow(figure.binding))", "\(certainty)\(content(figure))\(near)")
    }
    for figure in proposal.figures
    where figure.column == nil && figure.declared != nil && !figure.nearest.isEmpty {
      lines.note("\(figure.id)\(nearest(figure))", indentation: "    ")
    }
    return lines.text
  }

  private func name(_ figure: Proposal.Figure) -> String {
    figure.column.map { "'\(proposal.columns[$0].name.shortened(80))'" } ?? ""
  }

  private func content(_ figure: Proposal.Figure) -> String {
    guard let column = figure.column.map({ proposal.columns[$0] }) else { return "" }
    return "\(column.type.rawValue), \(column.count) values, \(column.missing) missing"
  }

  private func nearest(_ figure: Proposal.Figure) -> String {
    guard let best = figure.nearest.first else { return "" }
    let others = figure.nearest.dropFirst().map { "\($0.indicator) \($0.certainty.number)" }
    let text = "; nearest \(best.indicator) \(best.certainty.number), \(best.certainty.reason)"
    return others.isEmpty ? text : "\(text); \(others.joined(separator: ", "))"
  }

  private var leftOut: String {
    let roles: Set<ColumnRole> = [.identifier, .code, .year, .text, .empty]
    let columns = proposal.columns.filter { roles.contains($0.role) }
    guard !columns.isEmpty else { return "" }
    var lines = CommentedLines()
    lines.note("Left out:", indentation: "    ")
    for column in columns {
      let remark = column.remark.map { ", \($0)" } ?? ""
      lines.note("  '\(column.name.shortened)': \(column.role.rawValue)\(remark)", indentation: "    ")
    }
    return lines.text
  }

  private var rest: String {
    let name = YAMLText.quotedUnlessWord(proposal.name)
    var lines = CommentedLines()
    lines.add("sinks:")
    lines.add("  figures: { from: \(name), use: json, path: \(YAMLText.scalar(proposal.name + ".json")) }")
    if proposal.trial.failure == nil, proposal.trial.refused == 0, !proposal.trial.isPartial {
      lines.add("checks:")
      lines.add("  - { on: \(name), that: rows, equals: \(proposal.trial.rows) }")
    }
    return lines.text
  }
}

extension YAMLText {
  /// A name of which nothing but letters, digits and dashes is known.
  static func quotedUnlessWord(_ name: String) -> String { scalar(name) }
}
