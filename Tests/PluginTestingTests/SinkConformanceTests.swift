import PluginKit
import PluginTesting
import Testing

@Suite("The contract finds faults of sinks")
struct SinkConformanceTests {
  static func report(_ fault: String) -> ConformanceReport {
    Conformance.check(
      sink: FaultySink.self,
      SinkCase(
        config: ["path": "out/lines.txt", "fault": ConfigNode(stringLiteral: fault), "map": "map.json"],
        files: ["map.json": []], orderMatters: fault == "order" ? nil : "lines are in the order of the input",
        keepsRows: ["", "hoard"].contains(fault) ? nil : "measuring takes long"
      ) { host in
        try host.text(of: "out/lines.txt").split(separator: "\n").count
      })
  }

  @Test("a sink without a fault passes, and every rule for sinks but order is put to the test")
  func sound() {
    let report = Self.report("")
    #expect(report.isConforming, "\(report)")
    let rules: Set<ConformanceRule> = [
      .declaration, .misspelling, .configuration, .ledger, .batches, .determinism, .hostileInput, .faults,
      .cancellation, .memory, .outputs, .recount,
    ]
    #expect(Set(report.checked.keys) == rules)
  }

  @Test(
    "a fault is found",
    arguments: [
      ("unstated", .outputs), ("beside", .outputs), ("unmade", .outputs), ("swallow-stage", .faults),
      ("swallow-write", .faults), ("batches", .batches), ("random", .determinism), ("order", .order),
      ("lose", .recount), ("miscount", .ledger), ("hostile", .hostileInput), ("hoard", .memory),
    ] as [(String, ConformanceRule)])
  func fault(_ fault: String, _ rule: ConformanceRule) {
    let report = Self.report(fault)
    #expect(report.violations.contains { $0.rule == rule }, "\(report)")
  }
}
