import IndicatorSchema
import Testing

@Suite("Units")
struct UnitTests {
  @Test("units of one dimension convert, exactly where the numbers allow")
  func conversion() {
    #expect(Unit.percent.convert(12.5, to: .perThousand) == 125)
    #expect(Unit.perThousand.convert(125, to: .percent) == 12.5)
    #expect(Unit.thousandEuro.convert(32.5, to: .euro) == 32_500)
    #expect(Unit.euro.convert(32_700, to: .thousandEuro) == 32.7)
    #expect(Unit.km.convert(0.3, to: .metre) == 300)
    #expect(Unit.metre.convert(300, to: .km) == 0.3)
  }

  @Test("units of different dimensions do not convert", arguments: Unit.allCases)
  func clash(unit: Unit) {
    for other in Unit.allCases {
      #expect((unit.convert(1, to: other) != nil) == (unit.dimension == other.dimension))
    }
  }

  @Test("a unit converts into itself without a change", arguments: Unit.allCases)
  func identity(unit: Unit) {
    #expect(unit.convert(0.1, to: unit) == 0.1)
  }

  @Test(
    "units are read as publishers print them",
    arguments: [
      ("%", Unit.percent), ("aantal", .count), ("Aantal", .count), ("per 1 000 inwoners", .perThousand),
      ("per 1.000 inwoners", .perThousand), ("‰", .perThousand), ("x 1 000 euro", .thousandEuro),
      ("1 000 euro", .thousandEuro), ("€", .euro), ("euro", .euro), ("km", .km), ("m", .metre),
      ("score", .score),
    ])
  func printed(text: String, unit: Unit) {
    #expect(Unit(printed: text) == unit)
  }

  @Test("an unknown unit is refused", arguments: ["", "km²", "per 100 inwoners", "kWh", "m3"])
  func unknown(text: String) {
    #expect(Unit(printed: text) == nil)
  }

  @Test("the names in catalogues are stable")
  func names() {
    #expect(
      Unit.allCases.map(\.rawValue) == [
        "count", "percent", "per_1000", "euro", "thousand_euro", "km", "metre", "score",
      ])
  }

  @Test("what a report prints is read back as the same unit", arguments: Unit.allCases)
  func labels(unit: Unit) {
    #expect(Unit(printed: unit.dutchLabel) == unit)
  }
}
