import AreaMaps

/// What stands on a *praatplaat* (conversation poster): every text as the reader sees it.
///
/// What is nil or empty is left out, and the page closes the gap.
public struct PosterContent: Sendable {
  /// What this is and of whom, in small type above all: `Praatplaat Tilburg`. Also the title of the picture.
  public var eyebrow: String
  /// The message, in a sentence.
  public var headline: String
  /// The same as a share: `Dat is 1 op de 9.`
  public var share: String
  /// How many people are drawn, one of them filled; from 1 to 100.
  public var oneIn: Int
  /// Between which numbers it lies.
  public var range: String?
  /// Where these people live.
  public var places: Places?
  /// What the municipality notices.
  public var consequences: Consequences?
  /// What it costs, by payer.
  public var costs: Costs?
  /// What the library does.
  public var library: Library?
  /// What the talk is about.
  public var question: String
  /// What else to talk about; three at most are drawn.
  public var points: [String]
  /// Sources and years, and that these are estimates.
  public var source: String
  /// Of whom the page is.
  public var logo: Logo?
  /// A short address for who wants to know more.
  public var link: String?
  /// The language of the texts, as HTML has it.
  public var language: String

  /// Makes the content of a page.
  public init(
    eyebrow: String, headline: String, share: String, oneIn: Int, range: String? = nil,
    places: Places? = nil, consequences: Consequences? = nil, costs: Costs? = nil, library: Library? = nil,
    question: String, points: [String] = [], source: String, logo: Logo? = nil, link: String? = nil,
    language: String = "nl"
  ) {
    (self.eyebrow, self.headline, self.share, self.range) = (eyebrow, headline, share, range)
    self.oneIn = oneIn
    (self.places, self.consequences, self.costs, self.library) = (places, consequences, costs, library)
    (self.question, self.points, self.source) = (question, points, source)
    (self.logo, self.link, self.language) = (logo, link, language)
  }
}
