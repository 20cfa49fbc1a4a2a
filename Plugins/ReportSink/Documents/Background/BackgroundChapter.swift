/// The chapters of a background document, in order.
enum BackgroundChapter: Int, CaseIterable, Sendable {
  case summary = 1
  case literacy
  case compared
  case areas
  case themes
  case costs
  case library
  case talk
  case method
  case sources

  /// The place in the document.
  var anchor: String {
    switch self {
    case .summary: "samenvatting"
    case .literacy: "begrip"
    case .compared: "vergelijking"
    case .areas: "gebieden"
    case .themes: "themas"
    case .costs: "kosten"
    case .library: "aanbod"
    case .talk: "gesprek"
    case .method: "methode"
    case .sources: "bronnen"
    }
  }

  /// The key of the title.
  var title: String {
    switch self {
    case .summary: "background.chapter.summary"
    case .literacy: "background.chapter.literacy"
    case .compared: "compare.heading"
    case .areas: "background.chapter.areas"
    case .themes: "background.chapter.themes"
    case .costs: "background.chapter.costs"
    case .library: "background.chapter.library"
    case .talk: "background.chapter.talk"
    case .method: "background.chapter.method"
    case .sources: "background.chapter.sources"
    }
  }
}
