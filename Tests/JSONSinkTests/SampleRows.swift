import IndicatorSchema
import PluginKit
import PluginTesting

@testable import JSONSink

/// Made-up rows and the indicators of their columns.
enum Sample {
  static let inhabitants = Indicator(
    id: "inhabitants", label: LocalizedText(nl: "Inwoners", en: "Inhabitants"), unit: .count,
    polarity: .context,
    domain: "population")
  static let income = Indicator(
    id: "income", label: LocalizedText(nl: "Inkomen", en: "Income"),
    definition: LocalizedText(nl: "Inkomen per inwoner"), unit: .thousandEuro, polarity: .better,
    domain: "income")

  static let schema = FrameSchema([inhabitants, income])

  static func code(_ text: String) -> AreaCode { AreaCode(cbs: text) ?? AreaCode(text, level: .custom) }

  static func period(_ year: Int) -> Period {
    guard let period = Period(year: year) else { preconditionFailure("\(year) is no year") }
    return period
  }

  /// Two areas out of order, one of them with two periods.
  static var frame: IndicatorFrame {
    var frame = IndicatorFrame(columns: schema.ids)
    let buurt = Area(code("BU03630000"), name: "Kop Zeedijk")
    let city = Area(code("GM0363"), name: "Amsterdam", parent: code("PV27"))
    frame.appendRow(buurt, period(2017), [(1045, .observed), (nil, .suppressed)])
    frame.appendRow(city, period(2017), [(844_947, .observed), (28.5, .observed)])
    frame.appendRow(city, period(2015), [(821_752, .observed), (26.9, .provisional)])
    return frame
  }

  static func sink(_ node: ConfigNode, schema: FrameSchema = Sample.schema) throws -> JSONSink {
    try PluginHarness.sink(JSONSink.self, node, input: schema, PluginHarness.context())
  }

  /// The text that a frame is stored as.
  static func stored(
    _ frame: IndicatorFrame, _ node: ConfigNode, facts: RunFacts = .forTests(), batchRows: Int = .max
  ) throws -> String {
    let host = try FolderSinkHost()
    let schema = FrameSchema(
      frame.columns.map { column in
        Sample.schema[column.id]
          ?? Indicator(
            id: column.id, label: LocalizedText(nl: column.id.text), unit: .score, polarity: .context,
            domain: "test")
      })
    let sink = try sink(node, schema: schema)
    _ = try PluginHarness.store(frame, in: sink, host: host, facts: facts, batchRows: batchRows)
    return try host.text(of: sink.path)
  }
}
