import PipelineEngine
import PluginKit

/// The reference pages of the plugins, `docs/plugins/*.md`, made from their declarations.
public struct ReferencePages: Sendable {
  /// A page: the name of its file, and what is in it.
  public struct Page: Hashable, Sendable {
    /// The name of the file.
    public let name: String
    /// The page as Markdown.
    public let text: String
  }

  private let declarations: [PluginDeclaration]

  /// Takes the plugins, in the order of the index.
  public init(_ declarations: [PluginDeclaration]) { self.declarations = declarations }

  /// The index, and a page for each plugin.
  public var pages: [Page] { [index] + declarations.map(page) }

  /// Whether a text is a page that was made here, so that it may be taken away when its plugin is gone.
  public static func isPage(_ text: String) -> Bool { text.contains(mark) }

  private static let mark =
    "<!-- Made by 'peil plugins --docs docs/plugins' from the declarations of the plugins. -->"

  private var index: Page {
    let groups = PluginDeclaration.Kind.allCases.map { kind in
      let rows = declarations.filter { $0.kind == kind }.map { declaration in
        "| [\(declaration.name)](\(fileName(declaration))) | \(declaration.purpose) |"
      }
      return (["## \(kind.heading)", "", "| plugin | what it is for |", "|---|---|"] + rows).joined(
        separator: "\n")
    }
    let head = """
      # Plugins

      \(ReferencePages.mark)

      Every plugin with all its fields. The same is shown by `peil plugins NAME`, and in an editor by the schema
      ([editor.md](../editor.md)). How to write one is in [write-a-plugin.md](../write-a-plugin.md).
      """
    return Page(name: "README.md", text: ([head] + groups + [stepFields]).joined(separator: "\n\n") + "\n")
  }

  /// What every step may have.
  private var stepFields: String {
    "## Fields of every step\n\n" + FieldTable.markdown(FileFormat.step)
  }

  private func page(_ declaration: PluginDeclaration) -> Page {
    let parts = [
      "# \(declaration.name)", ReferencePages.mark, declaration.purpose, facts(declaration),
      "## Example\n\n```yaml\n\(PluginExample(declaration).text)```", "## Fields", fields(declaration),
    ]
    return Page(name: fileName(declaration), text: parts.joined(separator: "\n\n") + "\n")
  }

  private func fields(_ declaration: PluginDeclaration) -> String {
    let others = "Every step also has the fields that the [index](README.md) lists."
    guard !declaration.config.fields.isEmpty else { return "It has no fields of its own. " + others }
    let legend =
      "`a.b` is the field `b` in `a`, `a.*.b` that of each name in `a`, `a[].b` that of each element."
    let hasNested = declaration.config.fields.contains { !$0.type.objects.isEmpty }
    return FieldTable.markdown(declaration.config.fields) + "\n\n" + (hasNested ? legend + " " : "") + others
  }

  private func facts(_ declaration: PluginDeclaration) -> String {
    var facts = ["\(declaration.kind.rawValue), version \(declaration.version)"]
    let inputs = declaration.inputs
    if declaration.kind != .source {
      facts.append(
        inputs.lowerBound == inputs.upperBound
          ? "reads from \(inputs.lowerBound) step\(inputs.lowerBound == 1 ? "" : "s")"
          : "reads from \(inputs.lowerBound) to \(inputs.upperBound) steps")
    }
    if declaration.needsAllRows { facts.append("needs all rows before it gives one") }
    if declaration.isGuard { facts.append("every sink has to read from behind it") }
    return "*" + facts.joined(separator: "; ") + "*"
  }

  private func fileName(_ declaration: PluginDeclaration) -> String {
    "\(declaration.kind.rawValue)-\(declaration.name).md"
  }
}

extension PluginDeclaration.Kind {
  fileprivate var heading: String {
    switch self {
    case .source: "Sources"
    case .transform: "Transforms"
    case .sink: "Sinks"
    }
  }
}
