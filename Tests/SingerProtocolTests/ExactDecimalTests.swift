import PluginTesting
import Testing

@testable import SingerProtocol

@Suite("Decimals are compared as they are written")
struct ExactDecimalTests {
  @Test("equal worth is equal, however it is written")
  func equal() {
    for group in [
      ["1", "1.0", "10e-1", "0.1E1", "100e-02"], ["0", "-0", "0.00", "0e99"], ["-1200", "-1.2e3"],
    ] {
      for text in group { #expect(ExactDecimal(text) == ExactDecimal(group[0])) }
    }
    for text in ["", "-", ".5", "1e", "1e+", "x", "1 ", "0x1"] {
      #expect(ExactDecimal(text) == nil, "\(text)")
    }
  }

  @Test("order and multiples of whole numbers are those of whole numbers, at any scale")
  func againstIntegers() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<5000 {
      let (a, b) = (Int.random(in: -1200...1200, using: &random), Int.random(in: 1...60, using: &random))
      let scale = Int.random(in: -30...30, using: &random)
      let left = try #require(ExactDecimal("\(a)e\(scale)"))
      let right = try #require(ExactDecimal("\(b)0e\(scale - 1)"))
      #expect(left.isLess(than: right) == (a < b))
      #expect(right.isLess(than: left) == (b < a))
      #expect(left.isMultiple(of: right) == (a % b == 0), "\(a) \(b)")
    }
  }

  @Test("neither length nor exponent makes it slow or wrong")
  func extremes() throws {
    let huge = try #require(ExactDecimal("1e999999999999999999999"))
    let long = try #require(ExactDecimal(String(repeating: "9", count: 100_000)))
    let step = try #require(ExactDecimal("0.03"))
    #expect(long.isLess(than: huge))
    #expect(long.isMultiple(of: step) == true)
    #expect(huge.isMultiple(of: step) == false)
    #expect(huge.isWhole)
    #expect(long.isMultiple(of: long) == nil)
  }
}
