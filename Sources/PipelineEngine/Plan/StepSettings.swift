import Crypto
import Foundation
import PluginKit

/// The configuration of a step as it was planned: parameters, and parts in files of their own, filled in.
struct StepSettings: Sendable {
  private let node: ConfigNode
  private let fields: [ConfigField]

  init(_ node: ConfigNode, _ fields: [ConfigField]) {
    self.node = node
    self.fields = fields
  }

  /// The digest of the configuration without what is secret in it: another password gives no other figures.
  var digest: String {
    var bytes: [UInt8] = []
    StepSettings.append(node, fields, to: &bytes)
    return Digest.hex(SHA256.hash(data: bytes))
  }

  /// Where the random numbers of the step start, as far as it draws any.
  var seed: String? {
    let seeds = StepSettings.seeds(node, fields)
    return seeds.isEmpty ? nil : seeds.joined(separator: " ")
  }

  private static func seeds(_ node: ConfigNode?, _ fields: [ConfigField]) -> [String] {
    fields.flatMap { field -> [String] in
      if case .object(let inner) = field.type { return seeds(node?[field.name], inner) }
      guard field.name == "seed" else { return [] }
      if let given = node?[field.name]?.text { return [given] }
      if case .defaults(let seed) = field.presence { return [seed] }
      return []
    }
  }

  /// One form for equal configurations. Entries keep their order, because columns come in it.
  private static func append(_ node: ConfigNode, _ fields: [ConfigField], to bytes: inout [UInt8]) {
    switch node.content {
    case .scalar(let text, let isQuoted):
      bytes += "\(isQuoted ? "t" : "s")\(text.utf8.count):".utf8
      bytes += text.utf8
    case .list(let elements):
      bytes += "l\(elements.count):".utf8
      for element in elements { append(element, fields, to: &bytes) }
    case .map(let entries):
      let shown = entries.filter { entry in !fields.contains { $0.name == entry.key && $0.isSecret } }
      bytes += "m\(shown.count):".utf8
      for entry in shown {
        bytes += "\(entry.key.utf8.count):\(entry.key)".utf8
        append(entry.value, fields.first { $0.name == entry.key }?.type.inner ?? [], to: &bytes)
      }
    }
  }
}

extension ConfigType {
  /// The fields of what it holds, for a type that holds any.
  fileprivate var inner: [ConfigField] {
    switch self {
    case .object(let fields): fields
    case .list(let type), .map(let type), .document(let type): type.inner
    case .either(let types): types.flatMap(\.inner)
    default: []
    }
  }
}
