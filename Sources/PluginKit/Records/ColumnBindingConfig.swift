import IndicatorSchema

extension ColumnBinding {
  /// Reads a binding from a checked node: a name, or a map with title, group, unit, occurrence, of and values.
  public init(_ node: ConfigNode, into diagnostics: inout Diagnostics) {
    guard node.entries != nil else {
      self.init(title: node.text ?? "")
      return
    }
    let group = node["group"].map { $0.list?.compactMap(\.text) ?? [$0.text ?? ""] } ?? []
    let printed = node["unit"]?.text
    var unit: Unit?
    if let printed {
      unit = Unit(rawValue: printed) ?? Unit(printed: printed)
      if unit == nil, let place = node["unit"]?.place {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "unknown unit '\(printed)'", at: place,
            hint: Suggestion.hint(for: printed, among: Unit.allCases.map(\.rawValue))
              ?? "valid are " + Unit.allCases.map(\.rawValue).joined(separator: ", ")))
      }
    }
    self.init(
      title: node["title"]?.text ?? "", group: group, unit: unit, printedUnit: printed,
      occurrence: ColumnBinding.occurrence(node, &diagnostics),
      values: ColumnBinding.values(node, &diagnostics))
  }

  private static func values(_ node: ConfigNode, _ diagnostics: inout Diagnostics) -> [String: Double] {
    guard let listed = node["values"] else { return [:] }
    let entries = listed.entries ?? []
    if entries.isEmpty {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'values' lists no text", at: listed.place,
          hint: "for example values: { not urbanised: 5, hardly urbanised: 4 }"))
    }
    let pairs = entries.map { ($0.key, $0.value.text.flatMap(Double.init) ?? .nan) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static func occurrence(_ node: ConfigNode, _ diagnostics: inout Diagnostics) -> Occurrence? {
    let number = node["occurrence"]?.text.flatMap { Int($0) }
    let total = node["of"]?.text.flatMap { Int($0) }
    switch (number, total) {
    case (nil, nil): return nil
    case (let number?, let total?) where number >= 1 && number <= total:
      return Occurrence(number, of: total)
    default:
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'occurrence' and 'of' must both be given, with occurrence from 1 to of",
          at: node.place))
      return nil
    }
  }
}
