import IndicatorSchema
import JSONSource
import PluginKit
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("records of a document keep it", arguments: ["{\"data\":[%]}", "%"])
  func records(_ document: String) throws {
    let isDocument = document.hasPrefix("{")
    let form: ConfigNode = isDocument ? ["records": "data"] : ["lines": true]
    let config: ConfigNode = [
      "location": "input.json", "area": "area", "period": ["column": "period"],
      "columns": ConformanceSample.columns,
    ]
    try Conformance.check(
      source: JSONSource.self,
      SourceCase(
        isDocument ? "document" : "lines",
        config: ConfigNode(.map((config.entries ?? []) + (form.entries ?? [])), at: config.place)
      ) { rows in
        let objects = rows.objects.joined(separator: isDocument ? ",\n" : "\n")
        return Array(document.replacing("%", with: objects).utf8)
      }
    ).confirm()
  }
}

extension IndicatorFrame {
  /// Each row as an object, null where there is no value.
  fileprivate var objects: [String] {
    (0..<rowCount).map { row in
      let cells = columns.map { "\"\($0.id)\":\($0[row].map(\.description) ?? "null")" }
      let key = "\"area\":\"\(area(row).code)\",\"period\":\"\(periods[row])\","
      return "{\(key)\(cells.joined(separator: ","))}"
    }
  }
}
