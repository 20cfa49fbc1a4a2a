import PluginKit
import PluginTesting
import Testing

@Suite("The contract finds faults of transforms")
struct TransformConformanceTests {
  static func report(_ fault: String) -> ConformanceReport {
    Conformance.check(
      transform: FaultyTransform.self,
      TransformCase(
        config: ["fault": ConfigNode(stringLiteral: fault), "map": "map.json", "free": ["anything": "goes"]],
        files: ["map.json": Array("{}".utf8)],
        keepsRows: ["", "hoard"].contains(fault) ? nil : "measuring takes long"))
  }

  @Test("a transform without a fault passes, and every rule for transforms is put to the test")
  func sound() {
    let report = Self.report("")
    #expect(report.isConforming, "\(report)")
    let rules: Set<ConformanceRule> = [
      .declaration, .misspelling, .configuration, .schema, .ledger, .cells, .lineage, .batches, .order,
      .determinism, .hostileInput, .faults, .cancellation, .memory,
    ]
    #expect(Set(report.checked.keys) == rules)
  }

  @Test(
    "a fault is found",
    arguments: [
      ("restless", .schema), ("step", .lineage), ("inputs", .lineage), ("underived", .lineage),
      ("trap-like", .configuration), ("swallow-open", .faults), ("swallow-emit", .faults),
      ("swallow-emit", .cancellation), ("retry", .faults), ("batches", .batches), ("order", .order),
      ("random", .determinism), ("infinite", .cells), ("leak", .cells), ("missing-throws", .hostileInput),
      ("change", .lineage), ("columns", .hostileInput), ("hoard", .memory), ("gather", .memory),
      ("lose", .ledger), ("count", .ledger),
    ] as [(String, ConformanceRule)])
  func fault(_ fault: String, _ rule: ConformanceRule) {
    let report = Self.report(fault)
    #expect(report.violations.contains { $0.rule == rule }, "\(report)")
  }
}
