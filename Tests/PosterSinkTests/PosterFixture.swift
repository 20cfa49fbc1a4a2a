import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import PosterSink

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A municipality of three wijken, and another one without an estimate.
enum Fixture {
  static func indicator(_ id: IndicatorID, _ unit: IndicatorSchema.Unit, domain: String = "test") -> Indicator
  {
    Indicator(id: id, label: LocalizedText(nl: id.text), unit: unit, polarity: .context, domain: domain)
  }

  static let schema = FrameSchema([
    indicator("low_literacy", .percent), indicator("low_literacy_people", .count),
    indicator("low_literacy_lq", .score), indicator("poor", .percent, domain: "poverty"),
  ])

  struct Row {
    var code: String
    var name: String
    var share: Double?
    var people: Double?
    var quotient: Double?
    var poor: Double? = 20
  }

  static let rows = [
    Row(code: "NL00", name: "Nederland", share: 11.9, people: 1_300_000),
    Row(code: "GM0855", name: "Tilburg", share: 11.5, people: 17_494, poor: 42.3),
    Row(code: "GM0001", name: "Leeg", share: nil, people: nil),
    Row(code: "WK085501", name: "Noord", share: 14, people: 566, quotient: 1.3),
    Row(code: "WK085502", name: "Wijk 02 Midden", share: 12, people: 900, quotient: 1.1),
    Row(code: "WK085503", name: "Zuid", share: nil, people: nil, quotient: nil),
  ]

  static func frame(_ rows: [Row] = rows, isSure: Bool = false) -> IndicatorFrame {
    var frame = IndicatorFrame(columns: schema.ids)
    guard let period = Period(year: 2022) else { return frame }
    for row in rows {
      let code = AreaCode(cbs: row.code) ?? AreaCode(row.code, level: .custom)
      let cells = [row.share, row.people, row.quotient, row.poor].map { value -> (Double?, CellStatus) in
        (value, value == nil ? .missing : .estimated)
      }
      frame.appendRow(Area(code, name: row.name), period, cells)
    }
    guard !isSure, let people = frame.column("low_literacy_people") else { return frame }
    frame.setColumn(
      IndicatorColumn(
        people.id, values: people.values, statuses: people.statuses,
        bounds: IndicatorColumn.Bounds(
          lower: people.values.map { $0 * 0.68 }, upper: people.values.map { $0 * 1.42 })))
    return frame
  }

  static let config: ConfigNode = [
    "path": "praatplaten", "facts": ["poor": "heeft een laag inkomen"],
    "costs": [["label": "mensen zelf", "euro": "318"], ["label": "zorg", "euro": "89"]],
    "points": ["Wie ziet deze mensen al?", "Wat doen we samen?"],
  ]

  static let geometry = """
    {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"code": "WK085501"}, "geometry":
        {"type": "Polygon", "coordinates": [[[5.0, 51.5], [5.1, 51.5], [5.1, 51.6], [5.0, 51.6], [5.0, 51.5]]]}},
      {"type": "Feature", "properties": {"code": "WK085503"}, "geometry":
        {"type": "Polygon", "coordinates": [[[5.1, 51.5], [5.2, 51.5], [5.2, 51.6], [5.1, 51.5]]]}}]}
    """

  /// The pages, by name, and what was counted.
  static func make(
    _ node: ConfigNode = config, _ frame: IndicatorFrame = frame()
  ) throws -> (pages: [String: String], receipt: SinkReceipt) {
    let host = try FolderSinkHost(files: MemoryFiles(texts: ["wijken.geojson": geometry]))
    let sink = try PluginHarness.sink(PosterSink.self, node, input: schema, PluginHarness.context())
    let receipt = try PluginHarness.store(frame, in: sink, host: host)
    let files = host.contents.filter { $0.hasSuffix(".svg") }
    let pages = try files.map { (String($0.dropFirst("praatplaten/".count)), try host.text(of: $0)) }
    return (Dictionary(pages, uniquingKeysWith: { first, _ in first }), receipt)
  }

  static func problems(_ node: ConfigNode) -> [String] {
    do {
      _ = try make(node)
      return []
    } catch { return Diagnostics(error).items.map(\.message) }
  }
}

extension ConfigNode {
  /// The same map with one field replaced or added.
  func with(_ field: String, _ value: ConfigNode) -> ConfigNode {
    let kept = (entries ?? []).filter { $0.key != field }
    return ConfigNode(.map(kept + [ConfigNode.Entry(key: field, keyPlace: place, value: value)]), at: place)
  }
}

/// What stands on a page, read by another reader than our own writer.
final class PageText: NSObject, XMLParserDelegate {
  private(set) var texts: [String] = []
  private(set) var elements: [String: Int] = [:]
  private var isInText = false

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
    elements[name, default: 0] += 1
    guard name == "text" else { return }
    isInText = true
    texts.append("")
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    if isInText, let last = texts.popLast() { texts.append(last + characters) }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    if name == "text" { isInText = false }
  }

  /// All text in one line.
  var all: String { texts.joined(separator: " ") }
}
