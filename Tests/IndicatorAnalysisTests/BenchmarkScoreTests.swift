import IndicatorAnalysis
import Testing

@Suite("Distances to a target or a reference")
struct BenchmarkScoreTests {
  private let values: [Double?] = [10, 20, nil, 30, 50]

  @Test("the lowest is 0 and the target 1, and what is past the target gets more unless it is capped")
  func target() {
    #expect(Normalisation.target(30).apply(to: values).values == [0, 0.5, nil, 1, 2])
    #expect(Normalisation.target(30, isCapped: true).apply(to: values).values == [0, 0.5, nil, 1, 1])
    #expect(Normalisation.target(90).apply(to: values).values == [0, 0.125, nil, 0.25, 0.5])
  }

  @Test("reversed, the highest is 0 and what is below the target gets more than 1")
  func reversedTarget() {
    #expect(Normalisation.target(30).apply(to: values, isReversed: true).values == [2, 1.5, nil, 1, 0])
    #expect(
      Normalisation.target(30, isCapped: true).apply(to: values, isReversed: true).values
        == [1, 1, nil, 1, 0])
  }

  @Test("the reference may be a number or that of an area, which is given beside the numbers")
  func reference() {
    let fixed = Normalisation.reference(.value(30)).apply(to: values)
    #expect(fixed.values == [0, 0.5, nil, 1, 2])
    #expect(Normalisation.reference(.area).apply(to: values, reference: 30) == fixed)
    let capped = Normalisation.reference(.area, isCapped: true).apply(to: values, reference: 30)
    #expect(capped.values == [0, 0.5, nil, 1, 1])
  }

  @Test("without a value of the reference area there is no score")
  func noReference() {
    let result = Normalisation.reference(.area).apply(to: values)
    #expect(result.values == [nil, nil, nil, nil, nil])
    #expect(result.obstacle == .noReference)
  }

  @Test(
    "at or below the lowest number a distance has no meaning, and no value", arguments: [10, 9.5, -1e300])
  func tooLow(benchmark: Double) {
    #expect(Normalisation.target(benchmark).apply(to: values).obstacle == .benchmarkTooLow)
    #expect(Normalisation.reference(.value(benchmark)).apply(to: values).obstacle == .benchmarkTooLow)
    let reversed = Normalisation.target(60 - benchmark).apply(to: values, isReversed: true)
    #expect(reversed.obstacle == .benchmarkTooLow)
    #expect(reversed.values == [nil, nil, nil, nil, nil])
  }

  @Test("a target that is no number is refused", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(target: Double) {
    #expect(Normalisation.target(target).apply(to: values).obstacle == .notFinite)
    #expect(Normalisation.reference(.area).apply(to: values, reference: target).obstacle == .notFinite)
  }
}
