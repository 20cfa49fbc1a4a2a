import IndicatorSchema
import LiteracyTransform
import PluginKit
import PluginTesting
import Testing

@Suite("Low literacy by area")
struct LiteracyTransformTests {
  private func value(_ frame: IndicatorFrame, _ id: IndicatorID, _ code: String) -> Double? {
    (0..<frame.rowCount).first { frame.area($0).code.text == code }.flatMap { frame.column(id)?[$0] }
  }

  @Test("the country has its figure, and municipalities and wijken add up to it")
  func addingUp() throws {
    let (frame, _) = try Fixture.run(
      Fixture.config.with("missing", "larger_area").with("least_people", "0"))
    #expect(abs(try #require(value(frame, "low_literacy", "NL00")) - 11.9) < 1e-9)
    func people(_ codes: String...) throws -> (at: Double, all: Double) {
      try codes.reduce((0, 0)) { sum, code in
        let at = try #require(value(frame, "low_literacy_people", code))
        return (sum.0 + at, sum.1 + at / (try #require(value(frame, "low_literacy", code))) * 100)
      }
    }
    for (whole, parts) in [
      ("NL00", try people("GM0001", "GM0002")), ("GM0001", try people("WK000101", "WK000102", "WK000103")),
      ("GM0002", try people("WK000201", "WK000202")),
    ] {
      let share = try #require(value(frame, "low_literacy", whole))
      #expect(abs(100 * parts.at / parts.all - share) < 1e-9 * share)
    }
  }

  @Test("fewer people with high education and more of the old, more low literacy")
  func direction() throws {
    let (frame, _) = try Fixture.run()
    let (one, other) = (value(frame, "low_literacy", "WK000101"), value(frame, "low_literacy", "WK000102"))
    #expect(try #require(one) < #require(other))
    #expect(try #require(value(frame, "low_literacy_lq", "WK000102")) > 1)
    #expect(try #require(value(frame, "low_literacy_excess", "WK000101")) < 0)
    let (low, high) = (
      value(frame, "low_literacy_probability", "WK000101"),
      value(frame, "low_literacy_probability", "WK000102")
    )
    #expect(try #require(low) < #require(high))
  }

  @Test("estimates are marked as such, with bounds around them")
  func marks() throws {
    let (frame, _) = try Fixture.run()
    let column = try #require(frame.column("low_literacy"))
    let bounds = try #require(column.bounds)
    for row in 0..<frame.rowCount where column[row] != nil {
      #expect(column.statuses[row] == .estimated)
      #expect(bounds.lower[row] <= column.values[row] && column.values[row] <= bounds.upper[row])
    }
    #expect(frame.column("low_literacy_lq")?.statuses[1] == .notApplicable)
  }

  @Test("a wijk that lacks a column, or has too few people, has no estimate, and the log counts them")
  func gaps() throws {
    let (frame, receipt) = try Fixture.run()
    #expect(value(frame, "low_literacy", "WK000202") == nil)
    #expect(value(frame, "low_literacy", "WK000103") == nil)
    #expect(
      receipt.notes.prefix(2) == [
        "low literacy: 1 area without an estimate because a column has no value",
        "low literacy: 1 area without an estimate because of fewer than 150 people",
      ])
    #expect(receipt.findings.first { $0.name == "literacy_incomplete" }?.value == 1)
    #expect(receipt.findings.first { $0.name == "literacy_too_few_people" }?.value == 1)
    // Its municipality can't be made up of the other wijk alone.
    #expect(receipt.findings.first { $0.name == "literacy_not_adding_up" }?.value == 1)
  }

  @Test("outputs say which variables were used, and that the model is illustrative")
  func variables() throws {
    let transform = try Fixture.transform()
    let formula = try #require(transform.derivations["low_literacy"]).formula
    for part in [
      "'Test' (2012, illustrative)",
      "age (young as young, old as old); education (high as high, others low or middle)",
      "11.9% (made up, 2012)",
    ] {
      #expect(formula.contains(part), "\(formula)")
    }
    #expect(transform.schema["low_literacy"]?.label.nl.hasSuffix("(schatting, voorbeeld)") == true)
    #expect(
      transform.derivations["low_literacy_people"]?.formula
        == "low_literacy / 100 * people * (young + old) / 100")
    let (_, receipt) = try Fixture.run()
    let used = receipt.findings.first { $0.name == "literacy_variables" }
    #expect(used?.note?.hasPrefix("used as predictors, none of them scored: age (young as young") == true)
    let benchmark = receipt.findings.first { $0.name == "literacy_benchmark" }
    #expect(benchmark?.note?.contains("of 10 years before the figures of the areas") == true)
  }

