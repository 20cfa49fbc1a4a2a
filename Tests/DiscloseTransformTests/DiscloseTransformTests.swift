import DiscloseTransform
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

private typealias Fixture = DiscloseFixture

@Suite("Hiding figures about few people")
struct DiscloseTransformTests {
  @Test("too few people hide all figures of an area, and of a sibling so that they do not follow")
  func people() throws {
    let found = try Fixture.run(["least_cases": 0]).frame
    for id in ["inhabitants", "young", "assistance", "rate", "income", "households"] as [IndicatorID] {
      // WK003402 has the fewest people of those that are left.
      #expect(Fixture.hidden(id, in: found) == ["WK003402", "WK003403"], "\(id)")
    }
    // A distance does not add up, and neither does an index; that one follows from hidden figures though.
    #expect(Fixture.hidden("distance", in: found) == ["WK003403"])
    #expect(Fixture.hidden("index", in: found) == ["WK003402", "WK003403"])
  }

  @Test("too few cases hide a count, its rate and all computed from it, and a buurt beside it")
  func cases() throws {
    let found = try Fixture.run(["least_people": 0]).frame
    let hidden = ["WK003402", "WK003403", "BU00340001", "BU00340002"]
    #expect(Fixture.hidden("assistance", in: found) == hidden)
    #expect(Fixture.hidden("rate", in: found) == hidden)
    // 3% of 150 households is fewer than five of them, and its sibling protects it.
    let income = ["WK003402", "WK003403", "BU00340100", "BU00340101"]
    #expect(Fixture.hidden("income", in: found) == income)
    #expect(Set(Fixture.hidden("index", in: found)) == Set(hidden + income).subtracting(["BU00340101"]))
    #expect(Fixture.hidden("inhabitants", in: found).isEmpty)
  }

