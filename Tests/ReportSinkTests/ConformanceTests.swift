import PluginTesting
import Testing

@testable import ReportSink

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a report keeps it")
  func conforms() throws {
    let rows = [Sample.country, Sample.province, Sample.city] + Sample.wijken
    try Conformance.check(
      sink: ReportSink.self,
      SinkCase(
        config: ["path": "out/report", "index": "vulnerability"], input: Sample.schema,
        frame: Sample.frame(rows)
      ) { host in
        let pages = host.contents.filter { $0.hasSuffix(".html") }
        return try pages.map { try host.text(of: $0).split(separator: " data-row=\"").count - 1 }.reduce(0, +)
      }
    ).confirm()
  }
}