  @Test("a factor that the table does not have is said to be as in the country")
  func lacking() throws {
    let margins: ConfigNode = ["education": ["high": "high"]]
    let transform = try Fixture.transform(Fixture.config.with("margins", margins).with("rounded_to", nil))
    let formula = try #require(transform.derivations["low_literacy"]).formula
    #expect(formula.contains("; age as these go with it in the country"))
  }

  @Test("only the country is scored: nothing but the share has a polarity")
  func polarity() throws {
    let schema = try Fixture.transform().schema
    let scored = schema.columns.filter { $0.id.text.hasPrefix("low_literacy") && $0.polarity != .context }
    #expect(scored.map(\.id) == ["low_literacy"])
  }

  @Test("the same for any size of batches, and in any order of rows", arguments: [1, 3])
  func batches(_ batchRows: Int) throws {
    let (frame, _) = try Fixture.run(batchRows: batchRows)
    #expect(frame.lines == (try Fixture.run().frame.lines))
    let turned = Fixture.frame.selectingRows(Array((0..<Fixture.frame.rowCount).reversed()))
    #expect(Set(try Fixture.run(Fixture.config, turned).frame.lines) == Set(frame.lines))
  }

  @Test("another seed gives other bounds and the same estimates")
  func seed() throws {
    let (one, other) = (try Fixture.run().frame, try Fixture.run(Fixture.config.with("seed", "2")).frame)
    let (a, b) = (try #require(one.column("low_literacy")), try #require(other.column("low_literacy")))
    #expect(a.cells == b.cells)
    #expect(a.bounds?.lower[3] != b.bounds?.lower[3])
  }

  @Test("nothing in gives nothing out; one row and rows without a value are no trouble")
  func edges() throws {
    #expect(try Fixture.run(Fixture.config, IndicatorFrame(columns: Fixture.schema.ids)).frame.rowCount == 0)
    let one = IndicatorFrame.rows(Fixture.schema.ids, [("WK000101", 2022, [9000, 36, 34, 50, 25])])
    #expect(value(try Fixture.run(Fixture.config, one).frame, "low_literacy", "WK000101") != nil)
    let none = IndicatorFrame.rows(
      Fixture.schema.ids,
      [("GM0001", 2022, [nil, nil, nil, nil, nil]), ("WK000101", 2022, [0, 0, 0, 0, 0])])
    let (frame, _) = try Fixture.run(Fixture.config, none)
    #expect(frame.column("low_literacy")?.cells == [nil, nil])
  }

  @Test("published rates of each factor alone do instead of effects, and are reproduced together")
  func rates() throws {
    let factors: ConfigNode = [
      "age": ["young": ["share": "45", "rate": "8"], "old": ["share": "55", "rate": "15"]],
      "education": [
        "low": ["share": "30", "rate": "26"], "middle": ["share": "40", "rate": "8"],
        "high": ["share": "30", "rate": "3"],
      ],
    ]
    let model = Fixture.model.with("factors", factors).with("intercept", nil)
    let (frame, _) = try Fixture.run(Fixture.config.with("model", model))
    #expect(value(frame, "low_literacy", "NL00").map { abs($0 - 11.9) < 1e-9 } == true)
    let (one, other) = (value(frame, "low_literacy", "WK000101"), value(frame, "low_literacy", "WK000102"))
    #expect(try #require(one) < #require(other))
    #expect(
      Fixture.problems(Fixture.config.with("model", Fixture.model.with("factors", factors)))
        == ["the model has rates, from which the intercept follows"])
    #expect(
      Fixture.problems(Fixture.config.with("model", Fixture.model.with("intercept", nil)))
        == ["the model has no intercept and no rates"])
  }

  @Test("a municipality with a figure of its own keeps it, and its wijken follow")
  func knownFigure() throws {
    let figure: ConfigNode = ["percent": "16", "se": "0.5", "source": "made up", "year": "2016"]
    let model = Fixture.model.with("areas", ["GM0001": figure])
    let (frame, _) = try Fixture.run(Fixture.config.with("model", model))
    #expect(value(frame, "low_literacy", "GM0001").map { abs($0 - 16) < 1e-9 } == true)
    let plain = try Fixture.run().frame
    let (with, without) = (value(frame, "low_literacy", "WK000101"), value(plain, "low_literacy", "WK000101"))
    #expect(try #require(with) > #require(without))
  }
}
