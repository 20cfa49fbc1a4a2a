import CLibXML2
import IndicatorSchema

/// What a document holds outside records: what the user is told when it holds no record.
struct Surroundings {
  /// Whether there was no record yet.
  var isOfUse = true
  private var root: String?
  private var rootNamespace: String?
  private var deepest = 0
  private var strangers: [String] = []

  private static let longestList = 8

  /// Notes an element that is no record.
  ///
  /// - Parameters:
  ///   - above: The number of steps of the path that lead to its parent.
  ///   - matched: The number of steps that lead to the element itself.
  mutating func note(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, depth: Int, above: Int,
    matched: Int
  ) {
    if depth == 1 {
      root = String(cString: local)
      rootNamespace = namespace.map { String(cString: $0) }
    }
    if matched > deepest {
      deepest = matched
      strangers = []
    }
    guard matched <= above, above == deepest, strangers.count < Surroundings.longestList else { return }
    let name = String(cString: local)
    if !strangers.contains(name) { strangers.append(name) }
  }

  /// Whether the root element has this name.
  func hasRoot(_ name: XMLName?) -> Bool {
    name.map { $0.local == root && ($0.namespace == nil || $0.namespace == rootNamespace) } ?? false
  }

  /// The complaint that no record was found.
  ///
  /// - Parameter remark: What the publisher said.
  func complaint(_ format: RecordFormat, source: String, remark: String?) -> Diagnostic {
    if let remark {
      return Diagnostic(
        .emptyInput, "no record found; the publisher says: \(remark)", at: Place(source),
        hint: "ask the publisher's site again, or for less at once")
    }
    let namespace = rootNamespace.map { " of the namespace '\($0)'" } ?? ""
    let message =
      "no record found: the root element is '\(root ?? "")'\(namespace), expected \(format.expectation)"
    let wanted = format.record.steps[min(deepest, format.record.steps.count - 1)].step.name.local
    return Diagnostic(.emptyInput, message, at: Place(source), hint: explanation ?? hint(wanted))
  }

  private var explanation: String? {
    UnknownRoot.explanation(XMLName(local: root ?? "", namespace: rootNamespace))
  }

  private func hint(_ wanted: String) -> String? {
    if strangers.isEmpty { return nil }
    if strangers.contains(wanted) {
      return "there is a '\(wanted)', but in another namespace, at another place or with other attributes"
    }
    let listed = strangers.map { "'\($0)'" }.joined(separator: ", ")
    return Suggestion.hint(for: wanted, among: strangers) ?? "instead of '\(wanted)' there is \(listed)"
  }
}
