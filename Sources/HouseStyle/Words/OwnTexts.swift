import IndicatorSchema
import PluginKit
import Wording

/// Puts the library's own texts in the place of those of a wording.
struct OwnTexts {
  private(set) var wording: Wording
  private static let longestText = 600

  init(_ entries: [ConfigNode.Entry], in wording: Wording, into diagnostics: inout Diagnostics) {
    self.wording = wording
    for entry in entries { replace(entry, &diagnostics) }
  }

  private mutating func replace(_ entry: ConfigNode.Entry, _ diagnostics: inout Diagnostics) {
    guard let standard = wording.texts[entry.key] else {
      return diagnostics.add(
        Diagnostic(
          .unknownField, "there is no text '\(entry.key)'", at: entry.keyPlace,
          hint: Suggestion.hint(for: entry.key, among: wording.texts.keys.sorted())))
    }
    let source = entry.value.isNull ? "" : (entry.value.text ?? "").trimmed
    let place = entry.value.place
    guard !source.isEmpty, source.count <= OwnTexts.longestText else {
      return diagnostics.add(
        Diagnostic(
          .invalidValue,
          "the text '\(entry.key)' is "
            + (source.isEmpty ? "empty" : "longer than \(OwnTexts.longestText) letters"),
          at: place, hint: "it stands for: \(standard.source)"))
    }
    guard let text = Wording.Text(source) else {
      return diagnostics.add(
        Diagnostic(
          .invalidValue, "in the text '\(entry.key)' '{' and '}' must have a name between them", at: place))
    }
    if let complaint = OwnTexts.difference(standard, text) {
      return diagnostics.add(
        Diagnostic(
          .invalidValue, "the text '\(entry.key)' \(complaint)", at: place,
          hint: "it stands for: \(standard.source)"))
    }
    wording.replace(entry.key, with: text)
  }

  /// What a text lacks or adds of the names of another; nil when they have the same.
  private static func difference(_ standard: Wording.Text, _ own: Wording.Text) -> String? {
    func listed(_ names: [String], without others: [String]) -> String? {
      let left = Set(names).subtracting(others).sorted().map { "{\($0)}" }
      return left.isEmpty ? nil : left.joined(separator: ", ")
    }
    let parts = [
      listed(standard.names, without: own.names).map { "lacks \($0)" },
      listed(own.names, without: standard.names).map { "has \($0), for which there is nothing to fill in" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }
}
