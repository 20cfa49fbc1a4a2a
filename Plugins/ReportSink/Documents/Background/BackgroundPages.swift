import IndicatorSchema
import PageTemplates

/// The background documents: all details of a municipality, in ten chapters.
struct BackgroundPages: Sendable {
  private let report: Report
  private let frame: PageFrame
  private let sources: SourceNotes
  private let comparison: ComparisonView
  private let standOut: StandOut
  private let map: MapView
  private let shared: SharedChapters
  /// The rules of the documents.
  var style: String { frame.style }

  /// Prepares what all documents share.
  init(report: Report, maps: LoadedMaps) {
    self.report = report
    frame = PageFrame(report: report, style: PageText.backgroundStyle)
    sources = SourceNotes(report)
    comparison = ComparisonView(report: report, sources: sources)
    standOut = StandOut(report: report, rows: report.municipalities.compactMap(\.row))
    map = MapView(report: report, maps: maps)
    shared = SharedChapters(report: report)
  }

  private var language: Language { report.language }

  /// The document of a municipality.
  func page(of municipality: Municipality) -> View {
    let subject = BackgroundSubject(
      report: report, municipality: municipality, sources: sources, standOut: standOut)
    let title = language("background.title")
    var view = frame.view(title: "\(title) \(municipality.name)", depth: 1)
    view["title"] = .text(title)
    view["name"] = .text(municipality.name)
    view["lede"] = .text(language("background.lede", ["name": municipality.name]))
    view["short"] = .text(language("background.short", ["name": municipality.name]))
    view["print"] = .view(printColours)
    view["contents"] = .list(BackgroundChapter.allCases.map { head($0, subject) })
    for (chapter, content) in chapters(subject) {
      view["chapter\(chapter.rawValue)"] = .view(head(chapter, subject).adding(content))
    }
    return view
  }

  /// The colours of marks, for programs that print the document and do not see the style sheet within drawings.
  private var printColours: View {
    let colours = report.style.colours
    return [
      "accent": .text(colours[.accent].hex), "slate": .text(colours[.slate].hex),
      "band": .text(colours[.band].hex),
    ]
  }

  /// What each chapter of a document says.
  private func chapters(_ subject: BackgroundSubject) -> [(BackgroundChapter, View)] {
    [
      (.summary, SummaryChapter(subject: subject).view),
      (.literacy, shared.literacy),
      (.compared, ComparedChapter(subject: subject, comparison: comparison).view),
      (.areas, AreasChapter(subject: subject, map: map).view),
      (.themes, ThemesChapter(subject: subject).view),
      (.costs, CostsChapter(subject: subject).view),
      (.library, LibraryChapter(subject: subject).view),
      (.talk, TalkChapter(subject: subject).view),
      (.method, shared.method.adding(RobustnessSection(subject: subject).view)),
      (.sources, SourcesChapter.trace(subject).adding(shared.sources)),
    ]
  }

  private func head(_ chapter: BackgroundChapter, _ subject: BackgroundSubject) -> View {
    let level = report.shownGroup(subject.municipality)?.level ?? .custom
    return [
      "number": .text(String(chapter.rawValue)), "anchor": .text(chapter.anchor),
      "title": .text(language(chapter.title, ["areas": language.many(level)])),
    ]
  }
}

/// The chapters, or parts of them, that are the same in all documents.
struct SharedChapters: Sendable {
  let literacy: View
  let method: View
  let sources: View

  init(report: Report) {
    literacy = LiteracyChapter(language: report.language).view
    method = MethodChapter(report: report).view
    sources = SourcesChapter(report: report).view
  }
}
