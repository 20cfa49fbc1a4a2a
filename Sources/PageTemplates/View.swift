import Markup
import Mustache

/// What a template is filled with.
///
/// Text gets in escaped; only markup that the program made itself gets in as it is.
public struct View: MustacheParent, ExpressibleByDictionaryLiteral, Sendable {
  /// One thing a template can ask for.
  public enum Value: Sendable {
    /// Text from anywhere; nil hides the section of its name.
    case text(String?)
    /// Whether a section shows.
    case flag(Bool)
    /// Views one by one.
    case list([View])
    /// Texts one by one, which a template names `.`.
    case texts([String])
    /// A view, whose names come before those around it; nil hides the section of its name.
    case view(View?)
    /// Markup that the program made, in which every text from data is escaped already; nil hides the section of
    /// its name.
    case markup(String?)
  }

  private var members: [String: any Sendable]

  /// Makes a view of names and what they stand for.
  public init(dictionaryLiteral elements: (String, Value)...) {
    members = [:]
    for (name, value) in elements { self[name] = value }
  }

  /// Sets what a template finds under a name.
  public subscript(name: String) -> Value {
    @available(*, unavailable) get { .flag(false) }
    set {
      // False and not nil where there is nothing, because nil would make the template look further up.
      members[name] =
        switch newValue {
        case .text(let text): text.map { MarkupText.escaped($0) as any Sendable } ?? false
        case .flag(let flag): flag
        case .list(let views): views
        case .texts(let texts): texts.map(MarkupText.escaped)
        case .view(let view): view ?? false
        case .markup(let markup): markup.map { $0 as any Sendable } ?? false
        }
    }
  }

  /// The view with the names of another added, which come before its own.
  public func adding(_ other: View) -> View {
    var view = self
    view.members.merge(other.members) { _, new in new }
    return view
  }

  /// What the template engine asks.
  public func child(named name: String) -> Any? { members[name] }
}
