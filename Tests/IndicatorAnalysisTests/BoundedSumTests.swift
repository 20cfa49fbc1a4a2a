import PluginTesting
import Testing

@testable import IndicatorAnalysis

@Suite("Sums with a bound of their error")
struct BoundedSumTests {
  /// Numbers of like size, which round a little, or of any size, which round to nothing.
  private func numbers(
    _ count: Int, _ exponents: ClosedRange<Int>, _ random: inout SeededGenerator
  ) -> [Double] {
    (0..<count).map { _ in
      Double(
        sign: Bool.random(using: &random) ? .plus : .minus,
        exponent: Int.random(in: exponents, using: &random),
        significand: Double.random(in: 1..<2, using: &random))
    }
  }

  @Test(
    "an answer is the exact sum to the bit",
    arguments: [-3...3, -30...30, -1074...1020, -1074 ... -1000, 1000...1023])
  func exact(exponents: ClosedRange<Int>) {
    var random = SeededGenerator(seed: 11)
    for count in [1, 2, 3, 7, 40, 1000] {
      for _ in 0..<200 {
        let numbers = numbers(count, exponents, &random)
        var (quick, exact) = (BoundedSum(), ExactSum())
        for number in numbers {
          quick.add(number)
          exact.add(number)
        }
        if let total = quick.total { #expect(total.bitPattern == exact.total?.bitPattern) }
      }
    }
  }

  @Test("there is an answer for nearly all sums of a few products")
  func answers() throws {
    var random = SeededGenerator(seed: 12)
    var answered = 0
    for _ in 0..<2000 {
      let scores = numbers(5, -3...3, &random)
      var (quick, exact) = (BoundedSum(), ExactSum())
      for (score, weight) in zip(scores, [0.5, 1, 0.7, 2, 1 / 3.0]) {
        quick.add(product: weight, score)
        exact.add(product: weight, score)
      }
      guard let total = quick.total else { continue }
      answered += 1
      #expect(total.bitPattern == exact.total?.bitPattern)
    }
    #expect(answered > 1990)
  }

  @Test(
    "there is none where the exact sum lies in the middle between two numbers, or is not finite",
    arguments: [
      [1, 0x1p-53, 0x1p-120], [1, 0x1p-53, -0x1p-120], [.infinity, 1], [.nan], [0x1p1023, 0x1p1023],
    ])
  func doubts(numbers: [Double]) {
    var (quick, exact) = (BoundedSum(), ExactSum())
    for number in numbers {
      quick.add(number)
      exact.add(number)
    }
    if let total = quick.total { #expect(total.bitPattern == exact.total?.bitPattern) }
    if numbers.count == 3 { #expect(quick.total == nil) }
  }

  @Test("negative zeros add up to zero")
  func zero() {
    var sum = BoundedSum()
    sum.add(-0.0)
    #expect(sum.total?.sign == .plus)
  }

  @Test("mean and spread in pieces are those of all numbers, also where the sum needs every digit")
  func moments() throws {
    var random = SeededGenerator(seed: 13)
    for exponents in [-3...3, -40...40] {
      for count in [2, 3, 4, 5, 513, 5000] {
        let numbers = numbers(count, exponents, &random)
        let unit = try #require(Moments.unit(of: numbers))
        let scaled = numbers.map { $0 * unit }
        let chunks = Pieces(numbers: numbers, size: 37)
        var (sum, squares) = (ExactSum(), ExactSum())
        for value in scaled { sum.add(value) }
        let mean = try #require(sum.total) / Double(count)
        for value in scaled { squares.add(product: value - mean, value - mean) }
        let deviation = (try #require(squares.total) / Double(count - 1)).squareRoot()
        #expect(Moments.mean(of: chunks, times: unit, count: count) == mean)
        #expect(
          Moments.standardDeviation(of: chunks, times: unit, mean: mean, count: count, divisor: .sample)
            == deviation)
      }
    }
  }

  private struct Pieces: NumberChunks {
    let numbers: [Double]
    let size: Int

    func forEachChunk(_ body: (UnsafeBufferPointer<Double>) -> Void) {
      for start in stride(from: 0, to: numbers.count, by: size) {
        Array(numbers[start..<min(start + size, numbers.count)]).withUnsafeBufferPointer(body)
      }
    }
  }
}
