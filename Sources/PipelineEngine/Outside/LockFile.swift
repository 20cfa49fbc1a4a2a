import Foundation
import IndicatorSchema
import PluginKit

/// What a pipeline is held to, beside its file: `NAME.lock`, YAML.
public struct LockFile: Hashable, Sendable {
  /// The programs from outside, by step.
  public var plugins: [String: LockedProgram]

  /// Makes a lock file.
  public init(plugins: [String: LockedProgram]) { self.plugins = plugins }

  /// The lock file of a pipeline file, `NAME.lock` beside `NAME.yml`.
  public static func path(of pipeline: String) -> String {
    let url = URL(fileURLWithPath: pipeline).deletingPathExtension()
    let folder = pipeline.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return (folder.map(String.init) + [url.lastPathComponent + ".lock"]).joined(separator: "/")
  }

  /// Reads the lock file of a pipeline; nil when there is none.
  ///
  /// - Throws: `Diagnostics` when it is not a lock file.
  static func read(of pipeline: PipelineFile) throws -> LockFile? {
    let path = path(of: pipeline.file)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let root = try YAMLReader.read(path: path, name: path)
    var diagnostics = Diagnostics()
    let config = ConfigSpec(fields).decode(root, into: &diagnostics)
    try diagnostics.throwIfAny()
    let plugins = config.entries("plugins").map { ($0.key, LockedProgram($0.value)) }
    return LockFile(plugins: Dictionary(plugins, uniquingKeysWith: { first, _ in first }))
  }

  private static let fields = [
    ConfigField("peil", .choice(["1"]), .required, doc: "The version of the file format.", example: "1"),
    ConfigField(
      "plugins",
      .map(
        .object([
          ConfigField("command", .text, .required, doc: "The command in the pipeline file."),
          ConfigField("sha256", .text, .required, doc: "The digest of the executable."),
          ConfigField("packages", .text, doc: "The digest of what is installed around it."),
          ConfigField("version", .text, doc: "What it says of its version."),
          ConfigField("schema", .text, doc: "The digest of the schema of what it gives."),
        ])), doc: "The programs from outside, by step."),
  ]

  /// The text of the file, the same for the same content.
  public var text: String {
    var text =
      "# What this pipeline was run with. Made by `peil lock`; a run refuses anything else.\npeil: 1\n"
    text += plugins.isEmpty ? "plugins: {}\n" : "plugins:\n"
    for (step, program) in plugins.sorted(by: { $0.key < $1.key }) {
      text += "  \(LockFile.quoted(step)):\n"
      for (field, value) in program.fields {
        text += "    \(field): \(LockFile.quoted(value))\n"
      }
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2D
    }
    if isPlain, text.utf8.first.map({ (0x61...0x7A).contains($0) }) == true { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): quoted += "?"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension LockedProgram {
  fileprivate init(_ node: ConfigNode) {
    self.init(
      command: node["command"]?.text ?? "", sha256: node["sha256"]?.text ?? "",
      packages: node["packages"]?.text, version: node["version"]?.text, schema: node["schema"]?.text)
  }

  fileprivate var fields: [(String, String)] {
    [
      ("command", command), ("sha256", sha256), ("packages", packages), ("version", version),
      ("schema", schema),
    ].compactMap { field, value in value.map { (field, $0) } }
  }
}
