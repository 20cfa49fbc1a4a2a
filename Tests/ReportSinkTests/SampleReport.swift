import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting

@testable import ReportSink

/// Made-up areas and figures, and the reports made of them.
enum Sample {
  static let inhabitants = indicator("inhabitants", "Inwoners", .count, .context, "population")
  static let index = indicator("vulnerability", "Index kwetsbaarheid", .score, .worse, "index")
  static let income = indicator("low_income", "Laag inkomen", .percent, .worse, "income")
  static let benefit = indicator("benefit", "WW-uitkering", .perThousand, .worse, "work")
  static let age = indicator("age_65_plus", "65 jaar of ouder", .percent, .context, "population")
  static let schema = FrameSchema([inhabitants, index, income, benefit, age])

  static func indicator(
    _ id: IndicatorID, _ label: String, _ unit: IndicatorSchema.Unit, _ polarity: Polarity, _ domain: String
  ) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: label), definition: LocalizedText(nl: "Uitleg van \(label)."),
      unit: unit,
      polarity: polarity, domain: domain)
  }

  static func code(_ text: String) -> AreaCode { AreaCode(cbs: text) ?? AreaCode(text, level: .custom) }

  static var period: Period {
    guard let period = Period("2017") else { preconditionFailure("2017 is a year") }
    return period
  }

  /// One area: code, name, parent, and a figure per column, nil where it is missing.
  typealias Row = (code: String, name: String, parent: String?, figures: [Double?])

  static func frame(_ rows: [Row], schema: FrameSchema = schema) -> IndicatorFrame {
    var frame = IndicatorFrame(columns: schema.ids)
    for row in rows {
      let area = Area(code(row.code), name: row.name, parent: row.parent.map(code))
      frame.appendRow(area, period, row.figures.map { ($0, $0 == nil ? .missing : .observed) })
    }
    return frame
  }

  static let country: Row = ("NL00", "Nederland", nil, [17_000_000, 0, 8.2, 30, 18.5])
  static let province: Row = ("PV27", "Noord-Holland", nil, [2_800_000, 0.1, 8, 28, 18])
  static let city: Row = ("GM0001", "Voorbeeldstad", "PV27", [51_200, 0.4, 10, 35, 17])
  static let wijken: [Row] = [
    ("WK000101", "Centrum", nil, [12_000, 1.25, 19, 52, 12]),
    ("WK000102", "'t Zand", nil, [9500, -0.5, 5, 21, 24]),
    ("WK000103", "Noord", nil, [20_000, 0.75, 12, 41, 15]),
    ("WK000104", "Haven", nil, [0, nil, nil, nil, nil]),
    ("WK000105", "Oost", nil, [9700, 0.75, 10.2, 36, 17]),
    ("WK000106", "Zuid", nil, [1, -1, 4, 18, 26]),
  ]

  /// The language of most tests.
  static var dutch: Language {
    get throws { Language(.nl, wording: try Language.texts(.nl)) }
  }

  static func sink(_ node: ConfigNode = ["path": "r"], schema: FrameSchema = schema) throws -> ReportSink {
    try PluginHarness.sink(ReportSink.self, node, input: schema, PluginHarness.context())
  }

  /// The pages of a report by file.
  static func pages(
    _ frame: IndicatorFrame, schema: FrameSchema = schema,
    _ node: ConfigNode = ["path": "r", "documents": []],
    facts: RunFacts = .forTests(), batchRows: Int = .max
  ) throws -> [String: String] {
    let host = try FolderSinkHost()
    let sink = try sink(node, schema: schema)
    let receipt = try PluginHarness.store(frame, in: sink, host: host, facts: facts, batchRows: batchRows)
    guard receipt.rows + receipt.filtered.values.reduce(0, +) == frame.rowCount else {
      throw Diagnostic(.ledgerMismatch, "\(receipt.rows) of \(frame.rowCount) rows are in the pages")
    }
    let files = host.contents.filter { $0.hasPrefix("r/") && $0.contains(".") }
    return Dictionary(
      uniqueKeysWithValues: try files.map { (String($0.dropFirst(2)), try host.text(of: $0)) })
  }

  /// The text of a page without tags, one blank between words.
  static func text(of page: String) -> String {
    let body = page.components(separatedBy: "</style>").last ?? page
    return body.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
  }
}
