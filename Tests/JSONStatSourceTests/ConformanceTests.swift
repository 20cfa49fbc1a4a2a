import IndicatorSchema
import JSONStatSource
import PluginKit
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a cube keeps it")
  func cube() throws {
    try Conformance.check(
      source: JSONStatSource.self,
      SourceCase(
        config: [
          "location": "figures.json", "indicators": ["inhabitants", "low_income", "work", "income"],
        ], streams: false, bytes: ConformanceTests.bytes)
    ).confirm()
  }

  /// The rows of a frame as a cube; a sample has a row for each of its areas.
  private static func bytes(_ frame: IndicatorFrame) -> [UInt8] {
    func list(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
    let rows = 0..<frame.rowCount
    let values = rows.flatMap { row in frame.columns.map { $0[row].map(\.description) ?? "null" } }
    let areas = list(rows.map { frame.area($0).code.text })
    let text = """
      {"version":"2.0","class":"dataset","id":["time","geo","what"],
       "size":[1,\(rows.count),\(frame.columns.count)],
       "role":{"time":["time"],"geo":["geo"],"metric":["what"]},
       "dimension":{"time":{"category":{"index":["2017"]}},"geo":{"category":{"index":\(areas)}},
         "what":{"category":{"index":\(list(frame.columns.map(\.id.text)))}}},
       "value":[\(values.joined(separator: ","))]}
      """
    return Array(text.utf8)
  }
}
