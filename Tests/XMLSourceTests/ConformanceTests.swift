import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a feed of OData keeps it")
  func feed() throws {
    try Conformance.check(
      source: XMLSource.self,
      SourceCase(
        config: [
          "location": "dump.xml", "preset": "odata-atom", "area": "area", "period": ["column": "period"],
          "columns": ConformanceSample.columns,
        ], periods: ["2016", "2017"].compactMap { Period($0) }
      ) { rows in
        Array(atom(rows.elements { name, value in "<d:\(name)>\(value)</d:\(name)>" }).utf8)
      }
    ).confirm()
  }

  @Test("records by their path keep it")
  func records() throws {
    let names = ["area", "period"] + ConformanceSample.schema.ids.map(\.text)
    let fields = ConfigNode(
      .map(
        names.map { name in
          ConfigNode.Entry(
            key: name, keyPlace: ConfigNode.testPlace, value: ConfigNode(stringLiteral: "f[@n='\(name)']"))
        }), at: ConfigNode.testPlace)
    try Conformance.check(
      source: XMLSource.self,
      SourceCase(
        config: [
          "location": "dump.xml", "record": "/rows/row", "fields": fields, "area": "area",
          "period": ["column": "period"], "columns": ConformanceSample.columns,
        ]
      ) { rows in
        let elements = rows.elements { name, value in "<f n='\(name)'>\(value)</f>" }
        return Array("<rows>\(elements.map { "<row>\($0)</row>" }.joined())</rows>".utf8)
      }
    ).confirm()
  }
}

extension IndicatorFrame {
  /// The fields of each row as elements, empty where there is no value.
  fileprivate func elements(_ element: (_ name: String, _ value: String) -> String) -> [String] {
    (0..<rowCount).map { row in
      let cells = columns.map { element($0.id.text, $0[row].map(\.description) ?? "") }
      let key = element("area", area(row).code.text) + element("period", periods[row].description)
      return key + cells.joined()
    }
  }
}
