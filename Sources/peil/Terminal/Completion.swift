import DiagnosticGuide
import IndicatorSchema
import PipelineEngine
import PluginKit

/// What a shell may complete that is not known before it asks.
enum Completion {
  /// The codes of errors.
  static var codes: [String] { DiagnosticCode.all.map(\.text) }

  /// The names of plugins.
  static var plugins: [String] { Array(Set(BuiltInPlugins.registry.declarations.map(\.name))).sorted() }

  /// The names of sources.
  static var sources: [String] { BuiltInPlugins.registry.declarations(of: .source).map(\.name) }

  /// The names of the steps of the pipeline file among the words of a command line.
  ///
  /// - Parameter kinds: The kinds of steps.
  static func steps(
    _ words: [String], of kinds: [PluginDeclaration.Kind] = [.source, .transform]
  ) -> [String] {
    let file = words.first { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }
    guard let file, let root = try? YAMLReader.read(path: file, name: file) else { return [] }
    return kinds.flatMap { root["\($0.rawValue)s"]?.entries?.map(\.key) ?? [] }
  }
}
