import Foundation
import PipelineEngine
import Testing

@testable import RunReporting

@Suite("The metrics")
struct MetricsTests {
  private func lines(_ entries: [RunEntry]) -> [String] {
    String(decoding: RunMetrics(of: entries).text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("tell of the last run")
  func last() throws {
    let lines = lines([try Samples.done()])
    for line in [
      "# TYPE peil_run_timestamp_seconds gauge",
      #"peil_run_timestamp_seconds{pipeline="night"} 1767322250.75"#,
      #"peil_success_timestamp_seconds{pipeline="night"} 1767322250.75"#,
      #"peil_run_duration_seconds{pipeline="night"} 5.25"#,
      #"peil_run_exit_code{pipeline="night"} 0"#,
      #"peil_run_outcome{pipeline="night",outcome="done"} 1"#,
      #"peil_run_outcome{pipeline="night",outcome="failed"} 0"#,
      #"peil_rows{pipeline="night",step="kwb",kind="source",direction="in"} 10"#,
      #"peil_rows{pipeline="night",step="kwb",kind="source",direction="filtered"} 1"#,
      #"peil_rows{pipeline="night",step="base",kind="sink",direction="out"} 7"#,
      #"peil_quarantined_records{pipeline="night",step="kwb"} 1"#,
      #"peil_input_bytes{pipeline="night",input="kwb.csv"} 1000"#,
    ] { #expect(lines.contains(line), "\(line)") }
  }

  @Test("count the age of an input from when its publisher changed it, or else from when it was fetched")
  func age() throws {
    let ages = lines([try Samples.done()]).filter { $0.hasPrefix("peil_input_age_seconds") }
    #expect(
      ages == [
        #"peil_input_age_seconds{pipeline="night",input="https://data.example/feed/TypedDataSet"} 3600.75"#
      ])
    let unchanged = try Samples.done { $0.record?.inputs.remove(at: 1) }
    #expect(lines([unchanged]).contains { $0.hasPrefix("peil_input_age_seconds") && $0.hasSuffix(" 0.75") })
  }

  @Test("hold no key of an address, and the pages of a table once")
  func keys() throws {
    let lines = lines([try Samples.done()])
    #expect(!lines.contains { $0.contains("hidden") })
    let bytes = #"peil_input_bytes{pipeline="night",input="https://data.example/feed/TypedDataSet"} 50"#
    #expect(lines.contains(bytes))
  }

  @Test("of a run that failed keep the last success and the rows of it")
  func failed() throws {
    let earlier = try Samples.done()
    let later = try Samples.failed {
      $0.started += 86400
      $0.ended += 86400
    }
    let lines = lines([later, earlier])
    #expect(lines.contains(#"peil_run_timestamp_seconds{pipeline="night"} 1767408650.75"#))
    #expect(lines.contains(#"peil_success_timestamp_seconds{pipeline="night"} 1767322250.75"#))
    #expect(lines.contains(#"peil_run_outcome{pipeline="night",outcome="failed"} 1"#))
    #expect(lines.contains(#"peil_run_exit_code{pipeline="night"} 1"#))
    #expect(lines.contains(#"peil_input_bytes{pipeline="night",input="kwb.csv"} 1000"#))
    let never = self.lines([later])
    #expect(!never.contains { $0.contains("peil_success") || $0.contains("peil_rows") })
  }

  @Test("of several pipelines are one file, in which each metric is described once")
  func several() throws {
    let lines = lines([try Samples.done(), try Samples.failed { $0.pipeline = "a\"b\\c\nd" }])
    #expect(lines.filter { $0.hasPrefix("# TYPE peil_run_exit_code ") }.count == 1)
    #expect(lines.contains(#"peil_run_exit_code{pipeline="a\"b\\c\nd"} 1"#))
  }

  @Test("have one sample for files of one name")
  func sameName() throws {
    let entry = try Samples.done { entry in
      guard let first = entry.record?.inputs.first else { return }
      entry.record?.inputs.append(first)
    }
    let samples = lines([entry]).filter {
      $0.contains(#"peil_input_bytes{pipeline="night",input="kwb.csv"}"#)
    }
    #expect(samples == [#"peil_input_bytes{pipeline="night",input="kwb.csv"} 2000"#])
  }

  @Test("are written over the file before, for others to read")
  func file() throws {
    try withFolder { folder in
      let path = folder + "/peil.prom"
      let metrics = RunMetrics(of: [try Samples.done()])
      try Data("old".utf8).write(to: URL(fileURLWithPath: path))
      #expect(metrics.write(to: path) == nil)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(metrics.text))
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o644)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["peil.prom"])
      #expect(metrics.write(to: folder + "/none/peil.prom")?.code == .cannotWrite)
    }
  }

  @Test(
    "are what the reader of Prometheus understands",
    .enabled(if: Python.hasPrometheus, "python3 has no prometheus-client: see PEIL_CHECKS_PYTHON"))
  func reader() throws {
    try withFolder { folder in
      let path = folder + "/peil.prom"
      let strange = try Samples.failed { $0.pipeline = "a\"b\\c\nd" }
      #expect(RunMetrics(of: [try Samples.done(), strange]).write(to: path) == nil)
      let result = try Python.run(["-c", MetricsTests.script, path])
      #expect(result.status == 0 && result.output == "9 ['a\"b\\\\c\\nd', 'night'] 41\n", "\(result.output)")
    }
  }

  private static let script = """
    import sys
    from prometheus_client.parser import text_string_to_metric_families
    families = list(text_string_to_metric_families(open(sys.argv[1], newline='').read()))
    samples = [sample for family in families for sample in family.samples]
    assert all(family.type == 'gauge' and family.documentation for family in families)
    print(len(families), sorted({sample.labels['pipeline'] for sample in samples}), len(samples))
    """
}
