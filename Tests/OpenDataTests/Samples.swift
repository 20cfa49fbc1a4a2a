import IndicatorSchema
import OpenData

/// Made-up rows and what there is to say about them.
enum Sample {
  static let inhabitants = Indicator(
    id: "inhabitants", label: LocalizedText(nl: "Inwoners", en: "Inhabitants"), unit: .count,
    polarity: .context, domain: "population", validRange: 0...(.infinity))
  static let literacy = Indicator(
    id: "low_literacy", label: LocalizedText(nl: "Laaggeletterd", en: "Low literacy"),
    definition: LocalizedText(nl: "Mensen van 16 tot 65 jaar die moeite hebben met lezen en schrijven."),
    unit: .percent, polarity: .worse, domain: "literacy", validRange: 0...100)

  static let schema = FrameSchema([inhabitants, literacy])

  static let table = SourceOrigin.TableFacts(
    TableBinding(
      table: "85318NED", title: "Kerncijfers wijken en buurten 2022", publisher: "CBS", licence: "CC BY 4.0",
      edition: "2023-11", address: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/85318NED/table"))

  static let origins: [IndicatorID: Origin] = [
    "inhabitants": .source(
      SourceOrigin(
        step: "wijken", column: "AantalInwoners_5", table: table, file: "wijken.csv", sha256: "ab12")),
    "low_literacy": .derived(
      Derivation(step: "literacy", formula: "sum(N p) / sum(N)", inputs: ["inhabitants", "education"])),
    "education": .source(
      SourceOrigin(step: "wijken", column: "Laag_64", table: nil, file: "education.csv")),
  ]

  static let labels: [IndicatorID: LocalizedText] = [
    "education": LocalizedText(nl: "Laag opgeleid", en: "Low education")
  ]

  static func code(_ text: String) -> AreaCode { AreaCode(cbs: text) ?? AreaCode(text, level: .custom) }

  static func period(_ text: String) -> Period {
    guard let period = Period(text) else { preconditionFailure("\(text) is no period") }
    return period
  }

  /// A frame of one period with the literacy of some areas, in percent with bounds.
  static func frame(_ rows: [(area: Area, value: Double, status: CellStatus)]) -> IndicatorFrame {
    var frame = IndicatorFrame(columns: ["inhabitants"])
    for (index, row) in rows.enumerated() {
      frame.appendRow(row.area, period("2022"), [(Double(1000 + index), .observed)])
    }
    frame.setColumn(
      IndicatorColumn(
        "low_literacy", values: rows.map(\.value), statuses: rows.map(\.status),
        bounds: IndicatorColumn.Bounds(
          lower: rows.map { $0.value - 1.5 }, upper: rows.map { $0.value + 2.25 })))
    return frame
  }

  /// A municipality and two wijken, one of them with its figure hidden.
  static let frame = frame([
    (Area(code("GM0855"), name: "Tilburg", parent: code("PV30")), 12.5, .estimated),
    (Area(code("WK085501"), name: "Wijk 01, \"Binnenstad\""), 10.1, .estimated),
    (Area(code("WK085502")), 99.9, .suppressed),
  ])

  /// Names that mean something to a spreadsheet, a database, a browser or a parser.
  static let hostileNames = [
    "=1+1", "+31 13", "-Noord", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =cmd|' /C calc'!A0", "'=1+1", "''=1",
    "\u{A0}=1", "\u{FEFF}-1", "\u{FF1D}1", "\"=1\"", "Wijk;=1+1", "Wijk\n=1+1", "Wijk, -Oost", "a\t\t=b",
    "';'=",
    "'s-Hertogenbosch", "'t Zand", "<script>alert(1)</script>", "\"; DROP TABLE area; --", "back\\slash",
    "{{#x}}", "line\r\nbreak", "Súdwest-Fryslân", "👩‍👩‍👧", "\u{202E}abc", "\u{2028}x", " outer ", "-", "'", "\"",
    ",", ";", "\\u0022", "#1", "%3Cscript%3E", "NULL", "0123", "1e5", "2022-01-02", "&amp;", "x" + "\u{301}",
    String(repeating: "Oude-", count: 8),
  ]

  /// The rows of a frame.
  static func all(_ frame: IndicatorFrame) -> Range<Int> { 0..<frame.rowCount }
}

extension PackageTexts {
  /// The words for tests: the key, and what was filled in.
  static let plain = PackageTexts(
    say: { key, values in
      values.isEmpty
        ? key : "\(key)(\(values.sorted { $0.key < $1.key }.map(\.value).joined(separator: "|")))"
    }, choose: \.nl, unit: \.dutchLabel)
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
