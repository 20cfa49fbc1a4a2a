/// A text in the languages of the project.
public struct LocalizedText: Hashable, Sendable {
  /// The Dutch text, which readers see by default.
  public var nl: String
  /// The English text.
  public var en: String

  /// Makes a text; English defaults to the Dutch.
  public init(nl: String, en: String? = nil) {
    self.nl = nl
    self.en = en ?? nl
  }
}