  @Test("columns that are kept are never hidden, and refused where they give a hidden one away")
  func kept() throws {
    let found = try Fixture.run(["keep": ["inhabitants", "distance"]]).frame
    #expect(Fixture.hidden("inhabitants", in: found).isEmpty)
    #expect(Fixture.hidden("distance", in: found).isEmpty)
    #expect(Fixture.hidden("assistance", in: found).contains("WK003403"))
    let node: ConfigNode = [
      "keep": ["inhabitants", "old"], "sums": ["inhabitants": ["young", "old"]],
    ]
    #expect(throws: Diagnostic.self) { try Fixture.run(node) }
    do {
      _ = try Fixture.run(node)
    } catch {
      let text = Diagnostics(error).description
      #expect(
        text.contains("'young' of WK003402 in 2017 must be hidden, and follows from figures that are kept"))
      #expect(!text.contains("480"))
    }
  }

  @Test("an estimate is hidden where there are fewer adults than it takes, at the levels it holds for")
  func estimates() throws {
    var frame = Fixture.frame
    let column = try #require(frame.column("income"))
    frame.setColumn(
      IndicatorColumn(
        "income", values: column.values, statuses: column.statuses.map { _ in .estimated },
        bounds: .init(lower: column.values.map { $0 - 1 }, upper: column.values.map { $0 + 1 })))
    let node: ConfigNode = [
      "least_people": 0, "least_cases": 0, "estimates": ["income"], "adults": ["old"], "least_adults": 250,
    ]
    let found = try Fixture.run(node, frame).frame
    #expect(
      Fixture.hidden("income", in: found) == ["BU00340001", "BU00340002", "BU00340100", "BU00340101"])
    let hidden = try #require(found.column("income"))
    #expect(hidden.bounds?.lower[7].isNaN == true && hidden.bounds?.upper[7].isNaN == true)
    #expect(hidden.bounds?.lower[5] == 9)
    let wijken: ConfigNode = [
      "least_people": 0, "least_cases": 0, "estimates": ["income"], "adults": ["old"], "least_adults": 250,
      "estimate_levels": ["wijk", "buurt"],
    ]
    #expect(try Fixture.hidden("income", in: Fixture.run(wijken, frame).frame).contains("WK003403"))
  }

  @Test("an estimate that was not made, and a figure that came hidden, do not follow either")
  func hiddenBefore() throws {
    func frame(_ id: IndicatorID, _ row: Int, _ status: CellStatus) throws -> IndicatorFrame {
      var frame = Fixture.frame
      let column = try #require(frame.column(id))
      var (values, statuses) = (column.values, column.statuses)
      (values[row], statuses[row]) = (.nan, status)
      frame.setColumn(IndicatorColumn(id, values: values, statuses: statuses))
      return frame
    }
    // BU00340101 has 200 adults; without an estimate for it, that of BU00340100 would tell it.
    let node: ConfigNode = [
      "least_people": 0, "least_cases": 0, "estimates": ["income"], "adults": ["old"], "least_adults": 201,
    ]
    let estimates = try Fixture.run(node, frame("income", 9, .missing)).frame
    #expect(Fixture.hidden("income", in: estimates) == ["BU00340002", "BU00340100", "BU00340001"].sorted())
    #expect(estimates.column("income")?.statuses[9] == .missing)
    let open: ConfigNode = ["least_people": 0, "least_cases": 0]
    #expect(try Fixture.hidden("income", in: Fixture.run(open, frame("income", 9, .missing)).frame).isEmpty)
    let secret = try Fixture.run(open, frame("assistance", 9, .suppressed)).frame
    #expect(Fixture.hidden("assistance", in: secret) == ["BU00340100", "BU00340101"])
  }

  @Test("zero inhabitants are not nobody where another count says otherwise")
  func roundedToZero() throws {
    let rows = IndicatorFrame.rows(
      ["inhabitants", "young", "old"],
      [
        ("WK003400", 2017, [0, 0, 5]), ("WK003401", 2017, [0, 0, 0]), ("WK003402", 2017, [1600, 600, 1000]),
        ("WK003403", 2017, [1700, 600, 1100]),
      ])
    let schema = FrameSchema(Array(Fixture.schema.columns.prefix(3)))
    let transform = try PluginHarness.transform(
      DiscloseTransform.self, [:], inputs: [schema], PluginHarness.context())
    let found = try PluginHarness.run(transform, [rows]).frame
    #expect(Fixture.hidden("inhabitants", in: found).contains("WK003400"))
    #expect(!Fixture.hidden("inhabitants", in: found).contains("WK003401"))
  }

  @Test("columns that compare areas are refused, unless they are accepted, estimates or kept")
  func comparisons() throws {
    func complaints(_ node: ConfigNode) -> [String] {
      do {
        _ = try PluginHarness.transform(
          DiscloseTransform.self, node, inputs: [Fixture.schema],
          PluginHarness.context(ancestors: Fixture.ancestors, comparisons: ["index", "income"]))
        return []
      } catch {
        return Diagnostics(error).items.map(\.message)
      }
    }
    let message = "areas are compared before any is hidden, which gives hidden figures away: "
    #expect(complaints([:]) == [message + "'income', 'index'"])
    #expect(complaints(["accept": ["income"]]) == [message + "'index'"])
    #expect(complaints(["keep": ["index"], "estimates": ["income"], "adults": ["old"]]) == [])
  }

  @Test("where nobody lives there is nothing to protect, and nothing that protects")
  func nobody() throws {
    let rows = IndicatorFrame.rows(
      ["inhabitants", "young"],
      [
        ("WK003400", 2017, [0, 0]), ("WK003401", 2017, [60, 30]), ("WK003402", 2017, [1600, 600]),
        ("WK003403", 2017, [1700, 600]),
      ])
    let schema = FrameSchema(Array(Fixture.schema.columns.prefix(2)))
    let transform = try PluginHarness.transform(
      DiscloseTransform.self, [:], inputs: [schema], PluginHarness.context())
    let found = try PluginHarness.run(transform, [rows]).frame
    #expect(Fixture.hidden("young", in: found) == ["WK003401", "WK003402"])
  }

  @Test("an unknown number of people hides an area, and what was missing stays missing")
  func unknown() throws {
    var frame = Fixture.frame
    frame.append(
      contentsOf: .rows(
        Fixture.schema.ids, [("WK003404", 2017, [nil, 20, 60, nil, nil, nil, nil, nil, nil])]))
    let found = try Fixture.run([:], frame)
    #expect(found.frame.column("young")?.statuses[10] == .suppressed)
    #expect(found.frame.column("assistance")?.statuses[10] == .missing)
    #expect(found.receipt.notes.contains("hidden: 2 cells, number of people not known"))
  }

  @Test("what was hidden is counted by reason, and no value is named")
  func receipt() throws {
    let receipt = try Fixture.run().receipt
    #expect(receipt.notes.contains("hidden: 9 cells, fewer than 100 people"))
    let counts = Dictionary(
      receipt.findings.map { ($0.subject.joined(), $0.value) }, uniquingKeysWith: { first, _ in first })
    #expect(receipt.findings.allSatisfy { $0.name == "hidden_cells" })
    #expect(counts["people"] == 9 && counts["cases"] != nil && counts["complement"] != nil)
    let rates = try PluginHarness.transform(
      DiscloseTransform.self, [:], inputs: [Fixture.schema], PluginHarness.context())
    let note = "cases not counted, as the denominator is not known: rate"
    #expect(try PluginHarness.run(rates, [Fixture.frame]).receipt.notes.contains(note))
  }

  @Test("a cell without a value has no bounds and no number, and the others are what they were")
  func cells() throws {
    let found = try Fixture.run().frame
    for (before, after) in zip(Fixture.frame.columns, found.columns) {
      for row in 0..<found.rowCount {
        if after.statuses[row] == .suppressed {
          #expect(after.values[row].isNaN && before[row] != nil)
        } else {
          #expect(after[row] == before[row] && after.statuses[row] == before.statuses[row])
        }
      }
    }
  }

  @Test("the same comes out for any size of batch, and of nothing comes nothing")
  func batches() throws {
    let whole = try Fixture.run()
    for rows in [1, 3] {
      let parts = try Fixture.run(batchRows: rows)
      #expect(parts.frame.lines == whole.frame.lines && parts.receipt == whole.receipt)
    }
    #expect(try Fixture.run([:], Fixture.frame.selectingRows([])).frame.rowCount == 0)
    #expect(try Fixture.run([:], Fixture.frame.selectingRows([4])).frame.rowCount == 1)
    let missing = IndicatorFrame.rows(
      Fixture.schema.ids, [("WK003404", 2017, [Double?](repeating: nil, count: 9))])
    #expect(try Fixture.run([:], missing).frame.lines == missing.lines)
  }

  @Test("it guards the sinks behind it, and adds no column")
  func declaration() throws {
    #expect(DiscloseTransform.declaration.isGuard)
    let transform = try Fixture.transform()
    #expect(transform.schema == Fixture.schema && transform.derivations.isEmpty)
  }
}
