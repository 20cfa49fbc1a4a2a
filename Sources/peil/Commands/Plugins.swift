import ArgumentParser
import IndicatorSchema
import PluginKit
import ReferencePages

/// `peil plugins`: lists the plugins, or explains one.
struct Plugins: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins",
    abstract: "List the plugins, or show what one accepts.",
    discussion: """
        peil plugins
        peil plugins csv
        peil plugins xml --preset sdmx-generic-2.1
      """)

  @Argument(help: "The plugin to explain.", completion: .custom { _, _, _ in Completion.plugins })
  var name: String?

  @Option(help: "Print a known form of its input as a configuration to start from.")
  var preset: String?

  @Option(help: .init("Write the reference pages to this folder.", visibility: .hidden))
  var docs: String?

  @Flag(help: .init("Write nothing, and fail when a page differs.", visibility: .hidden))
  var check = false

  func run() throws {
    let all = BuiltInPlugins.registry.declarations
    if let docs { return try GeneratedFiles.give(ReferencePages(all).pages, in: docs, check: check) }
    guard let name else {
      print(PluginHelp.list(all))
      return
    }
    let found = all.filter { $0.name == name }
    guard !found.isEmpty else {
      throw Diagnostic(
        .unknownPlugin, "there is no plugin '\(name)'",
        hint: Suggestion.hint(for: name, among: all.map(\.name)) ?? "'peil plugins' lists them")
    }
    if let preset {
      return try print(SourcePreset.named(preset, of: name).yaml(source: name), terminator: "")
    }
    print(found.map(PluginHelp.page).joined(separator: "\n\n"))
  }
}

extension SourcePreset {
  /// The preset of a source.
  ///
  /// - Throws: `Diagnostic` naming the nearest.
  fileprivate static func named(_ name: String, of source: String) throws -> SourcePreset {
    let presets = (BuiltInPlugins.registry.source(source) as? any PresetSource.Type)?.presets ?? []
    if let preset = presets.first(where: { $0.name == name }) { return preset }
    let names = presets.map(\.name)
    throw Diagnostic(
      .invalidValue, "'\(source)' has no preset '\(name)' to print",
      hint: Suggestion.hint(for: name, among: names)
        ?? (names.isEmpty ? nil : "known are " + names.joined(separator: ", ")))
  }
}
