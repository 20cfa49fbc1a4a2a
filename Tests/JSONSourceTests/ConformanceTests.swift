import IndicatorSchema
import JSONSource
import PluginKit
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  /// The rows of a frame as objects.
  private static func objects(_ frame: IndicatorFrame) -> [String] {
    (0..<frame.rowCount).map { row in
      let cells = frame.columns.map { "\"\($0.id)\":\($0[row].map(\.description) ?? "null")" }
      return "{\"area\":\"\(frame.area(row).code)\",\"period\":\"\(frame.periods[row])\",\"v\":{"
        + cells.joined(separator: ",") + "}}"
    }
  }

  private static let columns = ConfigNode(
    .map(
      ConformanceSample.schema.ids.map { id in
        .init(
          key: id.text, keyPlace: ConfigNode.testPlace, value: ConfigNode(stringLiteral: "v.\(id)"))
      }), at: ConfigNode.testPlace)

  private func check(
    _ name: String, _ more: [(String, ConfigNode)], _ bytes: @escaping @Sendable ([String]) -> String
  )
    throws
  {
    let entries: [(String, ConfigNode)] =
      [
        ("location", "figures.json"), ("area", "area"), ("period", ["column": "period"]),
        ("columns", ConformanceTests.columns),
      ] + more
    let config = ConfigNode(
      .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
      at: ConfigNode.testPlace)
    try Conformance.check(
      source: JSONSource.self,
      SourceCase(name, config: config, periods: ["2016", "2017"].compactMap { Period($0) }) { frame in
        Array(bytes(ConformanceTests.objects(frame)).utf8)
      }
    ).confirm()
  }

  @Test("an array of records keeps it")
  func array() throws {
    try check("array", [("records", "value")]) { "{\"value\":[\n\($0.joined(separator: ",\n"))\n]}" }
  }

  @Test("lines keep it")
  func lines() throws {
    try check("lines", [("lines", true)]) { $0.map { "\($0)\n" }.joined() }
  }
}
