import Crypto
import Foundation
import IndicatorSchema
import PluginKit

extension PipelineFile {
  /// Reads a pipeline file.
  ///
  /// - Parameters:
  ///   - path: The path as the user gave it, which messages use.
  ///   - parameters: The values for `${name}`.
  /// - Throws: `Diagnostic` when the file is not YAML or can't be read.
  /// - Returns: The file and every complaint about its outline.
  public static func read(
    path: String, parameters: Parameters
  ) throws -> (file: PipelineFile, diagnostics: Diagnostics) {
    let root = try YAMLReader.read(path: path, name: path)
    let data = FileManager.default.contents(atPath: path) ?? Data()
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return read(root, name: path, folder: folder, sha256: Digest.hex(SHA256.hash(data: data)), parameters)
  }

  static func read(
    _ root: ConfigNode, name: String, folder: String, sha256: String, _ parameters: Parameters
  ) -> (file: PipelineFile, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    checkOutline(root, &diagnostics)
    let declared = root["parameters"]
    let body = withoutParameters(root)
    let (node, uses) = parameters.substitute(body, declared: declared, into: &diagnostics)
    var file = PipelineFile(
      name: node["name"]?.text ?? "", title: node["title"]?.text,
      period: period(node["period"], &diagnostics), catalogues: node["catalogue"]?.list ?? [],
      steps: steps(node, &diagnostics), checks: node["checks"]?.list ?? [], tests: node["tests"]?.list ?? [],
      file: name, folder: folder,
      sha256: sha256)
    file.secrets = parameters.secrets(declared: declared)
    file.uses = uses
    file.secretNames = Parameters.secretNames(declared: declared)
    return (file, diagnostics)
  }

  private static func withoutParameters(_ root: ConfigNode) -> ConfigNode {
    guard let entries = root.entries else { return root }
    return ConfigNode(.map(entries.filter { $0.key != "parameters" }), at: root.place)
  }

  /// Checks the top of the file. The content of steps is left to their plugins.
  private static func checkOutline(_ root: ConfigNode, _ diagnostics: inout Diagnostics) {
    guard let entries = root.entries else {
      diagnostics.add(Diagnostic(.wrongType, "a pipeline file is a map", at: root.place))
      return
    }
    let sections = PluginDeclaration.Kind.allCases.map { $0.rawValue + "s" }
    let outline = entries.map { entry -> ConfigNode.Entry in
      guard sections.contains(entry.key), entry.value.entries != nil else { return entry }
      return .init(key: entry.key, keyPlace: entry.keyPlace, value: emptied(entry.value))
    }
    let spec = ConfigSpec(fields)
    _ = spec.decode(ConfigNode(.map(outline), at: root.place), into: &diagnostics)
  }

  private static func emptied(_ section: ConfigNode) -> ConfigNode {
    let entries = (section.entries ?? []).map { entry in
      ConfigNode.Entry(
        key: entry.key, keyPlace: entry.keyPlace,
        value: entry.value.entries == nil
          ? entry.value : ConfigNode(.map([]), at: entry.value.place))
    }
    return ConfigNode(.map(entries), at: section.place)
  }

  private static func period(_ node: ConfigNode?, _ diagnostics: inout Diagnostics) -> Period? {
    guard let node, let text = node.text else { return nil }
    if let period = Period(text) { return period }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'\(text)' is not a period", at: node.place,
        hint: "write 2017, 2017-Q1 or 2017-03"))
    return nil
  }

  private static func steps(_ root: ConfigNode, _ diagnostics: inout Diagnostics) -> [StepNode] {
    var steps: [StepNode] = []
    for kind in PluginDeclaration.Kind.allCases {
      for entry in root[kind.rawValue + "s"]?.entries ?? [] {
        if let other = steps.first(where: { $0.name == entry.key }) {
          diagnostics.add(
            Diagnostic(
              .duplicateStep, "there are two steps '\(entry.key)'", at: entry.keyPlace,
              hint: "the other is at \(other.place)"))
        }
        steps.append(
          StepNode(name: entry.key, place: entry.keyPlace, kind: kind, node: entry.value))
      }
    }
    return steps
  }
}

/// Digests as text.
enum Digest {
  /// The bytes of a digest in lower-case hexadecimal.
  static func hex(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
