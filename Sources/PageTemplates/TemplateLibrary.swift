import IndicatorSchema
import Mustache

/// Templates by name, each of which can be replaced.
///
/// Texts are escaped by `View` on their way in, so the templates write them as they are: `{{name}}` and
/// `{{{name}}}` give the same. (The library would escape by character, so that a quote with a combining mark behind
/// it stays a quote.)
public struct TemplateLibrary: Sendable {
  private let library: MustacheLibrary

  /// A template and where it stands, for messages.
  public struct Source: Sendable {
    /// The name that pages and other templates know it by.
    public var name: String
    /// The text, in Mustache.
    public var text: String
    /// Where it was given; nil for one that comes with the program.
    public var place: Place?

    /// Makes a template.
    public init(name: String, text: String, place: Place? = nil) {
      self.name = name
      self.text = text
      self.place = place
    }
  }

  /// Parses templates; of two with one name the last counts.
  ///
  /// - Throws: `Diagnostic` with the line and column of what can't be read.
  public init(_ sources: [Source]) throws {
    var library = MustacheLibrary()
    for source in sources {
      do {
        try library.register("{{% CONTENT_TYPE:TEXT}}\n" + source.text, named: source.name)
      } catch {
        throw TemplateLibrary.diagnostic(source, error)
      }
    }
    self.library = library
  }

  /// The page that a template makes of a view; empty for a name without a template.
  public func render(_ view: View, _ template: String) -> String {
    library.render(view, withTemplate: template) ?? ""
  }

  private static func diagnostic(_ source: Source, _ error: any Error) -> Diagnostic {
    guard var place = source.place else {
      return Diagnostic(.fault, "the template '\(source.name)' can't be read: \(error)")
    }
    guard let found = error as? MustacheTemplate.ParserError else {
      return Diagnostic(.invalidValue, "the template '\(source.name)' can't be read: \(error)", at: place)
    }
    // The first line is the one put before it.
    place.line = max(1, found.context.lineNumber - 1)
    place.column = found.context.columnNumber
    return Diagnostic(
      .invalidValue, "the template '\(source.name)' can't be read: \(found.error)", at: place)
  }
}
