import DeriveTransform
import DiscloseTransform
import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("A reader who calculates")
struct AttackTests {
  @Test("the attack works: of a table with just the few hidden, hidden counts follow")
  func attackWorks() {
    var frame = DiscloseFixture.frame
    let column = frame.columns[3]
    var (values, statuses) = (column.values, column.statuses)
    (values[4], statuses[4]) = (.nan, .suppressed)
    (values[5], statuses[5]) = (.nan, .suppressed)
    frame.setColumn(IndicatorColumn("assistance", values: values, statuses: statuses))
    let attacker = Attacker(frame: frame, counts: ["inhabitants", "assistance"])
    #expect(attacker.hiddenCount == 2)
    #expect(attacker.determined() == ["assistance of WK003403", "assistance of BU00340000"])
    let byRate = Attacker(
      frame: frame, counts: ["inhabitants", "assistance"],
      rates: [.init(id: "rate", scale: 1000, numerator: "assistance", denominator: ["inhabitants": 1])])
    #expect(byRate.determined().count == 2)
  }

  @Test("no hidden count of a random municipality follows", arguments: [3, 10, 25])
  func random(leastCases: Int) throws {
    var random = SeededGenerator(seed: UInt64(leastCases))
    var hidden = 0
    for _ in 0..<60 {
      let frame = RandomMunicipality.frame(&random)
      let node: ConfigNode = [
        "least_people": 40, "least_cases": .init(integerLiteral: leastCases),
        "sums": ["inhabitants": ["young", "adult", "old"]],
      ]
      let transform = try PluginHarness.transform(
        DiscloseTransform.self, node, inputs: [RandomMunicipality.schema],
        PluginHarness.context(ancestors: ["rate": ["assistance", "inhabitants", "young"]]))
      let published = try PluginHarness.run(transform, [frame]).frame
      let attacker = Attacker(
        frame: published, counts: RandomMunicipality.counts,
        columnSums: [.init(total: "inhabitants", parts: ["young", "adult", "old"])],
        rates: [
          .init(
            id: "rate", scale: 1000, numerator: "assistance",
            denominator: ["inhabitants": 1, "young": -1])
        ])
      #expect(attacker.determined() == [])
      #expect(RandomMunicipality.leastLeft(published, frame) >= Double(leastCases))
      hidden += attacker.hiddenCount
    }
    #expect(hidden > 100, "the property was hardly put to the test")
  }

