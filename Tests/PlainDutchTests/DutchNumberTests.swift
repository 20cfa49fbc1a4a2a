import Foundation
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
      let plain = text.replacing(".", with: "").replacing(",", with: ".").replacing("−", with: "-")
      #expect(try #require(Double(plain)) == value, "\(text)")
    }
  }

  @Test func moreThanThreeDecimalsAreThree() {
    #expect(DutchNumber.text(0.125, decimals: 7) == "0,125")
    #expect(DutchNumber.text(12.5, decimals: -2) == "13")
  }

  @Test func aNumberIsAsRoundAsItsIntervalIsWide() {
    #expect(DutchNumber.rounded(17_494, width: 12_845) == "17.000")
    #expect(DutchNumber.rounded(17_494, width: 0) == "17.494")
    var random = Seeded(12)
    for _ in 0..<2000 {
      let width = Double.random(in: 0...1e7, using: &random)
      let unit = DutchNumber.unit(width: width)
      #expect(unit == 1 || unit <= width / 2)
      #expect(unit * 10 > width / 2)
    }
  }
}
