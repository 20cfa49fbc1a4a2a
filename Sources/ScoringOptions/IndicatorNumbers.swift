import IndicatorSchema
import PluginKit

/// Numbers that a configuration gives for each indicator, such as targets.
struct IndicatorNumbers<Value: Sendable>: Sendable {
  /// The field they stand in.
  let field: String
  /// An example of what to give for an indicator.
  let example: String
  private let place: Place
  private let entries: [(id: IndicatorID, value: Value, place: Place)]

  /// Reads a map; `read` gives nil after a complaint of its own.
  init(_ config: Config, _ field: String, example: String, read: (ConfigNode) -> Value?) {
    self.field = field
    self.example = example
    place = config.place(of: field)
    entries = config.entries(field).compactMap { entry in
      read(entry.value).map { (IndicatorID(entry.key), $0, entry.keyPlace) }
    }
  }

  /// Whether nothing was given.
  var isEmpty: Bool { entries.isEmpty }

  /// What was given for an indicator.
  subscript(id: IndicatorID) -> Value? { entries.first { $0.id == id }?.value }

  /// Complains of indicators that are not scored.
  func checkNames(_ ids: [IndicatorID], into diagnostics: inout Diagnostics) {
    for (id, _, place) in entries where !ids.contains(id) {
      diagnostics.add(
        Diagnostic(
          .unknownIndicator, "\(field) for '\(id)', which is not scored", at: place,
          hint: Suggestion.hint(for: id.text, among: ids.map(\.text)) ?? "leave them out"))
    }
  }

  /// A complaint that an indicator has none.
  func missing(_ id: IndicatorID) -> Diagnostic {
    Diagnostic(
      .missingField, "no \(field) for '\(id)'", at: place,
      hint: "for example \(field): { \(id): \(example) }")
  }
}
