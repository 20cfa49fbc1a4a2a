import Foundation

/// The options of an address, as the sample service understands them.
struct Query {
  private var options: [(name: String, value: String)]
  private var conditions: [[Comparison]] = []

  init(_ text: String) {
    options = text.split(separator: "&").map { option in
      let parts = option.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "?" }
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
    conditions = (self["$filter"] ?? "").components(separatedBy: " and ").filter { !$0.isEmpty }.map {
      $0.components(separatedBy: " or ").compactMap(Comparison.init)
    }
  }

  private subscript(name: String) -> String? { options.first { $0.name == name }?.value }

  var skip: Int { Int(self["$skip"] ?? "") ?? 0 }
  var top: Int? { self["$top"].flatMap { Int($0) } }
  var wantsCount: Bool { self["$count"] == "true" }

  /// The query of the page behind so many records.
  func text(skipping count: Int) -> String {
    let kept = options.filter { $0.name != "$skip" }.map { name, value in
      name + "=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "?")
    }
    return "?" + (kept + ["$skip=\(count)"]).joined(separator: "&")
  }

  func selected(_ record: [Field]) -> [Field] {
    guard let names = self["$select"]?.split(separator: ",").map(String.init) else { return record }
    return record.filter { names.contains($0.name) }
  }

  /// Whether a record fits the condition: `and` of alternatives in brackets, of comparisons and `startswith`.
  func holds(for record: [Field]) -> Bool {
    conditions.allSatisfy { alternatives in alternatives.contains { $0.holds(for: record) } }
  }
}

/// A comparison of a field with a text.
private struct Comparison {
  var field: Substring
  var text: String
  var isStart: Bool

  /// Reads a comparison; nil for one that this service does not understand.
  init?(_ condition: String) {
    if let match = condition.wholeMatch(of: /\(*startswith\((\w+),'((?:[^']|'')*)'\)\)*/) {
      (field, isStart) = (match.1, true)
      text = String(match.2.replacing("''", with: "'"))
    } else if let match = condition.wholeMatch(of: /\(*(\w+) eq '((?:[^']|'')*)'\)*/) {
      (field, isStart) = (match.1, false)
      text = String(match.2.replacing("''", with: "'"))
    } else {
      return nil
    }
  }

  func holds(for record: [Field]) -> Bool {
    guard let found = record.first(where: { $0.name == field })?.text else { return false }
    return isStart ? found.hasPrefix(text) : found == text
  }
}
