import IndicatorSchema
import PluginKit

/// The fonts of a house style.
public struct StyleFonts: Hashable, Sendable {
  /// The font of text.
  public private(set) var text = FontStack.deviceText
  /// The font of headings and large figures.
  public private(set) var headings = FontStack.deviceHeadings
  /// The font files that pages carry with them.
  private(set) var files: [FontFile] = []

  /// The most files: a regular, a bold and their italics, for text and for headings.
  static let mostFiles = 8

  static let fields: [ConfigField] = [
    ConfigField(
      "text", .text, doc: "The fonts of text, as CSS has them, with a kind of font at the end.",
      example: "Lato, Arial, sans-serif"),
    ConfigField(
      "headings", .text, doc: "The fonts of headings and large figures.",
      example: "'Roboto Slab', Georgia, serif"),
    ConfigField(
      "files", .list(.object(FontFile.fields)),
      doc: "Files of fonts that a reader may not have; every page carries them with it."),
  ]

  /// The fonts without any house style.
  static let standard = StyleFonts()

  private init() {}

  init(_ config: Config?, into diagnostics: inout Diagnostics) {
    guard let config else { return }
    if let node = config.node("text") { text = StyleFonts.stack(node, &diagnostics) ?? text }
    if let node = config.node("headings") { headings = StyleFonts.stack(node, &diagnostics) ?? headings }
    let nodes = config.node("files")?.list ?? []
    files = nodes.compactMap { FontFile(Config(node: $0, fields: FontFile.fields), into: &diagnostics) }
    if nodes.count > StyleFonts.mostFiles {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "\(nodes.count) files of fonts", at: config.place(of: "files"),
          hint: "give \(StyleFonts.mostFiles) at most: every page carries them all"))
    }
    checkFiles(into: &diagnostics)
  }

  private static func stack(_ node: ConfigNode, _ diagnostics: inout Diagnostics) -> FontStack? {
    do throws(FontStack.Problem) {
      return try FontStack(node.text ?? "")
    } catch {
      diagnostics.add(Diagnostic(.invalidValue, error.reason, at: node.place, hint: error.hint))
      return nil
    }
  }

  /// Complains of files that nothing uses, and of two for one font.
  private func checkFiles(into diagnostics: inout Diagnostics) {
    var faces: Set<String> = []
    for file in files {
      if !text.contains(file.family), !headings.contains(file.family) {
        let names = (text.families + headings.families).filter { !$0.isGeneric }.map(\.name)
        diagnostics.add(
          Diagnostic(
            .invalidValue, "the font '\(file.family)' is neither in 'text' nor in 'headings'",
            at: file.location.place, hint: Suggestion.hint(for: file.family, among: names)))
      }
      if !faces.insert("\(file.family.lowercased()) \(file.weight) \(file.isItalic)").inserted {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "there is another file for '\(file.family)' of this weight and style",
            at: file.location.place))
      }
    }
  }
}
