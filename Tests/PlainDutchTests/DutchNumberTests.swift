import Testing

@testable import PlainDutch

/// Numbers are printed the Dutch way, and no more exactly than they are known.
@Suite struct DutchNumberTests {
  @Test func aNumberReadsBackAsItIsPrinted() throws {
    var random = Seeded(11)
    for _ in 0..<5000 {
      let decimals = Int.random(in: 0...3, using: &random)
      let scale = [1.0, 10, 100, 1000][decimals]
      let value = Double(Int.random(in: -2_000_000_000...2_000_000_000, using: &random)) / scale
      let text = DutchNumber.text(value, decimals: decimals)
      #expect(try #require(DutchNumber.value(of: text)) == value, "\(text)")
    }
  }

  @Test(
    arguments: [
      ("1.200", 1200), ("12,5", 12.5), ("−3", -3), ("-3", -3), ("0", 0), ("1.234.567,125", 1_234_567.125),
      ("007", 7),
      ("1.20", nil), ("1,", nil), (",5", nil), ("1200.000", nil), ("1,2,3", nil), ("", nil), ("a", nil),
      ("1 200", nil),
      ("١", nil), ("12,5%", nil), ("−", nil), ("1..2", nil), ("inf", nil), ("1e5", nil),
    ] as [(String, Double?)])
  func aNumberIsRead(_ text: String, _ value: Double?) { #expect(DutchNumber.value(of: text) == value) }

  @Test func moreThanThreeDecimalsAreThree() {
    #expect(DutchNumber.text(0.125, decimals: 7) == "0,125")
    #expect(DutchNumber.text(12.5, decimals: -2) == "13")
  }

  @Test(
    arguments: [
      (12.46, nil, nil, "12,5%"), (12.46, 12.4, 12.6, "12,5%"), (12.46, 12.2, 12.6, "12%"),
      (12.46, 10, 15, "12%"),
      (12.46, 12.46, 12.46, "12,5%"), (0.04, nil, nil, "0,0%"), (12, Double.nan, 15, "12,0%"),
      (100, 0, 100, "100%"),
    ] as [(Double, Double?, Double?, String)])
  func aPercentageHasTheDecimalsItsIntervalBears(
    _ value: Double, _ lower: Double?, _ upper: Double?, _ text: String
  ) {
    #expect(DutchNumber.percent(value, lower: lower, upper: upper) == text)
  }

  @Test func aSourceInWholePercentsKeepsThem() { #expect(DutchNumber.percent(12, isWhole: true) == "12%") }

  @Test func theLastDigitIsNeverFinerThanHalfTheWidth() {
    var random = Seeded(12)
    for _ in 0..<2000 {
      let width = Double.random(in: 0.0001...30, using: &random)
      let digit = [1.0, 0.1, 0.01, 0.001][DutchNumber.decimals(width: width, most: 3)]
      #expect(digit == 1 || digit >= width / 2 - 1e-9)
      #expect(digit == 0.001 || digit / 10 < width / 2)
    }
  }

  @Test func aRangeHasItsUnitOnce() {
    #expect(DutchNumber.range(1000, 1400) == "1.000 tot 1.400")
    #expect(DutchNumber.range(1.25, 3, decimals: 1, after: " km") == "1,3 tot 3,0 km")
    #expect(DutchNumber.range(3, 3.2, after: " km") == "3 km")
    #expect(DutchNumber.roundedRange(12_034, 26_411) == "12.000 tot 26.000")
    #expect(DutchNumber.roundedRange(5, 5) == "5")
    #expect(DutchNumber.percentRange(10.2, 15.1) == "10 tot 15%")
    #expect(DutchNumber.percentRange(12.1, 12.4) == "12,1 tot 12,4%")
    #expect(DutchNumber.percentRange(12, 12) == "12,0%")
  }

  @Test(arguments: [
    (30_000, "€ 30.000"), (1_400_000, "€ 1,4 miljoen"), (3_000_000, "€ 3 miljoen"),
    (12_400_000, "€ 12 miljoen"),
    (999_499, "€ 999.499"), (999_500, "€ 1 miljoen"), (1_121_000_000, "€ 1,1 miljard"),
    (9_960_000, "€ 10 miljoen"),
    (999_700_000, "€ 1 miljard"), (0, "€ 0"), (-1_500_000, "€ −1,5 miljoen"),
  ])
  func anAmountIsShort(_ euros: Double, _ text: String) { #expect(DutchEuros.text(euros) == text) }

  @Test(
    arguments: [
      (1_400_000, 2_900_000, nil, "€ 1,4 tot 2,9 miljoen"), (30_200, 70_400, nil, "€ 30.000 tot 70.000"),
      (4_000_000, 8_100_000, nil, "€ 4 tot 8 miljoen"), (500_000, 1_100_000, 8e6, "€ 0,5 tot 1,1 miljoen"),
      (600_000, 1_300_000, nil, "€ 600.000 tot 1.300.000"), (30_100, 30_200, nil, "€ 30.000"),
      (1.1e9, 2.4e9, nil, "€ 1,1 tot 2,4 miljard"), (0, 0, nil, "€ 0"),
    ] as [(Double, Double, Double?, String)])
  func aRangeOfAmounts(_ lower: Double, _ upper: Double, _ largest: Double?, _ text: String) {
    #expect(DutchEuros.range(lower, upper, largest: largest) == text)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, .leastNonzeroMagnitude])
  func noNumberCanBreakIt(_ value: Double) {
    for text in [
      DutchNumber.percent(value, lower: value, upper: value), DutchNumber.range(value, value),
      DutchNumber.roundedRange(value, 3), DutchNumber.roundedRange(3, value), DutchEuros.text(value),
      DutchEuros.range(value, 3), DutchEuros.range(3, value), DutchNumber.percentRange(value, 3),
    ] {
      #expect(!text.isEmpty)
    }
  }
}
