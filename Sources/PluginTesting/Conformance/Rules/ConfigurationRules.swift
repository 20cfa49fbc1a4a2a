import IndicatorSchema
import PluginKit

/// Checks what a plugin makes of configurations that are nearly right.
struct ConfigurationRules {
  private let declaration: PluginDeclaration
  private let node: ConfigNode
  private let recorder: ConformanceRecorder
  /// Makes the plugin, and runs it on a few rows where that is cheap.
  private let make: (Config) throws -> Void

  init(
    _ declaration: PluginDeclaration, _ node: ConfigNode, _ recorder: ConformanceRecorder,
    make: @escaping (Config) throws -> Void
  ) {
    self.declaration = declaration
    self.node = node
    self.recorder = recorder
    self.make = make
  }

  func check() {
    for path in node.fieldPaths(.object(declaration.config.fields)) { checkMisspelling(path) }
    for path in node.paths() {
      attempt(node.editing(path) { _ in nil }, "left out '\(path)'")
      for value in ConfigurationRules.hostileValues {
        let edited = node.editing(path) { entry in
          ConfigNode.Entry(
            key: entry.key, keyPlace: entry.keyPlace, value: ConfigNode(value, at: entry.value.place))
        }
        attempt(edited, "set '\(path)' to \(value)")
      }
    }
    attempt(ConfigNode(.map([]), at: node.place), "gave no field at all")
  }

  private func checkMisspelling(_ path: ConfigPath) {
    guard case .key(let key) = path.steps.last else { return }
    let misspelt = key + String(key.suffix(1))
    let edited = node.editing(path) { entry in
      ConfigNode.Entry(key: misspelt, keyPlace: entry.keyPlace, value: entry.value)
    }
    var diagnostics = Diagnostics()
    _ = declaration.config.decode(edited, into: &diagnostics)
    let complaint = diagnostics.items.first { $0.code == .unknownField && $0.message.contains(misspelt) }
    recorder.expect(
      complaint?.hint != nil && complaint?.place != nil, .misspelling,
      "wrote '\(misspelt)' for '\(path)'",
      expected: "\(DiagnosticCode.unknownField.text) with a place and a hint", found: "\(diagnostics)")
  }

  private func attempt(_ node: ConfigNode, _ did: @autoclosure () -> String) {
    recorder.trace(did())
    do {
      try make(PluginHarness.config(node, for: declaration))
      recorder.expect(true, .configuration, "", expected: "", found: "")
    } catch {
      recorder.expectDiagnostics(error, .configuration, did())
    }
  }

  private static let hostileValues: [ConfigNode.Content] =
    [
      "", " ", "0", "-1", "1e999", "nan", "0.5", "true", "2017", "99999999999999999999",
      "9223372036854775807", "-9223372036854775808", "../../etc/passwd", "a\u{0}b", "\u{1F4A5}\u{202E}",
      "no_such_name", String(repeating: "x", count: 5000), "1 +", "((", "%{}", "\"",
    ].map { .scalar($0, isQuoted: true) }
    + [.scalar("", isQuoted: false), .list([]), .map([])]
    + [
      .list([ConfigNode(.list([]), at: ConfigNode.testPlace)]),
      .map([
        ConfigNode.Entry(
          key: "", keyPlace: ConfigNode.testPlace, value: ConfigNode(.list([]), at: ConfigNode.testPlace))
      ]),
    ]
}
