import AreaGeometry
import AreaMaps
import Foundation
import PageTemplates
import Praatplaat

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Content to make pages of.
enum Sample {
  static let headline = "In Tilburg hebben ongeveer 17.000 mensen moeite met lezen en schrijven."

  /// Areas beside each other: a map that is so many times as wide as high.
  static func map(_ ratio: Double = 1.4, areas: Int = 4) -> PosterContent.Map {
    let shapes = (0..<areas).map { index -> MapArea in
      let (left, width) = (Double(index) * ratio / Double(areas), ratio / Double(areas))
      let ring = MapRing([
        MapPoint(left, 0), MapPoint(left + width, 0), MapPoint(left + width, 1), MapPoint(left, 1),
      ])
      return MapArea(
        shape: AreaShape(code: "\(index)", polygons: [MapPolygon(outer: ring)]),
        classIndex: index == 3 ? nil : index, label: "Wijk \(index)")
    }
    return .choropleth(
      Choropleth(
        areas: shapes, texts: MapTexts(title: "Kaart", description: "Waar", empty: "Leeg"),
        style: MapStyle(width: 400, height: 300, colours: Palette.sequential.colours(for: 3)),
        idPrefix: "kaart", highlights: ["0", "1", "2"]))
  }

  static func places(_ names: [String] = ["Noord", "Midden", "Zuid"], map: PosterContent.Map? = map())
    -> PosterContent.Places
  {
    PosterContent.Places(
      heading: "Waar wonen er veel?", map: map, legend: "Donker: een groter deel.",
      areas: names.map { PosterContent.Place(name: $0, people: "ongeveer 600 mensen", note: "lijkt hoger") })
  }

  static let consequences = PosterContent.Consequences(
    heading: "Wat merkt de gemeente?",
    items: [
      .init(theme: .money, figure: "42%", text: "van de mensen heeft een laag inkomen"),
      .init(theme: .health, figure: "17%", text: "voelt zich niet gezond"),
      .init(theme: .work, figure: "65%", text: "van 15 tot 75 jaar heeft werk"),
      .init(theme: .children, figure: "€ 1.234.567", text: "voor hulp aan kinderen"),
    ])

  static let costs = PosterContent.Costs(
    heading: "Wat kost het per jaar?",
    items: [
      .init(amount: "€ 4 tot 8 miljoen", payer: "mensen zelf"),
      .init(amount: "€ 1,1 tot 2,2 miljoen", payer: "zorg"),
      .init(amount: "€ 0,5 tot 1,1 miljoen", payer: "de gemeente"),
    ], note: "Prijzen van 2018.")

  static let library = PosterContent.Library(
    heading: "Wat doet de bibliotheek?", text: "Wij oefenen taal met kleine groepen.",
    reach: "300 mensen per jaar")

  static let logo = PosterContent.Logo(dataURI: "data:image/png;base64,iVBORw0KGgo=", alternative: "Biblio")

  /// A page with everything on it.
  static func content(headline: String = headline, places: PosterContent.Places? = places())
    -> PosterContent
  {
    PosterContent(
      eyebrow: "Praatplaat Tilburg", headline: headline, share: "Dat is 1 op de 9.", oneIn: 9,
      range: "Het kunnen er 12.000 tot 25.000 zijn.", places: places, consequences: consequences,
      costs: costs, library: library, question: "Hoe bereiken we samen deze mensen?",
      points: ["Wie ziet deze mensen al?", "Wat doen we samen?", "Wat spreken we af?"],
      source: "Bron: CBS 2022. Dit zijn schattingen.", logo: logo, link: "bieb.nl/taal")
  }

  /// The page as a drawing.
  static func svg(_ content: PosterContent = content(), paper: PosterPaper = .a4) throws -> String {
    try Poster(content: content, paper: paper).svg(templates: TemplateLibrary(Poster.templates))
  }
}

/// What stands on a page, read by another reader than our own writer.
final class PageReader: NSObject, XMLParserDelegate {
  /// An element as it was read.
  struct Element {
    var name: String
    var attributes: [String: String]
    var isHidden: Bool
  }

  private(set) var texts: [String] = []
  private(set) var elements: [Element] = []
  private(set) var deepestPiece = 0
  private var open: [Element] = []

  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let isHidden = open.last?.isHidden == true || attributes["aria-hidden"] == "true"
    let element = Element(name: name, attributes: attributes, isHidden: isHidden)
    open.append(element)
    elements.append(element)
    if name == "text" { texts.append("") }
    deepestPiece = max(deepestPiece, open.count { $0.name == "tspan" })
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    guard open.contains(where: { $0.name == "text" }), let last = texts.popLast() else { return }
    texts.append(last + characters)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    open.removeLast()
  }

  /// The elements of a name.
  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
}
