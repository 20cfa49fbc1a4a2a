import IndicatorSchema
import PluginKit

/// A new plugin: a target that runs, its tests, and the lines that make it a part of the program.
public enum PluginScaffold {
  /// The files of the repository that a plugin is named in.
  static let manifestPath = "Package.swift"
  static let registryPath = "Sources/peil/BuiltInPlugins.swift"

  /// The type of a new plugin: `EurostatTsvSource`.
  public static func type(_ kind: PluginDeclaration.Kind, _ name: ScaffoldName) -> String {
    name.typeName + kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
  }

  /// The plan of a new plugin.
  ///
  /// - Parameters:
  ///   - manifest: The text of `Package.swift`.
  ///   - registry: The text of `BuiltInPlugins.swift`.
  /// - Throws: `Diagnostic` when the lines of a plugin have no place in one of these.
  public static func plan(
    _ kind: PluginDeclaration.Kind, _ name: ScaffoldName, manifest: String, registry: String
  ) throws -> ScaffoldPlan {
    let type = type(kind, name)
    let changes = [
      ScaffoldPlan.File(path: manifestPath, text: try ManifestEdit(manifest).adding(type)),
      ScaffoldPlan.File(path: registryPath, text: try RegistryEdit(registry).adding(type, kind)),
    ]
    return ScaffoldPlan(
      files: files(kind, name, type), changes: changes,
      next: [
        "swift test --filter \(type)Tests",
        "swift run peil plugins \(name.text)",
        "swift run peil plugins --docs docs/plugins",
        "swift run peil schema --output docs/peil.schema.json",
        "edit Plugins/\(type)/\(type).swift; docs/write-a-plugin.md says what it has to keep",
      ])
  }

  private static func files(
    _ kind: PluginDeclaration.Kind, _ name: ScaffoldName, _ type: String
  ) -> [ScaffoldPlan.File] {
    parts(kind).map { part in
      ScaffoldPlan.File(
        path: part.path.replacing("__TYPE__", with: type),
        text: ScaffoldTemplate(part.bytes).rendered(name: name.text, type: type))
    }
  }

  private static func parts(_ kind: PluginDeclaration.Kind) -> [(path: String, bytes: [UInt8])] {
    let plugin = "Plugins/__TYPE__/__TYPE__.swift"
    let tests = "Tests/__TYPE__Tests/__TYPE__Tests.swift"
    let conformance = "Tests/__TYPE__Tests/ConformanceTests.swift"
    return switch kind {
    case .source:
      [
        (plugin, PackageResources.source_txt),
        ("Plugins/__TYPE__/LineReader.swift", PackageResources.source_lines_txt),
        (tests, PackageResources.source_tests_txt), (conformance, PackageResources.source_conformance_txt),
      ]
    case .transform:
      [
        (plugin, PackageResources.transform_txt), (tests, PackageResources.transform_tests_txt),
        (conformance, PackageResources.transform_conformance_txt),
      ]
    case .sink:
      [
        (plugin, PackageResources.sink_txt),
        ("Plugins/__TYPE__/TextFile.swift", PackageResources.sink_file_txt),
        (tests, PackageResources.sink_tests_txt), (conformance, PackageResources.sink_conformance_txt),
      ]
    }
  }
}
