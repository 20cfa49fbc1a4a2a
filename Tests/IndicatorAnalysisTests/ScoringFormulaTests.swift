import IndicatorAnalysis
import Testing

@Suite("Formulas for readers")
struct ScoringFormulaTests {
  private func formula(_ method: Normalisation?, isReversed: Bool = false) -> String {
    IndicatorScoring("a", method, isReversed: isReversed).formula
  }

  @Test("the formula of a score names its parameters and the indicator")
  func scores() {
    #expect(formula(.zScore()) == "(x - mean) / sd, sd with n - 1, x = a")
    #expect(
      formula(.zScore(mean: 100, deviation: 10, divisor: .population))
        == "(x - mean) / sd * 10 + 100, sd with n, x = a")
    #expect(
      formula(.minMax(range: 0...100)) == "(x - min) / (max - min), on a scale from 0 to 100, x = a")
    #expect(
      formula(.percentileRank(.average))
        == "(rank of x from the lowest - 1) / (n - 1), equal values get their average rank, x = a")
    #expect(formula(nil) == "a")
    #expect(Set(Methods.all.map { formula($0) }).count == Methods.all.count)
  }

  @Test("a reversed score is that of the opposite value, or has its goalposts exchanged")
  func reversedScores() {
    #expect(formula(.zScore(), isReversed: true) == "(x - mean) / sd, sd with n - 1, x = -a")
    let posts = Normalisation.goalposts(0...12.5, range: 0...1)
    #expect(formula(posts) == "(x - 0) / (12.5 - 0) kept within 0 and 1, x = a")
    #expect(formula(posts, isReversed: true) == "(x - 12.5) / (0 - 12.5) kept within 0 and 1, x = a")
  }

  @Test("the formula of an index names weights, method, groups and coverage")
  func index() throws {
    let members = [
      IndicatorScoring("a", .zScore(), isReversed: false), IndicatorScoring("b", .zScore(), isReversed: true),
    ]
    let arithmetic = CompositeIndex(
      members, try Aggregation(.arithmetic, weights: [2, 0.5], coverage: 0.66))
    #expect(
      arithmetic.formula(among: .init())
        == "(2 * s(a) + 0.5 * s(-b)) / 2.5; s(x) = (x - mean) / sd, sd with n - 1, "
        + "among areas of one level, period; over the indicators an area has, at least 0.66 of all 2, "
        + "with the weights of these")
  }

  @Test("a geometric mean is a product of powers, and goalposts stand with their indicator")
  func geometric() throws {
    let posts = [Normalisation.goalposts(0...30, range: 1...100), .goalposts(20...60, range: 1...100)]
    let members = [
      IndicatorScoring("a", posts[0], isReversed: false), IndicatorScoring("b", posts[1], isReversed: true),
    ]
    let index = CompositeIndex(members, try Aggregation(.geometric, weights: [1, 2], coverage: 1))
    #expect(
      index.formula(among: .init(byPeriod: false))
        == "(s(a, 0, 30)^1 * s(b, 60, 20)^2)^(1 / 3); s(x, L, U) = (x - L) / (U - L) kept within 0 and 1, "
        + "on a scale from 1 to 100, among areas of one level; over the indicators an area has, "
        + "at least 1 of all 2, with the weights of these")
  }

  @Test("scores of the input are averaged as they are")
  func plain() throws {
    let members = ["a", "b"].map { IndicatorScoring($0, nil, isReversed: false) }
    let index = CompositeIndex(members, try Aggregation(.arithmetic, weights: [1, 0], coverage: 0))
    #expect(
      index.formula(among: .init())
        == "(1 * a) / 1; over the indicators an area has, at least 0 of all 1, with the weights of these")
  }
}
