import IndicatorSchema
import Mustache

/// The templates of the pages, which are part of the program.
///
/// The library escapes text by character, so that a quote with a combining mark behind it stays a quote. Texts
/// are therefore escaped by `View` on their way in, and the templates write them with three braces.
struct PageTemplates {
  private let library: MustacheLibrary

  /// Parses the templates.
  init() throws {
    var library = MustacheLibrary()
    for (name, bytes) in Self.sources {
      do {
        try library.register(String(decoding: bytes, as: UTF8.self), named: name)
      } catch {
        throw Diagnostic(.fault, "the template '\(name)' can't be read: \(error)")
      }
    }
    self.library = library
  }

  /// The page that a template makes of a view.
  func render(_ view: View, _ template: String) -> String {
    library.render(view, withTemplate: template) ?? ""
  }

  /// The templates by name.
  static var sources: [(name: String, bytes: [UInt8])] {
    [
      ("head", PackageResources.head_mustache),
      ("foot", PackageResources.foot_mustache),
      ("index", PackageResources.index_mustache),
      ("municipality", PackageResources.municipality_mustache),
      ("comparison", PackageResources.comparison_mustache),
      ("ranking", PackageResources.ranking_mustache),
      ("profiles", PackageResources.profiles_mustache),
      ("figures", PackageResources.figures_mustache),
      ("cell", PackageResources.cell_mustache),
      ("method", PackageResources.method_mustache),
    ]
  }

  /// The style sheet that every page carries.
  static var style: String { String(decoding: PackageResources.style_css, as: UTF8.self) }
}
