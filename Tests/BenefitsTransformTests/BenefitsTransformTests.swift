import BenefitsTransform
import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Costs and benefits of courses")
struct BenefitsTransformTests {
  private let people: ConfigNode = ["indicator": "low_literacy_people", "share": 0.1]

  @Test("the break-even comes first, then who saves what, then the costs; nothing is ever scored")
  func columns() throws {
    let transform = try BenefitsFixture.transform(BenefitsFixture.node())
    let added = transform.schema.columns.dropFirst(2)
    #expect(
      added.map(\.id.text) == [
        "benefits_break_even", "benefits_total", "benefits_individual", "benefits_tax", "benefits_poverty",
        "benefits_health", "benefits_cost", "benefits_net", "benefits_outside_municipality",
      ])
    #expect(added.allSatisfy { $0.polarity == .context && $0.domain == "costs_and_benefits" })
    #expect(added.map(\.unit) == [.percent] + Array(repeating: .euro, count: 7) + [.percent])
    #expect(transform.schema["benefits_health"]?.label.nl == "Baten: zorg (prijzen van 2018)")
    #expect(Set(added.map(\.label.nl)).count == added.count)
  }

  @Test("the figures of 100 participants are those of exact fractions, bounds from the other scenarios")
  func oracle() throws {
    let frame = try BenefitsFixture.run(
      BenefitsFixture.node(participants: 100, ["levels": ["municipality"]])
    ).frame
    let vectors = try scenarios()
    func check(_ id: IndicatorID, _ value: (Vector) -> Double) throws {
      let column = try #require(frame.column(id))
      let bounds = try #require(column.bounds)
      let expected = vectors.map(value)
      for (found, expected) in [
        (column[1], expected[1]), (bounds.lower[1], expected.min()), (bounds.upper[1], expected.max()),
      ] {
        let (found, expected) = (try #require(found), try #require(expected))
        #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "\(id)")
      }
    }
    try check("benefits_break_even") { 100 * $0.breakEven }
    try check("benefits_total") { $0.total }
    try check("benefits_individual") { $0.savings[0] }
    try check("benefits_health") { $0.savings[3] }
    try check("benefits_cost") { $0.participants * $0.cost }
    try check("benefits_net") { $0.net }
    try check("benefits_outside_municipality") { 100 * (1 - $0.municipal / $0.total) }
  }

  private struct Vector: Decodable {
    let participants: Double
    let cost: Double
    let breakEven: Double
    let savings: [Double]
    let total: Double
    let municipal: Double
    let net: Double
  }

  private func scenarios() throws -> [Vector] {
    let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Oracles/benefits.json")
    return Array(try JSONDecoder().decode([Vector].self, from: Data(contentsOf: file)).prefix(3))
  }

  @Test("bounds are in order whatever costs do to the sign")
  func order() throws {
    let frame = try BenefitsFixture.run(BenefitsFixture.node(participants: people)).frame
    for column in frame.columns.dropFirst(2) {
      let bounds = try #require(column.bounds)
      for row in [0, 1, 3] {
        let value = try #require(column[row])
        #expect(bounds.lower[row] <= value && value <= bounds.upper[row])
      }
    }
    let net = try #require(frame.column("benefits_net")?.bounds)
    #expect(net.lower[1] < 0 && net.upper[1] > 0)
  }

  @Test("bounds of the number of people widen the range: the cautious scenario takes the lower one")
  func peopleBounds() throws {
    let cost = try #require(
      BenefitsFixture.run(BenefitsFixture.node(participants: people)).frame.column("benefits_cost"))
    // Low: 0.1 x 900 x 2500; central: 0.1 x 1000 x 2000; high: 0.1 x 1200 x 500.
    #expect(cost[1] == 200_000)
    #expect(cost.bounds?.lower[1] == 60_000 && cost.bounds?.upper[1] == 225_000)
    // Without bounds: 0.1 x 1,800,000 x 500 to x 2500.
    #expect(cost.bounds?.lower[0] == 90_000_000 && cost.bounds?.upper[0] == 450_000_000)
    let shares = try #require(
      BenefitsFixture.run(
        BenefitsFixture.node(
          participants: ["indicator": "low_literacy_people", "share": BenefitsFixture.range(0.05, 0.1, 0.2)])
      ).frame.column("benefits_cost"))
    #expect(shares.bounds?.lower[1] == 112_500 && shares.bounds?.upper[1] == 200_000)
  }

  @Test("everything is an estimate, and no number of people gives no benefits but still a break-even")
  func statuses() throws {
    let run = try BenefitsFixture.run(BenefitsFixture.node(participants: people))
    let total = try #require(run.frame.column("benefits_total"))
    #expect(total.statuses == [.estimated, .imputed, .suppressed, .estimated])
    let breakEven = try #require(run.frame.column("benefits_break_even"))
    #expect(breakEven.statuses == [.estimated, .estimated, .estimated, .estimated])
    #expect(run.receipt.notes == ["no benefits for 1 areas (the number of participants is not known)"])
    let finding = try #require(run.receipt.findings.first)
    #expect(finding.name == "benefits_break_even" && finding.value == breakEven[0])
    let levels = try BenefitsFixture.run(
      BenefitsFixture.node(participants: people, ["levels": "municipality"]))
    #expect(
      levels.frame.column("benefits_break_even")?.statuses
        == [.notApplicable, .estimated, .estimated, .notApplicable])
  }

  @Test("prices of another year multiply all amounts and leave the break-even as it is")
  func prices() throws {
    let prices: ConfigNode = ["prices": ["year": 2024, "factor": 1.25, "source": "CBS"]]
    let plain = try BenefitsFixture.run(BenefitsFixture.node(participants: people)).frame
    let node = BenefitsFixture.node(participants: people, prices)
    let later = try BenefitsFixture.run(node).frame
    for (plain, later) in zip(plain.columns.dropFirst(2), later.columns.dropFirst(2)) {
      let factor = plain.id == "benefits_break_even" || plain.id == "benefits_outside_municipality" ? 1 : 1.25
      #expect(abs((later[1] ?? 0) / (plain[1] ?? 0) - factor) < 1e-12, "\(plain.id)")
    }
    let schema = try BenefitsFixture.transform(node).schema
    #expect(schema["benefits_total"]?.label.en == "Benefits, all payers together (prices of 2024)")
    // A cost that is known in prices of 2024 is left as it is.
    let cost = BenefitsFixture.model.setting(
      "cost", to: BenefitsFixture.figure(2000, "euro").setting("price_year", to: 2024))
    let own = try BenefitsFixture.run(BenefitsFixture.node(participants: people, model: cost, prices)).frame
    #expect(own.column("benefits_cost")?[1] == 200_000)
    #expect(own.column("benefits_total")?[1] == later.column("benefits_total")?[1])
  }

  @Test("a payer may have a share of its own that goes away")
  func ownShare() throws {
    let payers = BenefitsFixture.model["payers"]?.setting(
      "health",
      to: BenefitsFixture.payer("zorg", 89).setting("share_removed", to: BenefitsFixture.figure(0.3)))
    let model = BenefitsFixture.model.setting("payers", to: payers)
    let plain = try BenefitsFixture.run(BenefitsFixture.node(participants: people)).frame
    let own = try BenefitsFixture.run(BenefitsFixture.node(participants: people, model: model)).frame
    let ratio = (own.column("benefits_health")?[1] ?? 0) / (plain.column("benefits_health")?[1] ?? 0)
    #expect(abs(ratio - 2) < 1e-12)
    #expect(own.column("benefits_tax")?[1] == plain.column("benefits_tax")?[1])
  }

  @Test("a formula holds the parameters, where they come from, and the columns that went in")
  func derivations() throws {
    let transform = try BenefitsFixture.transform(BenefitsFixture.node(participants: people))
    let breakEven = try #require(transform.derivations["benefits_break_even"])
    #expect(breakEven.inputs == [])
    #expect(
      breakEven.formula.hasPrefix(
        "100 * C / (c a B A), A = sum over t = 1..T of s^(t-1) / (1 + r)^t; "
          + "C = 2000 (2500 to 500) [assumed: a report (2018)], c = 0.6 (0.5 to 0.7) [assumed: a report (2018)]"
      ))
    let health = try #require(transform.derivations["benefits_health"])
    #expect(health.inputs == ["low_literacy_people"])
    #expect(
      health.formula.contains(
        "R = 0.1 * low_literacy_people, B = 89 [assumed: a report (2018)] in euro of 2018"))
    #expect(transform.derivations.count == 9)
  }

  @Test("the same comes out whatever the size of the batches, and nothing of nothing")
  func batches() throws {
    let node = BenefitsFixture.node(participants: people)
    let whole = try BenefitsFixture.run(node)
    for size in [1, 3] {
      let run = try BenefitsFixture.run(node, batchRows: size)
      #expect(run.frame.lines == whole.frame.lines)
      #expect(run.receipt == whole.receipt)
    }
    let empty = try PluginHarness.run(
      BenefitsFixture.transform(node), [IndicatorFrame(columns: BenefitsFixture.schema.ids)])
    #expect(empty.frame.rowCount == 0 && empty.receipt.notes.isEmpty)
  }

  @Test("numbers too large to compute with are missing, never infinite")
  func overflow() throws {
    let frame = IndicatorFrame.rows(
      BenefitsFixture.schema.ids, [("GM0001", 2022, [1e306, 1]), ("GM0002", 2022, [-5, 1])])
    let run = try PluginHarness.run(BenefitsFixture.transform(BenefitsFixture.node()), [frame])
    #expect(run.frame.column("benefits_total")?.statuses == [.missing, .missing])
    #expect(run.receipt.notes == ["no benefits for 2 areas (the number of participants is not known)"])
  }
}
