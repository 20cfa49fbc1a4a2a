import PluginKit

extension LockFile {
  /// The text of the file, the same for the same content.
  public var text: String {
    var text = LockText()
    text.add("peil", "1", quoted: false)
    text.section("plugins", plugins) { text, program in text.fields(program.fields) }
    if let run { text.add(run) }
    let command = run == nil ? "peil lock" : "peil run --update"
    return "# What this pipeline was run with. Made by `\(command)`; a run refuses anything else.\n"
      + text.lines
  }
}

/// The lines of a lock file.
private struct LockText {
  var lines = ""
  private var indentation = ""

  mutating func add(_ run: LockedRun) {
    add("version", run.version)
    add("pipeline", run.pipeline)
    section("parameters", run.parameters)
    if !run.places.isEmpty {
      line("places: [" + run.places.sorted().map(LockText.quoted).joined(separator: ", ") + "]")
    }
    section("documents", run.documents)
    section("built_in", run.builtIn)
    section("seeds", run.seeds)
    section("inputs", run.inputs) { text, inputs in
      for input in inputs { text.item(input.fields) }
    }
    section("steps", run.steps)
    section("outputs", run.outputs)
  }

  mutating func add(_ key: String, _ value: String, quoted: Bool = true) {
    line("\(LockText.quoted(key)): \(quoted ? LockText.quoted(value) : value)")
  }

  /// A map in the order of its keys; one without entries only where a reader would miss it.
  mutating func section<Value>(
    _ name: String, _ entries: [String: Value], _ write: (inout LockText, Value) -> Void
  ) {
    guard !entries.isEmpty else { return name == "plugins" ? line("plugins: {}") : () }
    line("\(name):")
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
      line("  \(LockText.quoted(key)):")
      indentation = "    "
      write(&self, value)
      indentation = ""
    }
  }

  mutating func section(_ name: String, _ entries: [String: String]) {
    guard !entries.isEmpty else { return }
    line("\(name):")
    indentation = "  "
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) { add(key, value) }
    indentation = ""
  }

  mutating func fields(_ fields: [(String, String)]) {
    for (field, value) in fields { add(field, value) }
  }

  /// An element of a list.
  mutating func item(_ fields: [(String, String)]) {
    for (index, (field, value)) in fields.enumerated() {
      let isText = field != "bytes" && field != "beside"
      line("\(index == 0 ? "- " : "  ")\(field): \(isText ? LockText.quoted(value) : value)")
    }
  }

  private mutating func line(_ text: String) { lines += indentation + text + "\n" }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2D
    }
    if isPlain, text != "null", text.utf8.first.map({ (0x61...0x7A).contains($0) }) == true { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      // What YAML takes for the end of a line or does not let stand as it is.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}",
        "\u{FFFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension LockedProgram {
  fileprivate var fields: [(String, String)] {
    [
      ("command", command), ("sha256", sha256), ("packages", packages), ("files", files),
      ("version", version),
      ("schema", schema),
    ].compactMap { field, value in value.map { (field, $0) } }
  }
}

extension LockedInput {
  fileprivate var fields: [(String, String)] {
    [
      ("location", location), ("sha256", sha256), ("bytes", String(bytes)), ("member", member),
      ("name", name),
      ("beside", isBeside ? "true" : nil), ("retrieved", retrieved), ("modified", modified), ("etag", etag),
      ("table", table), ("publisher", publisher), ("licence", licence),
    ].compactMap { field, value in value.map { (field, $0) } }
  }
}
