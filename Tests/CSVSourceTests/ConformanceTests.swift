import CSVSource
import IndicatorSchema
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a wide table keeps it")
  func wide() throws {
    try Conformance.check(
      source: CSVSource.self,
      SourceCase(
        config: [
          "location": "figures.csv", "delimiter": ";", "area": "area", "period": ["column": "period"],
          "columns": ConformanceSample.columns,
        ], periods: ["2016", "2017"].compactMap { Period($0) }
      ) { Array($0.delimitedText(";").utf8) }
    ).confirm()
  }

  @Test("a long table keeps it")
  func long() throws {
    try Conformance.check(
      source: CSVSource.self,
      SourceCase(
        config: [
          "location": "figures.csv", "area": ["column": "area"], "period": ["column": "period"],
          "long": ["indicator": "indicator", "value": "value"],
          "indicators": ["inhabitants", "low_income", "work", "income"],
        ], streams: false
      ) { frame in
        let rows = (0..<frame.rowCount).flatMap { row in
          frame.columns.map { column in
            let value = column[row].map(\.description) ?? ""
            return "\(frame.area(row).code),\(frame.periods[row]),\(column.id),\(value)\n"
          }
        }
        return Array(("area,period,indicator,value\n" + rows.joined()).utf8)
      }
    ).confirm()
  }
}
