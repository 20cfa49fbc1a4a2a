import IndicatorSchema
import PlainDutch
import Testing

@testable import ReportSink

@Suite("Dutch numbers")
struct DutchNumberTests {
  @Test(
    "have points for thousands and a comma for decimals",
    arguments: [
      (1200.0, 0, "1.200"), (12.5, 1, "12,5"), (0, 0, "0"), (999, 0, "999"), (1_234_567, 0, "1.234.567"),
      (-3.14159, 2, "−3,14"), (0.05, 1, "0,1"), (-0.04, 1, "0,0"), (99.96, 1, "100,0"), (0.004, 2, "0,00"),
      (2.5, 0, "3"), (-2.5, 0, "−3"), (1000.05, 2, "1.000,05"), (1e300, 1, "1e+300"),
    ])
  func text(value: Double, decimals: Int, expected: String) {
    #expect(DutchNumber.text(value, decimals: decimals) == expected)
  }

  @Test("of a column have as many decimals as its figures, up to what the unit bears")
  func decimals() throws {
    func decimals(_ unit: Unit, _ values: [Double]) throws -> Int {
      try ColumnFormat(unit: unit, values: values, Sample.dutch).decimals
    }
    #expect(try decimals(.percent, [12, 30]) == 0)
    #expect(try decimals(.percent, [12, 30.25]) == 1)
    #expect(try decimals(.count, [1.5]) == 0)
    #expect(try decimals(.score, [0.1, 0.25]) == 2)
    #expect(try decimals(.score, [0.1]) == 1)
    #expect(try decimals(.percent, []) == 0)
    #expect(try decimals(.percent, [Double](repeating: 12, count: 39) + [12.3]) == 0, "one is no reason")
  }

  @Test(
    "have their unit in a sentence",
    arguments: [
      (Unit.percent, 12.5, "12,5%"), (.perThousand, 45, "45 per 1.000"), (.thousandEuro, 24.3, "24.300 euro"),
      (.euro, 1200, "1.200 euro"), (.km, 1.2, "1,2 km"), (.metre, 300, "300 meter"), (.count, 5, "5"),
      (.score, 0.25, "0,25"),
    ])
  func units(unit: Unit, value: Double, text: String) throws {
    #expect(try ColumnFormat(unit: unit, values: [value], Sample.dutch).full(value) == text)
  }
}

@Suite("Dutch names")
struct SortNameTests {
  @Test("sort without regard to accents, apostrophes and case")
  func order() {
    let names = [
      "Súdwest-Fryslân", "'s-Hertogenbosch", "Zwolle", "'t Zand", "Élst", "ameland", "Emmen", "Sint Anna",
    ]
    let sorted = names.sorted { SortName($0) < SortName($1) }
    #expect(
      sorted == [
        "ameland", "Élst", "Emmen", "'s-Hertogenbosch", "Sint Anna", "Súdwest-Fryslân", "'t Zand", "Zwolle",
      ])
  }

  @Test(
    "stand under a letter",
    arguments: [
      ("'s-Hertogenbosch", "S"), ("Élst", "E"), ("1e wijk", "#"), ("", "#"), ("’t Goy", "T"),
      ("Ĳsselstein", "#"),
    ])
  func letters(name: String, letter: String) { #expect(SortName(name).letter == letter) }

  @Test(
    "of indicators start small in a sentence, abbreviations do not",
    arguments: [
      ("Laag inkomen", "laag inkomen"), ("WW-uitkering", "WW-uitkering"), ("65 jaar", "65 jaar"), ("A", "A"),
      ("", ""),
    ])
  func start(label: String, text: String) throws {
    #expect(try Sample.dutch.lowercasedStart(label) == text)
  }

  @Test("make lists in words")
  func lists() throws {
    let language = try Sample.dutch
    #expect(language.list([]) == "")
    #expect(language.list(["a"]) == "a")
    #expect(language.list(["a", "b", "c"]) == "a, b en c")
  }
}

@Suite("The centred scale")
struct CentredScaleTests {
  @Test("has the reference in the middle and the farthest value at the end")
  func ends() {
    let scale = CentredScale(centre: 10, values: [4, 8, 10, 11, 12, 13])
    #expect(scale.position(10) == 50)
    #expect(scale.position(4) == 4)
    #expect(scale.position(16) == 96)
  }

  @Test("puts what lies beyond at the end, and is not stretched by one odd value among many")
  func outlier() {
    let scale = CentredScale(centre: 0, values: (0..<40).map { Double($0 % 5) } + [1000])
    #expect(scale.reach == 4)
    #expect(scale.position(1000) == scale.position(2000))
    #expect(scale.position(1000) < 100)
  }

  @Test("without differences has everything in the middle")
  func level() {
    let scale = CentredScale(centre: 0, values: [0, 0])
    #expect(scale.position(0) == 50)
  }

  @Test(
    "prints places with one decimal at most",
    arguments: [
      (50.0, "50"), (4.26, "4.3"), (-0.04, "0"), (-1.7, "-1.7"), (99.96, "100"),
    ])
  func text(value: Double, text: String) { #expect(SVGNumber.text(value) == text) }
}
