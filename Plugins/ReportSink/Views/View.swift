import Markup
import Mustache

/// What a template is filled with.
///
/// Text gets in escaped and in no other way.
struct View: MustacheParent, ExpressibleByDictionaryLiteral {
  /// One thing a template can ask for.
  enum Value {
    /// Text from anywhere; nil hides the section of its name.
    case text(String?)
    case flag(Bool)
    case list([View])
    /// Texts one by one, which a template names `.`.
    case texts([String])
    /// A view, whose names come before those around it; nil hides the section of its name.
    case view(View?)
    /// A text of the program itself, such as the style sheet.
    case trusted(StaticSource)
  }

  /// A text that comes with the program.
  struct StaticSource {
    fileprivate let text: String
    /// The style sheet.
    static var style: StaticSource { StaticSource(text: PageTemplates.style) }
  }

  private var members: [String: Any]

  init(dictionaryLiteral elements: (String, Value)...) {
    members = [:]
    for (name, value) in elements { self[name] = value }
  }

  /// Sets what a template finds under a name.
  subscript(name: String) -> Value {
    @available(*, unavailable) get { .flag(false) }
    set {
      // False and not nil where there is nothing, because nil would make the template look further up.
      members[name] =
        switch newValue {
        case .text(let text): text.map { MarkupText.escaped($0) as Any } ?? false
        case .flag(let flag): flag
        case .list(let views): views
        case .texts(let texts): texts.map(MarkupText.escaped)
        case .view(let view): view ?? false
        case .trusted(let source): source.text
        }
    }
  }

  /// What the template engine asks.
  func child(named name: String) -> Any? { members[name] }
}
