import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Mean and standard deviation")
struct MomentsTests {
  @Test("both agree with exact fractions, also far from zero")
  func oracle() throws {
    for vector in try OracleVectors.load().moments {
      let mean = try #require(Moments.mean(vector.values))
      let sample = try #require(Moments.standardDeviation(vector.values))
      let population = try #require(Moments.standardDeviation(vector.values, divisor: .population))
      #expect(abs(mean - vector.mean) <= vector.mean.ulp)
      #expect(abs(sample / vector.sample - 1) < 1e-12)
      #expect(abs(population / vector.population - 1) < 1e-12)
    }
  }

  @Test("too few numbers have none")
  func tooFew() {
    #expect(Moments.mean([]) == nil)
    #expect(Moments.standardDeviation([3]) == nil)
    #expect(Moments.standardDeviation([3], divisor: .population) == 0)
  }

  @Test("the order changes no bit")
  func permutation() {
    var random = SeededGenerator(seed: 6)
    let values = (0..<300).map { _ in Double.random(in: -1e6...1e6, using: &random) }
    let shuffled = values.shuffled(using: &random)
    #expect(Moments.mean(values)?.bitPattern == Moments.mean(shuffled)?.bitPattern)
    #expect(
      Moments.standardDeviation(values)?.bitPattern == Moments.standardDeviation(shuffled)?.bitPattern)
  }
}
