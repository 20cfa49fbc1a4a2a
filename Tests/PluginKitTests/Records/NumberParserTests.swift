import Glibc
import PluginTesting
import Testing

@testable import PluginKit

@Suite struct NumberParserTests {
  private func parse(_ text: String, _ parser: NumberParser = NumberParser()) -> Double? {
    Array(text.utf8).withUnsafeBytes { parser.parse($0) }
  }

  @Test(
    arguments: [
      ("0", 0), ("7", 7), ("-12", -12), ("+12", 12), ("1.5", 1.5), (".5", 0.5), ("-.25", -0.25), ("007", 7),
      ("123456789012345", 123_456_789_012_345), ("1234567890123456789", 1.234567890123456768e18),
      ("0.30000000000000004", 0.1 + 0.2), ("1e3", 1000), ("2.5E-2", 0.025), ("1e+2", 100),
      ("9007199254740993", 9_007_199_254_740_992),
    ] as [(String, Double)])
  func `reads a number`(text: String, expected: Double) {
    #expect(parse(text) == expected)
  }

  @Test(
    arguments: [
      "", " ", ".", "-", "+", "1.", "1..2", "1.2.3", "--1", "+-1", "1-", "1 2", "1,5", "e5", "1e", "1e+",
      "1e5.5", "1e400",
      "nan", "inf", "0x10", "12a", "a12", "1_000", "\u{0663}", "1e5e5", ".e5", "-.",
    ])
  func `does not take anything else for a number`(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func `reads a decimal comma and no point`() {
    let parser = NumberParser(decimal: 0x2C)
    #expect(parse("33,5", parser) == 33.5)
    #expect(parse("-0,125", parser) == -0.125)
    #expect(parse("33.5", parser) == nil)
  }

  @Test(arguments: [
    ("1.234", 1234), ("12.345.678,9", 12_345_678.9), ("-1.000", -1000), ("999", 999), ("0,5", 0.5),
  ])
  func `takes out thousands separators`(text: String, expected: Double) {
    #expect(parse(text, NumberParser(decimal: 0x2C, thousands: 0x2E)) == expected)
  }

  @Test(arguments: ["1.23", "1234.567", ".123", "1..234", "1,234.567", "1.234.", "-.123", "1.2345"])
  func `refuses a thousands separator where none belongs`(text: String) {
    #expect(parse(text, NumberParser(decimal: 0x2C, thousands: 0x2E)) == nil)
  }

  /// A number as a source may write it: up to 22 digits, a point somewhere, an exponent, signs.
  private func spelling(_ random: inout SeededGenerator) -> String {
    let digits = Int.random(in: 1...22, using: &random)
    var text = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    if Bool.random(using: &random), digits > 1 {
      let point = text.index(text.startIndex, offsetBy: Int.random(in: 0..<digits, using: &random))
      text.insert(".", at: point)
    }
    if Int.random(in: 0..<4, using: &random) == 0 { text += "e\(Int.random(in: -300...280, using: &random))" }
    return (["", "-", "+"].randomElement(using: &random) ?? "") + text
  }

  @Test func `gives the bits that strtod gives`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<200_000 {
      let text = spelling(&random)
      #expect(parse(text)?.bitPattern == strtod(text, nil).bitPattern, "\(text)")
    }
  }

  @Test func `reads back every double it is given in print`() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<50_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(parse(value.description) == value, "\(value)")
    }
  }
}
