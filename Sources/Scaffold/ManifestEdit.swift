import IndicatorSchema

/// Adds the targets of a plugin to `Package.swift`; what is there already stays.
struct ManifestEdit {
  private var text: String

  init(_ text: String) { self.text = text }

  /// The manifest with the target of a plugin, its tests, and the program made of it.
  ///
  /// - Throws: `Diagnostic` when a line has no place.
  func adding(_ type: String) throws -> String {
    var edit = self
    try edit.addCall("plugin(\"\(type)\")", like: "    plugin(")
    try edit.addDependency("\"\(type)\"")
    try edit.addCall(
      "tests(\"\(type)\", [\"IndicatorSchema\", \"PluginKit\", \"PluginTesting\"])", like: "    tests(")
    return edit.text
  }

  /// Adds a call behind the last one like it.
  private mutating func addCall(_ call: String, like start: String) throws {
    let name = call.prefix { $0 != "," && $0 != ")" }
    guard !text.contains(name + ",") && !text.contains(name + ")") else { return }
    guard let end = CallText(text).endOfLastCall(start) else { throw ManifestEdit.noPlace(call) }
    text.insert(contentsOf: "\n    \(call),", at: end)
  }

  /// Adds a target to those that the program is made of.
  private mutating func addDependency(_ name: String) throws {
    guard let target = text.firstRange(of: ".executableTarget(\n      name: \"peil\""),
      let list = text[target.upperBound...].firstRange(of: "dependencies: [")
    else { throw ManifestEdit.noPlace(name) }
    let end = CallText(text).endOfCall(text.index(before: list.upperBound))
    guard !text[list.upperBound..<end].contains(name) else { return }
    let products = text[list.upperBound..<end].firstRange(of: "\n        .product(")
    text.insert(
      contentsOf: "\n        \(name),", at: products?.lowerBound ?? list.upperBound)
  }

  private static func noPlace(_ line: String) -> Diagnostic {
    Diagnostic(
      .invalidValue, "there is no place for \(line)", at: Place(PluginScaffold.manifestPath),
      hint: "restore the file to the form that the project has it in, or write the plugin's lines by hand")
  }
}
