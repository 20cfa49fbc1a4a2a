import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Exact sums")
struct ExactSumTests {
  private func sum(_ values: [Double]) -> Double? {
    var sum = ExactSum()
    for value in values { sum.add(value) }
    return sum.total
  }

  @Test("a sum is the exact one rounded once, as computed with fractions")
  func oracle() throws {
    for vector in try OracleVectors.load().sums {
      #expect(sum(vector.values) == vector.expected)
    }
  }

  @Test("the order of adding changes no bit")
  func permutation() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<50 {
      let values = (0..<200).map { _ in
        Double(
          sign: Bool.random(using: &random) ? .plus : .minus,
          exponent: Int.random(in: -1074...1015, using: &random),
          significand: Double.random(in: 1..<2, using: &random))
      }
      let expected = try #require(sum(values))
      for _ in 0..<5 {
        #expect(sum(values.shuffled(using: &random))?.bitPattern == expected.bitPattern)
      }
    }
  }

  @Test("two numbers add up as the processor adds them")
  func pairs() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      let pair = (0..<2).map { _ in
        Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random))
      }
      guard pair.allSatisfy(\.isFinite), (pair[0] + pair[1]).isFinite else { continue }
      #expect(sum(pair) == pair[0] + pair[1])
    }
  }

  @Test("many additions do not overflow a digit, up or down", arguments: [1.0, -1.0])
  func manyAdditions(sign: Double) {
    let largestMantissa = sign * (2.0 - Double.ulpOfOne)
    let count = 10_000
    var sum = ExactSum()
    for _ in 0..<count { sum.add(largestMantissa) }
    // 10,000 (2 - 2^-52) is 20,000 less 10,000 / 2^52, which rounds to the number below 20,000.
    #expect(sum.total == sign * (20_000 - 10_000 * Double.ulpOfOne))
    for _ in 0..<count { sum.add(-largestMantissa) }
    #expect(sum.total == 0)
  }

  @Test("a product is added as it is before rounding")
  func products() {
    var sum = ExactSum()
    sum.add(product: 0.1, 0.1)
    sum.add(-(0.1 * 0.1))
    let error = (-(0.1 * 0.1)).addingProduct(0.1, 0.1)
    #expect(error != 0)
    #expect(sum.total == error)
  }

  @Test("a sum outside the range of numbers has no value, unless what follows brings it back")
  func overflow() {
    let largest = Double.greatestFiniteMagnitude
    #expect(sum([largest, largest]) == nil)
    #expect(sum([largest, largest, -largest]) == largest)
  }

  @Test(
    "infinite numbers and what is not a number leave no value",
    arguments: [Double.infinity, -.infinity, .nan])
  func notFinite(value: Double) {
    #expect(sum([1, value, 2]) == nil)
  }

  @Test("nothing adds up to zero, and resetting forgets everything")
  func reset() {
    var sum = ExactSum()
    #expect(sum.total == 0)
    sum.add(.infinity)
    sum.reset()
    sum.add(2)
    #expect(sum.total == 2)
  }
}
