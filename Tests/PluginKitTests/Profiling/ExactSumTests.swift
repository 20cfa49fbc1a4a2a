import PluginTesting
import Testing

@testable import PluginKit

@Suite struct ExactSumTests {
  private func sum(_ numbers: [Double]) -> Double {
    var sum = ExactSum()
    for number in numbers { sum.add(number) }
    return sum.value
  }

  @Test func `keeps what rounding would lose`() {
    #expect(sum([1e100, 1, -1e100]) == 1)
    #expect(sum([0.1, 0.2, 0.3, -0.6]) == 2.7755575615628914e-17)
    #expect(sum([]) == 0)
    #expect(sum([Double](repeating: 0.1, count: 10)) == 1)
  }

  @Test func `rounds half a unit by what lies behind it`() {
    let unit = Double(1).ulp
    #expect(sum([1, unit / 2, unit / 1e10]) == 1 + unit)
    #expect(sum([1, unit / 2, -unit / 1e10]) == 1)
  }

  @Test func `goes out of range openly`() {
    #expect(sum([1e308, 1e308, -1e308]) == .infinity)
  }

  @Test func `does not depend on the order or on how the numbers are divided`() {
    var random = SeededGenerator(seed: 5)
    let numbers = (0..<500).map { _ in
      Double.random(in: -1...1, using: &random)
        * Double(sign: .plus, exponent: Int.random(in: -60...60, using: &random), significand: 1)
    }
    let expected = sum(numbers)
    for _ in 0..<20 {
      let shuffled = numbers.shuffled(using: &random)
      var (first, second) = (ExactSum(), ExactSum())
      for number in shuffled[..<250] { first.add(number) }
      for number in shuffled[250...] { second.add(number) }
      first.merge(second)
      #expect(first.value == expected)
      #expect(sum(shuffled) == expected)
    }
  }
}
