import IndicatorSchema
import PluginKit

/// The secrets of a pipeline, and the one place where they are taken out of what is printed or stored.
///
/// A secret is the value of a parameter that is declared `secret: true`, or of a field that its plugin declares as
/// secret. Of a text that says who connects to what, the password alone is one too.
public struct Secrets: Sendable {
  private var texts: Set<String> = []

  /// What stands in the place of a secret.
  public static let mask = "[secret]"

  /// Makes an empty collection.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { texts.isEmpty }

  mutating func add(_ text: String) {
    if !text.isEmpty { texts.insert(text) }
    texts.formUnion(Secrets.passwords(in: text))
  }

  /// Adds the values of the fields that are declared secret, however they are nested and whatever shape they have.
  mutating func add(_ node: ConfigNode, _ fields: [ConfigField]) {
    for field in fields {
      guard let value = node[field.name] else { continue }
      if field.isSecret { addAll(value) } else { add(value, field.type) }
    }
  }

  private mutating func add(_ node: ConfigNode, _ type: ConfigType) {
    switch type {
    case .object(let fields): add(node, fields)
    case .list(let element): for item in node.list ?? [] { add(item, element) }
    case .map(let value): for entry in node.entries ?? [] { add(entry.value, value) }
    case .document(let content): add(node, content)
    case .either(let types): for type in types { add(node, type) }
    default: break
    }
  }

  private mutating func addAll(_ node: ConfigNode) {
    if let text = node.text { add(text) }
    for item in node.list ?? [] { addAll(item) }
    for entry in node.entries ?? [] { addAll(entry.value) }
  }

  /// The password in `key=value` pairs, quoted or not, and in an address.
  private static func passwords(in text: String) -> [String] {
    let quoted = text.matches(of: /password\s*=\s*'((?:[^'\\]|\\.)*)'/).map { String($0.1) }
    let plain = text.matches(of: /password\s*=\s*([^\s'&]+)/).map { String($0.1) }
    let address = text.matches(of: /:\/\/[^:\/\s]*:([^\s]*)@/).map { String($0.1) }
    let found = quoted + plain + address
    return (found + found.compactMap(\.removingPercentEncoding)).filter { !$0.isEmpty }
  }

  /// A text without the secrets in it.
  public func redact(_ text: String) -> String {
    // A long one first: a short one may be a part of it.
    texts.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
      .reduce(text) { $0.contains($1) ? $0.replacing($1, with: Secrets.mask) : $0 }
  }

  /// A complaint without the secrets in it.
  public func redact(_ item: Diagnostic) -> Diagnostic {
    guard !isEmpty else { return item }
    let place = item.place.map { place in
      Place(redact(place.file), line: place.line, column: place.column, field: place.field.map(redact))
    }
    var clean = Diagnostic(item.code, redact(item.message), at: place, hint: item.hint.map(redact))
    clean.step = item.step
    return clean
  }

  /// Complaints without the secrets in them.
  public func redact(_ error: any Error) -> Diagnostics {
    Diagnostics(Diagnostics(error).items.map(redact))
  }

  /// What is made of texts, lists and maps, without the secrets in it.
  func redact(_ value: Any) -> Any {
    switch value {
    case let text as String: redact(text)
    case let list as [Any]: list.map { redact($0) as Any }
    case let map as [String: Any]:
      Dictionary(
        map.map { (redact($0.key), redact($0.value) as Any) }, uniquingKeysWith: { first, _ in first })
    default: value
    }
  }
}
