import IndicatorSchema
import PluginKit

/// Adds a plugin to the list of those that come with the program; what is there already stays.
struct RegistryEdit {
  private var text: String

  init(_ text: String) { self.text = text }

  /// The list with a plugin behind the others of its kind.
  ///
  /// - Throws: `Diagnostic` when a line has no place.
  func adding(_ type: String, _ kind: PluginDeclaration.Kind) throws -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try RegistryEdit.addImport("import \(type)", to: &lines)
    try RegistryEdit.addRegistration("registry.register(\(type).self)", kind, to: &lines)
    return lines.joined(separator: "\n")
  }

  private static func addImport(_ line: String, to lines: inout [String]) throws {
    guard !lines.contains(line) else { return }
    guard let first = lines.firstIndex(where: { $0.hasPrefix("import ") }) else { throw noPlace(line) }
    let behind = lines[first...].firstIndex { !$0.hasPrefix("import ") || $0 > line } ?? lines.endIndex
    lines.insert(line, at: behind)
  }

  private static func addRegistration(
    _ line: String, _ kind: PluginDeclaration.Kind, to lines: inout [String]
  ) throws {
    guard !lines.contains(where: { $0.contains(line) }) else { return }
    let suffix = kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst() + ".self)"
    let registrations = lines.indices.filter { lines[$0].contains("registry.register(") }
    guard let last = registrations.last(where: { lines[$0].hasSuffix(suffix) }) ?? registrations.last else {
      throw noPlace(line)
    }
    let indentation = lines[last].prefix { $0 == " " }
    lines.insert(indentation + line, at: last + 1)
  }

  private static func noPlace(_ line: String) -> Diagnostic {
    Diagnostic(
      .invalidValue, "there is no place for '\(line)'", at: Place(PluginScaffold.registryPath),
      hint: "restore the file to the form that the project has it in, or write the plugin's lines by hand")
  }
}
