import PluginTesting
import Testing

@testable import ReportSink

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a report keeps it")
  func conforms() throws {
    let rows = [Sample.country, Sample.province, Sample.city] + Sample.wijken
    var report = SinkCase(
      config: ["path": "out/report", "index": "vulnerability"], input: Sample.schema,
      frame: Sample.frame(rows)
    ) { host in
      let pages = host.contents.filter { $0.hasSuffix(".html") }
      return try pages.map { try host.text(of: $0).split(separator: " data-row=\"").count - 1 }.reduce(0, +)
    }
    // A page takes long to make, and all rows are gathered first whatever their batches.
    report.batchRows = [2]
    try Conformance.check(sink: ReportSink.self, report).confirm()
  }
}
