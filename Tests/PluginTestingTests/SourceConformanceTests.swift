import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("The contract finds faults of sources")
struct SourceConformanceTests {
  static func report(_ fault: String) -> ConformanceReport {
    Conformance.check(
      source: FaultySource.self,
      SourceCase(
        config: [
          "location": "figures.csv", "fault": ConfigNode(stringLiteral: fault), "area": "area",
          "period": ["column": "period"], "columns": ConformanceSample.columns,
        ], streams: ["", "gather"].contains(fault)
      ) { Array($0.delimitedText().utf8) })
  }

  @Test("a source without a fault passes, and every rule for sources is put to the test")
  func sound() {
    let report = Self.report("")
    #expect(report.isConforming, "\(report)")
    let rules: Set<ConformanceRule> = [
      .declaration, .misspelling, .configuration, .schema, .ledger, .reading, .cells, .lineage, .batches,
      .determinism, .hostileInput, .faults, .cancellation, .memory, .outputs,
    ]
    #expect(Set(report.checked.keys) == rules)
  }

  @Test("of many violations alike the first few are kept and the rest are counted")
  func bounded() {
    let report = Self.report("receipt")
    #expect(report.violations.count { $0.rule == .ledger } == 3)
    #expect(report.leftOut > 100)
    #expect(report.description.contains("... and \(report.leftOut) more"))
  }

  @Test(
    "a fault is found",
    arguments: [
      ("init", .configuration), ("schema", .schema), ("unbound", .lineage), ("elsewhere", .outputs),
      ("swallow-open", .faults), ("swallow-read", .faults), ("swallow-emit", .faults),
      ("swallow-quarantine", .faults), ("swallow-emit", .cancellation), ("empty", .hostileInput),
      ("lose", .reading), ("uncounted", .ledger), ("receipt", .ledger), ("blocks", .batches),
      ("gather", .memory), ("value", .reading), ("nan", .cells), ("random", .determinism),
    ] as [(String, ConformanceRule)])
  func fault(_ fault: String, _ rule: ConformanceRule) {
    let report = Self.report(fault)
    #expect(report.violations.contains { $0.rule == rule }, "\(report)")
  }
}
