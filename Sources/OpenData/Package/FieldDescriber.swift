import IndicatorSchema
import JSONWriting

/// Describes the columns of a table for those who will compute with them.
struct FieldDescriber {
  let indicators: FrameSchema
  let origins: [IndicatorID: Origin]
  let labels: [IndicatorID: LocalizedText]
  let texts: PackageTexts

  /// What readers call an indicator.
  func title(_ id: IndicatorID) -> String {
    (indicators[id]?.label ?? labels[id]).map { texts($0) } ?? id.text
  }

  /// What an indicator means, what it is measured in and where it comes from.
  func description(_ id: IndicatorID) -> String {
    let indicator = indicators[id]
    let about = [
      indicator?.definition.map { texts($0) }, indicator.map { texts(.unit, ["unit": texts($0.unit)]) },
    ]
    let breaks = (indicator?.breaks ?? []).map {
      texts(.seriesBreak, ["period": $0.from.description, "note": $0.note])
    }
    return (about.compactMap { $0 } + origin(id) + breaks).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func origin(_ id: IndicatorID) -> [String] {
    switch origins[id] {
    case nil: []
    case .derived(let derivation):
      [
        texts(.formula, ["formula": derivation.formula]),
        derivation.inputs.isEmpty
          ? "" : texts(.inputs, ["inputs": derivation.inputs.map(title).joined(separator: ", ")]),
      ]
    case .source(let source):
      ([source] + source.others).reduce(into: []) { sentences, source in
        let sentence = self.source(source)
        if !sentences.contains(sentence) { sentences.append(sentence) }
      }
    }
  }

  private func source(_ source: SourceOrigin) -> String {
    guard let table = source.table else {
      return texts(.fromFile, ["file": source.file, "column": source.column])
    }
    return texts(
      .fromTable, ["publisher": table.publisher, "table": table.id, "column": source.column])
  }

  /// What programs want to know of an indicator.
  func facts(_ id: IndicatorID) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    if let indicator = indicators[id] {
      members.append(("unit", .string(indicator.unit.rawValue)))
      members.append(("polarity", .string(indicator.polarity.rawValue)))
      members.append(("domain", .string(indicator.domain)))
    }
    if case .derived(let derivation) = origins[id] {
      members.append(("formula", .string(derivation.formula)))
      members.append(("inputs", .array(derivation.inputs.map { .string($0.text) })))
    }
    return members
  }

  /// The values that can occur, as constraints.
  func constraints(_ id: IndicatorID) -> JSONValue? {
    guard let range = indicators[id]?.validRange else { return nil }
    let ends = [("minimum", range.lowerBound), ("maximum", range.upperBound)].filter { $0.1.isFinite }
    return ends.isEmpty ? nil : .members(ends.map { ($0.0, .number($0.1)) })
  }
}
