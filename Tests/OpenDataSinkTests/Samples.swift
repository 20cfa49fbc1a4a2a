import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting

/// A frame with every kind of cell and name, and what other programs should find in it.
enum Sample {
  static let schema = FrameSchema([
    indicator("inhabitants", "Inwoners", "Inhabitants", .count),
    indicator("low_income", "Laag inkomen", "Low income", .percent, "Huishoudens met een laag inkomen."),
  ])

  private static func indicator(
    _ id: String, _ nl: String, _ en: String, _ unit: IndicatorSchema.Unit, _ definition: String? = nil
  ) -> Indicator {
    Indicator(
      id: IndicatorID(id), label: LocalizedText(nl: nl, en: en),
      definition: definition.map { LocalizedText(nl: $0) }, unit: unit, polarity: .worse, domain: "income")
  }

  static let origins: [IndicatorID: Origin] = {
    let table = TableBinding(
      table: "85318NED", title: "Kerncijfers 2022", publisher: "CBS", licence: "CC BY 4.0", columns: [:])
    let source = SourceOrigin(
      step: "kwb", column: "AantalInwoners_5", table: SourceOrigin.TableFacts(table), file: "kwb.csv")
    return [
      "inhabitants": .source(source),
      "low_income": .derived(Derivation(step: "d", formula: "a / b", inputs: ["inhabitants"])),
    ]
  }()

  static let facts = RunFacts(
    pipeline: "sample", pipelineSHA256: String(repeating: "0", count: 64), version: "0.1", origins: origins)

  /// Three areas and two years, one pair absent, with every status and with bounds.
  static let frame: IndicatorFrame = {
    var frame = IndicatorFrame(columns: schema.ids)
    func add(_ code: String, _ name: String?, _ year: Int, _ cells: [(Double?, CellStatus)]) {
      guard let area = AreaCode(cbs: code), let period = Period(year: year) else { return }
      frame.appendRow(Area(area, name: name), period, cells)
    }
    add("GM0363", "Amsterdam", 2022, [(882_633, .observed), (12.5, .estimated)])
    add("BU03630001", "=1+1; \"Oude\" wijk", 2022, [(nil, .suppressed), (nil, .notApplicable)])
    add("GM0363", "Amsterdam", 2021, [(0.1 + 0.2, .provisional), (-3, .imputed)])
    add("WK036300", "'s-Súd\nwest", 2021, [(nil, .missing), (nil, .missing)])
    add("BU03630001", nil, 2021, [(1e-7, .observed), (1e15, .observed)])
    let bounds = IndicatorColumn.Bounds(
      lower: [11, .nan, -4, .nan, .nan], upper: [14, .nan, .nan, .nan, .nan])
    let column = frame.columns[1]
    frame.setColumn(
      IndicatorColumn(column.id, values: column.values, statuses: column.statuses, bounds: bounds))
    return frame
  }()

  /// The cells as the oracles want them, one on each line.
  static func cells(_ frame: IndicatorFrame, period: Period? = nil) throws -> String {
    let rows = (0..<frame.rowCount).filter { period == nil || frame.periods[$0] == period }
    let lines = try rows.flatMap { row in
      try frame.columns.map { column in
        let cell: [String: Any] = [
          "area": frame.area(row).code.text, "name": frame.area(row).displayName,
          "period": frame.periods[row].description, "indicator": column.id.text,
          "value": column[row] as Any? ?? NSNull(), "status": column.statuses[row].name,
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: cell), as: UTF8.self)
      }
    }
    return lines.joined(separator: "\n")
  }
}

/// A map with two of the three areas.
let map = """
  {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"code": "GM0363"}, "geometry": {"type": "Polygon", "coordinates":
      [[[4.7, 52.3], [5.0, 52.3], [5.0, 52.4], [4.7, 52.4], [4.7, 52.3]]]}},
    {"type": "Feature", "properties": {"code": "WK036300"}, "geometry": {"type": "Polygon", "coordinates":
      [[[4.8, 52.3], [4.9, 52.3], [4.9, 52.4], [4.8, 52.3]]]}}]}
  """

/// Makes a sink and stores the sample in it.
func store<K: Sink>(
  _ kind: K.Type, _ config: ConfigNode, _ frame: IndicatorFrame = Sample.frame, batchRows: Int = .max
) throws -> (host: FolderSinkHost, receipt: SinkReceipt) {
  let host = try FolderSinkHost(files: MemoryFiles(texts: ["map.json": map]))
  let sink = try PluginHarness.sink(
    kind, config, input: Sample.schema, PluginHarness.context(Sample.schema.columns))
  let receipt = try PluginHarness.store(
    frame, in: sink, host: host, facts: Sample.facts, batchRows: batchRows)
  return (host, receipt)
}
