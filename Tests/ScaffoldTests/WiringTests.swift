import IndicatorSchema
import PluginKit
import Testing

@testable import Scaffold

@Suite("A new plugin becomes a part of the program")
struct WiringTests {
  @Test("lines are added and every other line stays as it is", arguments: PluginDeclaration.Kind.allCases)
  func additions(_ kind: PluginDeclaration.Kind) throws {
    let plan = try Repository.plan(kind, "quite-new")
    let type = PluginScaffold.type(kind, try ScaffoldName("quite-new"))
    for (change, count) in zip(plan.changes, [3, 2]) {
      let lines = change.text.split(separator: "\n", omittingEmptySubsequences: false)
      let added = lines.filter { $0.contains(type) }
      #expect(added.count == count, "\(added)")
      let rest = lines.filter { !$0.contains(type) }.joined(separator: "\n")
      #expect(rest == (try Repository.text(change.path)))
    }
  }

  @Test("what is there already is not added again")
  func idempotent() throws {
    let once = try Repository.plan(.sink, "quite-new").changes
    let twice = try PluginScaffold.plan(
      .sink, ScaffoldName("quite-new"), manifest: once[0].text, registry: once[1].text
    ).changes
    #expect(twice == once)
  }

  @Test("a plugin stands behind the others of its kind, its import in order")
  func order() throws {
    let registry = """
      import CSVSource
      import CompareTransform
      import PluginKit

      enum BuiltInPlugins {
          registry.register(CSVSource.self)
          registry.register(CompareTransform.self)
      }

      """
    #expect(
      try RegistryEdit(registry).adding("CopySource", .source) == """
        import CSVSource
        import CompareTransform
        import CopySource
        import PluginKit

        enum BuiltInPlugins {
            registry.register(CSVSource.self)
            registry.register(CopySource.self)
            registry.register(CompareTransform.self)
        }

        """)
    let first = try RegistryEdit(registry).adding("ASink", .sink)
    #expect(first.hasPrefix("import ASink\nimport CSVSource\n"))
    #expect(first.contains("CompareTransform.self)\n    registry.register(ASink.self)\n}"))
  }

  @Test("a file of another form is an error that names it")
  func noPlace() throws {
    let error = #expect(throws: Diagnostic.self) { try ManifestEdit("let package = 1").adding("XSource") }
    #expect(error?.place == Place("Package.swift"))
    #expect(throws: Diagnostic.self) { try RegistryEdit("").adding("XSource", .source) }
    let noSources = try ManifestEdit(
      Repository.text("Package.swift").replacing("    tests(", with: "  tests("))
    #expect(throws: Diagnostic.self) { try noSources.adding("XSource") }
  }
}
