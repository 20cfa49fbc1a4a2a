import IndicatorSchema
import JSONStatSource
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a dataset keeps it")
  func conforms() throws {
    try Conformance.check(
      source: JSONStatSource.self,
      SourceCase(
        config: [
          "location": "input.json", "indicators": ["inhabitants", "low_income", "work", "income"],
        ], streams: false
      ) { Array($0.dataset.utf8) }
    ).confirm()
  }
}

extension IndicatorFrame {
  /// The rows, all of one period, as a dataset of JSON-stat.
  fileprivate var dataset: String {
    func quoted(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ",") }
    let areas = quoted((0..<rowCount).map { area($0).code.text })
    let values = (0..<rowCount).flatMap { row in columns.map { $0[row].map(\.description) ?? "null" } }
    return """
      {"version":"2.0","class":"dataset","id":["geo","time","what"],"size":[\(rowCount),1,\(columns.count)],
       "role":{"geo":["geo"],"time":["time"],"metric":["what"]},
       "dimension":{
        "geo":{"category":{"index":[\(areas)]}},
        "time":{"category":{"index":["\(periods.first?.description ?? "2017")"]}},
        "what":{"category":{"index":[\(quoted(columns.map(\.id.text)))]}}},
       "value":[\(values.joined(separator: ","))]}
      """
  }
}
