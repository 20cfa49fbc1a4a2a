import IndicatorSchema
import LiteracyTransform
import PluginKit
import PluginTesting
import Testing

/// What happens where a table lacks a row or a figure.
@Suite("Low literacy in tables with gaps")
struct LiteracyGapTests {
  private func row(_ frame: IndicatorFrame, _ code: String) throws -> Int {
    try #require((0..<frame.rowCount).first { frame.area($0).code.text == code })
  }

  private func value(_ frame: IndicatorFrame, _ id: IndicatorID, _ code: String) throws -> Double? {
    frame.column(id)?[try row(frame, code)]
  }

  private func without(_ codes: String...) -> IndicatorFrame {
    IndicatorFrame.rows(Fixture.schema.ids, Fixture.rows.filter { !codes.contains($0.0) })
  }

  @Test("a figure from the larger area is asked for, marked as imputed and counted")
  func filledIn() throws {
    let (frame, receipt) = try Fixture.run(Fixture.config.with("missing", "larger_area"))
    for output in ["", "_people", "_lq", "_excess", "_probability"] {
      let column = try #require(frame.column(IndicatorID("low_literacy\(output)")))
      #expect(column.statuses[try row(frame, "WK000202")] == .imputed)
      #expect(column.statuses[try row(frame, "WK000201")] == .estimated)
    }
    #expect(receipt.findings.first { $0.name == "literacy_filled_in" }?.value == 1)
    #expect(receipt.findings.allSatisfy { $0.name != "literacy_not_adding_up" })
  }

  @Test("a municipality without a row is put together from its wijken, and these are compared with it")
  func withoutMunicipality() throws {
    let (frame, receipt) = try Fixture.run(Fixture.config, without("GM0001"))
    let codes = ["WK000101", "WK000102", "WK000103"]
    let plain = try Fixture.run(Fixture.config.with("least_people", "0"), without("GM0001")).frame
    let (people, all) = try codes.reduce((0.0, 0.0)) { sum, code in
      let people = try #require(try value(plain, "low_literacy_people", code))
      return (sum.0 + people, sum.1 + people / (try #require(try value(plain, "low_literacy", code))))
    }
    let quotient = try #require(try value(frame, "low_literacy_lq", "WK000101"))
    let share = try #require(try value(frame, "low_literacy", "WK000101"))
    #expect(abs(quotient - share / (people / all)) < 1e-9)
    #expect(receipt.findings.first { $0.name == "literacy_put_together" }?.value == 1)
    #expect(frame.rowCount == Fixture.rows.count - 1)
  }

  @Test("the figure of a municipality counts without a row for it")
  func knownWithoutRow() throws {
    let figure: ConfigNode = ["percent": "20", "source": "made up", "year": "2016"]
    let config = Fixture.config.with("model", Fixture.model.with("areas", ["GM0001": figure]))
      .with("least_people", "0")
    let frame = try Fixture.run(config, without("GM0001")).frame
    let codes = ["WK000101", "WK000102", "WK000103"]
    let (people, all) = try codes.reduce((0.0, 0.0)) { sum, code in
      let people = try #require(try value(frame, "low_literacy_people", code))
      return (sum.0 + people, sum.1 + people / (try #require(try value(frame, "low_literacy", code))))
    }
    #expect(abs(people / all - 20) < 1e-9)
  }

  @Test("buurten without wijken and without a municipality add up too, in any order of rows")
  func buurtenAlone() throws {
    let rows: [(String, Int, [Double?])] = [
      ("BU00010101", 2022, [4000, 36, 34, 50, 25]), ("BU00010102", 2022, [3000, 32, 38, 26, 17]),
      ("BU00010201", 2022, [2000, 30, 40, 30, 20]),
    ]
    let frame = try Fixture.run(Fixture.config, IndicatorFrame.rows(Fixture.schema.ids, rows)).frame
    let excess = try rows.map { try #require(try value(frame, "low_literacy_excess", $0.0)) }
    #expect(abs(excess.reduce(0, +)) < 1e-9)
    let turned = IndicatorFrame.rows(Fixture.schema.ids, rows.reversed())
    #expect(Set(try Fixture.run(Fixture.config, turned).frame.lines) == Set(frame.lines))
  }

  @Test("without a row for the country its known share is what areas are compared with")
  func withoutCountry() throws {
    let config = Fixture.config.with("against", "country")
    let frame = try Fixture.run(config, without("NL00")).frame
    for code in ["GM0001", "WK000101"] {
      let share = try #require(try value(frame, "low_literacy", code))
      #expect(abs(try #require(try value(frame, "low_literacy_lq", code)) - share / 11.9) < 1e-9)
    }
  }

  @Test("a country row that lacks a column leaves the areas in it with bounds")
  func countryLacks() throws {
    var rows = Fixture.rows
    rows[0].2 = [30_000, 30, 40, nil, 20]
    let frame = try Fixture.run(Fixture.config, IndicatorFrame.rows(Fixture.schema.ids, rows)).frame
    let bounds = try #require(frame.column("low_literacy")?.bounds)
    for code in ["GM0001", "WK000101"] {
      let row = try row(frame, code)
      #expect(bounds.lower[row] > 0 && bounds.upper[row] < 100 && bounds.lower[row] < bounds.upper[row])
    }
  }

  @Test("being above the municipality is likelier than being far above it")
  func above() throws {
    let frame = try Fixture.run().frame
    for code in ["WK000101", "WK000102"] {
      let above = try #require(try value(frame, "low_literacy_probability_above", code))
      #expect(above >= (try #require(try value(frame, "low_literacy_probability", code))))
      let quotient = try #require(try value(frame, "low_literacy_lq", code))
      #expect((above > 50) == (quotient > 1))
    }
    #expect(frame.column("low_literacy_probability_above")?.bounds == nil)
  }

  @Test("factors with more categories than can be are refused before any work is done")
  func tooMany() {
    let categories = ConfigNode(
      .map(
        (0..<101).map { index in
          ConfigNode.Entry(
            key: "c\(index)", keyPlace: Place("t"), value: ["share": "0.990099", "effect": "0"])
        }), at: Place("t"))
    let model = Fixture.model.with(
      "factors", ["age": categories, "education": categories, "third": categories]
    )
    .with("associations", nil)
    #expect(
      Fixture.problems(Fixture.config.with("model", model)).contains(
        "the factors make more than 10000 groups of people"))
  }
}
