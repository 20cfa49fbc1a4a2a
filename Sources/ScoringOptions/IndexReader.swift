import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Reads what an index is made of.
struct IndexReader {
  private let config: Config
  private let input: FrameSchema
  private var names: [String: Place] = [:]

  init(_ config: Config, _ input: FrameSchema) {
    self.config = config
    self.input = input
  }

  /// The index as a group of what its configuration names; without parts after a complaint.
  mutating func index(_ name: IndicatorID, _ label: LocalizedText, into diagnostics: inout Diagnostics)
    -> IndexGroup
  {
    let field = ["tree", "weights", "indicators"].first { config.node($0) != nil }
    checkOne(field, into: &diagnostics)
    let parts: [IndexPart]
    switch field {
    case "tree": parts = tree(config.entries("tree"), level: 1, into: &diagnostics)
    case "weights": parts = weights(into: &diagnostics)
    default: parts = listed(into: &diagnostics)
    }
    let weighting = config.text("weighting") ?? (field == "tree" || field == "weights" ? "given" : "equal")
    if weighting == "given", field != "tree", field != "weights" {
      diagnostics.add(
        Diagnostic(
          .missingField, "'weighting: given' without weights", at: config.place(of: "weighting"),
          hint: "give 'weights' or 'tree'"))
    }
    return IndexGroup(
      id: name, label: label, weight: 1, method: method(config) ?? .arithmetic, power: config.number("power"),
      weighting: IndexReader.rule(weighting), rescale: rescale(config), coverage: nil, parts: parts,
      place: config.place, config: config, partsPlace: config.place(of: field ?? "indicators"))
  }

  /// Nothing but one field may say what the index is made of.
  private func checkOne(_ field: String?, into diagnostics: inout Diagnostics) {
    guard let field else { return }
    for other in ["tree", "weights", "indicators"] where other != field && config.node(other) != nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(other)' and '\(field)' both say what the index is made of",
          at: config.place(of: other), hint: "keep '\(field)', and name every indicator there"))
    }
  }

  private func listed(into diagnostics: inout Diagnostics) -> [IndexPart] {
    let listed = config.columns("indicators", of: input, into: &diagnostics)
    let place = config.place(of: "indicators")
    let chosen = ScoredIndicators.choose(listed, of: input, at: place, into: &diagnostics)
    return chosen.map { column in
      .indicator(
        column, weight: 1, place: listed?.first { $0.column.id == column.id }?.place ?? place)
    }
  }

  private mutating func weights(into diagnostics: inout Diagnostics) -> [IndexPart] {
    config.entries("weights").compactMap { indicator($0, into: &diagnostics) }
  }

  private mutating func tree(
    _ entries: [ConfigNode.Entry], level: Int, into diagnostics: inout Diagnostics
  ) -> [IndexPart] {
    entries.compactMap { entry in
      entry.value.entries == nil
        ? indicator(entry, into: &diagnostics)
        : group(entry, level: level, into: &diagnostics).map { .group($0) }
    }
  }

  private mutating func indicator(
    _ entry: ConfigNode.Entry, into diagnostics: inout Diagnostics
  ) -> IndexPart? {
    indicator(entry.key, entry.value.number ?? 0, at: entry.keyPlace, into: &diagnostics)
  }

  private mutating func indicator(
    _ name: String, _ weight: Double, at place: Place, into diagnostics: inout Diagnostics
  ) -> IndexPart? {
    guard let column = input.column(named: name, at: place, into: &diagnostics) else { return nil }
    guard isFirst(name, at: place, into: &diagnostics) else { return nil }
    return .indicator(column, weight: weight, place: place)
  }

  private mutating func group(
    _ entry: ConfigNode.Entry, level: Int, into diagnostics: inout Diagnostics
  ) -> IndexGroup? {
    guard level <= IndexOptions.deepestTree else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(entry.key)' is more than \(IndexOptions.deepestTree) levels deep",
          at: entry.keyPlace,
          hint: "put fewer groups within groups"))
      return nil
    }
    guard isFirst(entry.key, at: entry.keyPlace, into: &diagnostics) else { return nil }
    let own = Config(node: entry.value, fields: IndexOptions.groupFields(levels: 0))
    let parts = parts(of: entry, own, level: level, into: &diagnostics)
    let method = method(own)
    return IndexGroup(
      id: IndicatorID(entry.key), label: own.localizedText("label") ?? LocalizedText(nl: entry.key),
      weight: own.number("weight") ?? 1, method: method ?? self.method(config) ?? .arithmetic,
      power: own.number("power") ?? (method == nil ? config.number("power") : nil),
      weighting: IndexReader.rule(own.text("weighting") ?? "given"), rescale: rescale(own),
      coverage: own.number("coverage"), parts: parts, place: entry.keyPlace, config: own,
      partsPlace: own.place(of: "of"))
  }

  private mutating func parts(
    of entry: ConfigNode.Entry, _ own: Config, level: Int, into diagnostics: inout Diagnostics
  ) -> [IndexPart] {
    let count = diagnostics.items.count
    let parts: [IndexPart]
    if let list = own.node("of")?.list {
      parts = list.compactMap { indicator($0.text ?? "", 1, at: $0.place, into: &diagnostics) }
    } else {
      parts = tree(own.entries("of"), level: level + 1, into: &diagnostics)
    }
    if parts.isEmpty, diagnostics.items.count == count {
      diagnostics.add(
        Diagnostic(
          .missingField, "the group '\(entry.key)' is empty", at: own.place(of: "of"),
          hint: "name at least one indicator, or leave the group out"))
    }
    return parts
  }

  /// A name stands in an index once: what stands there twice counts twice.
  private mutating func isFirst(_ name: String, at place: Place, into diagnostics: inout Diagnostics) -> Bool
  {
    guard let first = names[name] else {
      names[name] = place
      return true
    }
    diagnostics.add(
      Diagnostic(
        .duplicateKey, "'\(name)' stands in the index twice", at: place, hint: "it was named at \(first)"))
    return false
  }

  private func method(_ config: Config) -> AggregationMethod? {
    config.text("method").flatMap(AggregationMethod.init(rawValue:))
  }

  private func rescale(_ config: Config) -> ScoringMethod? {
    config.text("rescale").flatMap(ScoringMethod.init(rawValue:))
  }

  /// Weights that are given, and those that are all the same, are not derived from data.
  private static func rule(_ weighting: String) -> WeightRule? {
    WeightRule(rawValue: weighting).flatMap { $0 == .equal ? nil : $0 }
  }
}
