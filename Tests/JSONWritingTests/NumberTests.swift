import JSONWriting
import Testing

@Suite("Numbers as JSON")
struct NumberTests {
  private func printed(_ value: Double) -> String {
    var bytes: [UInt8] = []
    bytes.appendNumber(value)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "are printed as ECMAScript prints them",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.1, "0.1"), (12.5, "12.5"), (-0.25, "-0.25"),
      (1e-5, "0.00001"), (1.5e-6, "0.0000015"), (1e-7, "1e-7"), (1.25e-9, "1.25e-9"), (-1e-5, "-0.00001"),
      (9_007_199_254_740_991, "9007199254740991"), (9_007_199_254_740_992, "9007199254740992"),
      (1e16, "10000000000000000"), (1.2345678901234568e17, "123456789012345680"),
      (1e20, "100000000000000000000"), (1e21, "1e+21"), (1.5e300, "1.5e+300"),
      (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (333_333_333.333_333_29, "333333333.3333333"),
    ])
  func ecmaScript(value: Double, text: String) {
    #expect(printed(value) == text)
  }

  @Test("read back as the same number, for any bits")
  func roundTrip() throws {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state ^ (state >> 29))
      guard value.isFinite else { continue }
      #expect(Double(printed(value)) == value)
    }
  }
}