  @Test(
    "no hidden count of Amsterdam in 2017 follows, in 99 wijken and 479 buurten",
    .enabled(if: Amsterdam.file != nil, "the neighbourhood figures of 2017 are not here"))
  func amsterdam() throws {
    let frame = try Amsterdam.frame()
    let derive = try PluginHarness.transform(
      DeriveTransform.self, Amsterdam.rates, inputs: [Amsterdam.schema], PluginHarness.context())
    let derived = try PluginHarness.run(derive, [frame]).frame
    let ancestors = derive.derivations.mapValues { Set($0.inputs) }
    let transform = try PluginHarness.transform(
      DiscloseTransform.self, Amsterdam.rules, inputs: [derive.schema],
      PluginHarness.context(ancestors: ancestors))
    let (published, receipt) = try PluginHarness.run(transform, [derived])
    let attacker = Attacker(
      frame: published, counts: Amsterdam.columns.map(\.id), columnSums: Amsterdam.sums,
      rates: Amsterdam.knownRates)
    #expect(attacker.determined() == [])
    // The rules do hide something, and far from everything.
    let cells = Amsterdam.columns.count * frame.rowCount
    #expect(attacker.hiddenCount > 500 && attacker.hiddenCount < cells * 2 / 3, "\(receipt.notes)")
    for row in 0..<published.rowCount {
      let people = derived.column("inhabitants")?[row] ?? 0
      // Where nobody lives, nothing is left but zeros.
      for column in published.columns where people < 100 { #expect((column[row] ?? 0) == 0) }
      for id in Amsterdam.columns.map(\.id) where people > 0 {
        #expect((published.column(id)?[row]).map { $0 >= 10 } ?? true)
      }
    }
  }
}

extension AttackTests {
  @Test(
    "no hidden figure of the 3,340 wijken of 2022 follows, shares that are 100% together included",
    .enabled(if: Wijken.folder != nil, "the figures by wijk of 2022 are not here"))
  func wijken() throws {
    let frame = try Wijken.frame()
    let node: ConfigNode = [
      "shares": [
        ["age_0_14_share", "age_15_24_share", "age_25_44_share", "age_45_64_share", "age_65_plus_share"]
      ]
    ]
    let transform = try PluginHarness.transform(
      DiscloseTransform.self, node, inputs: [Wijken.schema], PluginHarness.context(period: nil))
    let (published, receipt) = try PluginHarness.run(transform, [frame])
    let attacker = Attacker(
      frame: published, counts: Wijken.schema.ids, columnSums: [.init(total: nil, parts: Wijken.ages)])
    #expect(attacker.determined() == [])
    #expect(attacker.hiddenCount > 1000 && attacker.hiddenCount < 3685, "\(receipt.notes)")
    // With just the small figures hidden, a reader would get hold of hundreds of them.
    let careless = Attacker(
      frame: Wijken.withoutTheFew(frame), counts: Wijken.schema.ids,
      columnSums: [.init(total: nil, parts: Wijken.ages)])
    #expect(careless.determined().count > 100)
  }
}

/// Wijken and buurten made up from a seed.
enum RandomMunicipality {
  static let counts: [IndicatorID] = ["inhabitants", "young", "adult", "old", "assistance"]
  static let schema = FrameSchema(
    counts.map { DiscloseFixture.indicator($0, .count) } + [DiscloseFixture.indicator("rate", .perThousand)])

  /// - Parameter least: The least of each count of a buurt.
  static func frame(_ random: inout SeededGenerator, least: Int = 0) -> IndicatorFrame {
    var rows: [(area: String, year: Int, cells: [Double?])] = []
    var whole = [Double](repeating: 0, count: 5)
    for wijk in 0..<Int.random(in: 1...6, using: &random) {
      var sum = [Double](repeating: 0, count: 5)
      for buurt in 0..<Int.random(in: 1...6, using: &random) {
        let parts = (0..<3).map { _ in Double(Int.random(in: least...least + 300, using: &random)) }
        let assistance = Double(Int.random(in: least...least + 60, using: &random))
        let cells = [parts.reduce(0, +)] + parts + [assistance]
        sum = zip(sum, cells).map { $0 + $1 }
        rows.append(("BU00340\(wijk)0\(buurt)", 2017, withRate(cells)))
      }
      whole = zip(whole, sum).map { $0 + $1 }
      rows.append(("WK00340\(wijk)", 2017, withRate(sum)))
    }
    rows.append(("GM0034", 2017, withRate(whole)))
    return .rows(schema.ids, rows.shuffled(using: &random))
  }

  /// The smallest number that a reader finds to be left for the hidden areas in one with a published figure: with
  /// next to nothing left, each of them would be plain.
  static func leastLeft(_ published: IndicatorFrame, _ frame: IndicatorFrame) -> Double {
    var least = Double.infinity
    for id in counts {
      guard let column = published.column(id), let before = frame.column(id) else { continue }
      for whole in 0..<frame.rowCount {
        guard let total = column[whole] else { continue }
        let code = frame.area(whole).code
        let parts = (0..<frame.rowCount).filter { frame.area($0).parent == code }
        guard parts.contains(where: { column[$0] == nil && before[$0] != nil }) else { continue }
        least = min(least, total - parts.compactMap { column[$0] }.reduce(0, +))
      }
    }
    return least
  }

  private static func withRate(_ cells: [Double]) -> [Double?] {
    let people = cells[0] - cells[1]
    return cells + [people > 0 ? 1000 * cells[4] / people : nil]
  }
}
