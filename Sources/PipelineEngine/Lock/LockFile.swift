import Foundation
import IndicatorSchema
import PluginKit

/// What a pipeline is held to, beside its file: `NAME.lock`, YAML.
public struct LockFile: Hashable, Sendable {
  /// The programs from outside, by step.
  public var plugins: [String: LockedProgram]
  /// The run that was locked; nil when only programs were.
  public var run: LockedRun?

  /// Makes a lock file.
  public init(plugins: [String: LockedProgram], run: LockedRun? = nil) {
    self.plugins = plugins
    self.run = run
  }

  /// The lock file of a pipeline file, `NAME.lock` beside `NAME.yml`.
  public static func path(of pipeline: String) -> String {
    let url = URL(fileURLWithPath: pipeline).deletingPathExtension()
    let folder = pipeline.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return (folder.map(String.init) + [url.lastPathComponent + ".lock"]).joined(separator: "/")
  }

  /// Reads the lock file of a pipeline file, given by its path; nil when there is none.
  ///
  /// - Throws: `Diagnostics` when it is not a lock file.
  public static func read(of pipeline: String) throws -> LockFile? {
    try read(at: path(of: pipeline))
  }

  /// Reads a lock file; nil when there is none.
  ///
  /// - Throws: `Diagnostics` when it is not a lock file.
  static func read(at path: String) throws -> LockFile? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let root = try YAMLReader.read(path: path, name: path)
    var diagnostics = Diagnostics()
    let config = ConfigSpec(LockFields.file).decode(root, into: &diagnostics)
    try diagnostics.throwIfAny()
    let plugins = config.entries("plugins").map { ($0.key, LockedProgram($0.value)) }
    return LockFile(
      plugins: Dictionary(plugins, uniquingKeysWith: { first, _ in first }), run: LockedRun(config))
  }

  /// Reads the lock file of a pipeline file that was run with `--update`.
  ///
  /// - Throws: `Diagnostic` when there is none, or none of a run.
  public static func readRun(of pipeline: String) throws -> (file: LockFile, run: LockedRun) {
    guard let file = try read(of: pipeline), let run = file.run else {
      throw Diagnostic(
        .lockMissing, "there is no lock of a run beside '\(pipeline)'",
        hint: "make one with 'peil run \(pipeline) --update'")
    }
    return (file, run)
  }

  /// Writes it beside a pipeline file.
  ///
  /// - Throws: `Diagnostic` when that can't be done.
  public func write(of pipeline: String) throws {
    let path = LockFile.path(of: pipeline)
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Diagnostic(.cannotWrite, "cannot write '\(path)'")
    }
  }
}

/// The fields of a lock file.
enum LockFields {
  static let file =
    [
      ConfigField("peil", .choice(["1"]), .required, doc: "The version of the file format.", example: "1"),
      ConfigField("plugins", .map(.object(program)), doc: "The programs from outside, by step."),
    ] + run

  private static let program = [
    ConfigField("command", .text, .required, doc: "The command in the pipeline file."),
    ConfigField("sha256", .text, .required, doc: "The digest of the executable."),
    ConfigField("packages", .text, doc: "The digest of what is installed around it."),
    ConfigField("files", .text, doc: "The digest of the files that its arguments name."),
    ConfigField("version", .text, doc: "What it says of its version."),
    ConfigField("schema", .text, doc: "The digest of the schema of what it gives."),
  ]

  private static let run = [
    ConfigField("version", .text, doc: "The version of Peil."),
    ConfigField("pipeline", .text, doc: "The digest of the pipeline file."),
    ConfigField("parameters", .map(.text), doc: "The values of parameters."),
    ConfigField("places", .list(.text), doc: "The parameters that only say where files are."),
    ConfigField("documents", .map(.text), doc: "The digests of catalogues and of parts of configurations."),
    ConfigField("built_in", .map(.text), doc: "The versions of plugins."),
    ConfigField("seeds", .map(.text), doc: "The seeds of steps."),
    ConfigField("inputs", .map(.list(.object(input))), doc: "What each step read."),
    ConfigField("steps", .map(.text), doc: "The digests of the rows that steps gave."),
    ConfigField("outputs", .map(.text), doc: "The digests of what was published."),
  ]

  private static let input = [
    ConfigField("location", .text, .required, doc: "The path in the pipeline file, or the address."),
    ConfigField("sha256", .text, .required, doc: "The digest of the content."),
    ConfigField("bytes", .integer, .required, doc: "The size."),
    ConfigField("member", .text, doc: "The member of an archive."),
    ConfigField("name", .text, doc: "What tells it from others of a folder or pattern."),
    ConfigField("beside", .flag, doc: "Whether it is read beside other inputs."),
    ConfigField("retrieved", .text, doc: "When it was fetched."),
    ConfigField("modified", .text, doc: "When its publisher changed it."),
    ConfigField("etag", .text, doc: "What its server calls this version."),
    ConfigField("table", .text, doc: "The table."),
    ConfigField("publisher", .text, doc: "Its publisher."),
    ConfigField("licence", .text, doc: "Its licence."),
  ]
}

extension LockedProgram {
  fileprivate init(_ node: ConfigNode) {
    self.init(
      command: node["command"]?.text ?? "", sha256: node["sha256"]?.text ?? "",
      packages: node["packages"]?.text, files: node["files"]?.text, version: node["version"]?.text,
      schema: node["schema"]?.text)
  }
}

extension LockedRun {
  fileprivate init?(_ config: Config) {
    guard let version = config.text("version"), let pipeline = config.text("pipeline") else { return nil }
    self.init(version: version, pipeline: pipeline)
    parameters = LockedRun.texts(config, "parameters")
    places = config.texts("places") ?? []
    documents = LockedRun.texts(config, "documents")
    builtIn = LockedRun.texts(config, "built_in")
    seeds = LockedRun.texts(config, "seeds")
    steps = LockedRun.texts(config, "steps")
    outputs = LockedRun.texts(config, "outputs")
    let inputs = config.entries("inputs").map { ($0.key, ($0.value.list ?? []).map(LockedInput.init)) }
    self.inputs = Dictionary(inputs, uniquingKeysWith: { first, _ in first })
  }

  private static func texts(_ config: Config, _ field: String) -> [String: String] {
    let pairs = config.entries(field).map { ($0.key, $0.value.text ?? "") }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension LockedInput {
  fileprivate init(_ node: ConfigNode) {
    self.init(
      location: node["location"]?.text ?? "", sha256: node["sha256"]?.text ?? "",
      bytes: node["bytes"]?.text.flatMap(Int.init) ?? 0)
    member = node["member"]?.text
    name = node["name"]?.text
    isBeside = node["beside"]?.text == "true"
    retrieved = node["retrieved"]?.text
    modified = node["modified"]?.text
    etag = node["etag"]?.text
    table = node["table"]?.text
    publisher = node["publisher"]?.text
    licence = node["licence"]?.text
  }
}
