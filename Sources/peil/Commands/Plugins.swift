import ArgumentParser
import IndicatorSchema
import PluginKit
import ReferencePages

/// `peil plugins`: lists the plugins, or explains one.
struct Plugins: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the plugins, or show what one accepts.",
    discussion: """
        peil plugins
        peil plugins csv
      """)

  @Argument(help: "The plugin to explain.", completion: .custom { _, _, _ in Completion.plugins })
  var name: String?

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
    print(found.map(PluginHelp.page).joined(separator: "\n\n"))
  }
}
