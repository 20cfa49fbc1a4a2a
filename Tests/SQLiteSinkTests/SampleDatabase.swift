import Foundation
import GRDB
import IndicatorSchema
import PluginKit
import PluginTesting

@testable import SQLiteSink

/// Made-up rows and the databases they are stored in.
enum Sample {
  static let schema = FrameSchema([
    Indicator(
      id: "inhabitants", label: LocalizedText(nl: "Inwoners", en: "Inhabitants"), unit: .count,
      polarity: .context, domain: "population"),
    Indicator(
      id: "income", label: LocalizedText(nl: "Inkomen", en: "Income"),
      definition: LocalizedText(nl: "Inkomen per inwoner"), unit: .thousandEuro, polarity: .better,
      domain: "income", denominator: "inhabitants", validRange: 0...1000),
  ])

  static func code(_ text: String) -> AreaCode { AreaCode(cbs: text) ?? AreaCode(text, level: .custom) }

  static func period(_ text: String) -> Period {
    guard let period = Period(text) else { preconditionFailure("\(text) is no period") }
    return period
  }

  /// Two areas out of order, one of them with two periods.
  static var frame: IndicatorFrame {
    var frame = IndicatorFrame(columns: schema.ids)
    let buurt = Area(code("BU03630000"), name: "Kop Zeedijk")
    let city = Area(code("GM0363"), name: "Amsterdam", parent: code("PV27"))
    frame.appendRow(buurt, period("2017"), [(1045, .observed), (nil, .suppressed)])
    frame.appendRow(city, period("2017"), [(844_947, .observed), (nil, .missing)])
    frame.appendRow(city, period("2015"), [(821_752, .observed), (26.9, .provisional)])
    return frame
  }

  /// Many rows of made-up numbers.
  static func frame(rows: Int, columns: Int) -> IndicatorFrame {
    var frame = IndicatorFrame(columns: (0..<columns).map { IndicatorID("i\($0)") })
    for row in 0..<rows {
      let code = "BU" + String(String(100_000_000 + row * 7919 % 99_999_989).dropFirst())
      frame.appendRow(
        Area(self.code(code), name: "Buurt \(row)"), period("2017"),
        (0..<columns).map { (Double(row * 31 + $0) / 7, $0 % 5 == 4 ? .missing : .observed) })
    }
    return frame
  }

  static func schema(of frame: IndicatorFrame) -> FrameSchema {
    FrameSchema(
      frame.columns.map { column in
        schema[column.id]
          ?? Indicator(
            id: column.id, label: LocalizedText(nl: column.id.text), unit: .score, polarity: .context,
            domain: "test")
      })
  }

  static func sink(_ layout: Layout = .cells, schema: FrameSchema = schema) throws -> SQLiteSink {
    let node: ConfigNode = ["path": "a.sqlite", "layout": ConfigNode(stringLiteral: layout.rawValue)]
    return try PluginHarness.sink(SQLiteSink.self, node, input: schema, PluginHarness.context())
  }

  /// Stores a frame and gives what a question to the database finds.
  static func stored<Result>(
    _ frame: IndicatorFrame, _ layout: Layout = .cells, facts: RunFacts = .forTests(),
    schema: FrameSchema? = nil, _ ask: (Database) throws -> Result
  ) throws -> Result {
    let host = try FolderSinkHost()
    let sink = try sink(layout, schema: schema ?? self.schema(of: frame))
    _ = try PluginHarness.store(frame, in: sink, host: host, facts: facts)
    return try reading(host.path(of: "a.sqlite"), ask)
  }

  static func reading<Result>(_ path: String, _ ask: (Database) throws -> Result) throws -> Result {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration).read(ask)
  }
}
