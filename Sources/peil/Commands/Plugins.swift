import ArgumentParser
import IndicatorSchema
import PluginKit

/// `peil plugins`: lists the plugins, or explains one.
struct Plugins: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the plugins, or show what one accepts.",
    discussion: """
        peil plugins
        peil plugins csv
      """)

  @Argument(help: "The plugin to explain.")
  var name: String?

  func run() throws {
    let all = BuiltInPlugins.registry.declarations
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
    print(found.map(PluginHelp.page).joined(separator: "\n\n"))
  }
}
