import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ODataSource

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a table of a service keeps it", arguments: SampleService.Form.allCases)
  func conforms(_ form: SampleService.Form) throws {
    let units: [String: String] = [
      "inhabitants": "aantal", "low_income": "%", "work": "%", "income": "x 1 000 euro",
    ]
    let columns = ConformanceSample.schema.ids.map { id in
      ConfigNode.Entry(
        key: id.text, keyPlace: ConfigNode.testPlace, value: ["title": ConfigNode(stringLiteral: id.text)])
    }
    let node = config(
      form, [("columns", ConfigNode(.map(columns), at: ConfigNode.testPlace)), ("where", [:])])
    var item = SourceCase("\(form)", streams: false) { rows in
      var table = SampleTable()
      table.dimensions.removeFirst()
      table.measures = rows.columns.map { column in
        SampleTable.Measure(
          key: "\(column.id)_1", code: "M_\(column.id)", title: column.id.text, group: "1",
          unit: units[column.id.text] ?? "")
      }
      table.ownRows = (0..<rows.rowCount).map { row in
        SampleTable.Row(
          codes: [rows.area(row).code.text, "\(rows.periods[row])JJ00"],
          values: rows.columns.map { $0[row].map(\.description) })
      }
      let service = SampleService(form, table, pageSize: 20)
      return SourceCase.SourceInput(config: node) { location in
        let target = location.path.replacing("https://odata.test", with: "")
        return service.answer(target, origin: "https://odata.test").map { Array($0.utf8) }
      }
    }
    item.opensMore = true
    try Conformance.check(source: ODataSource.self, item).confirm()
  }
}
