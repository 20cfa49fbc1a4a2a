import IndicatorAnalysis
import Testing

@Suite("Formulas of distances and classes")
struct ReferenceFormulaTests {
  @Test("a formula names its target or reference, and reversed it is the reversed one")
  func distances() {
    func formula(_ method: Normalisation, isReversed: Bool = false) -> String {
      IndicatorScoring("a", method, isReversed: isReversed).formula
    }
    #expect(formula(.target(12.5)) == "(x - min) / (12.5 - min), x = a")
    #expect(formula(.target(12.5), isReversed: true) == "(max - x) / (max - 12.5), x = a")
    #expect(formula(.target(-1, isCapped: true)) == "(x - min) / (-1 - min), at most 1, x = a")
    #expect(formula(.reference(.value(3))) == "(x - min) / (3 - min), x = a")
    #expect(
      formula(.quantileClass(4), isReversed: true)
        == "1 + floor(4 * number of values below x / n), the class of x at quantiles of type 1, x = -a")
  }

  @Test("in an index a target stands with its indicator, of opposite sign where that is reversed")
  func index() throws {
    let members = [
      IndicatorScoring("a", .target(20), isReversed: false),
      IndicatorScoring("b", .target(60), isReversed: true),
      IndicatorScoring("c", .target(-5), isReversed: true),
    ]
    let index = CompositeIndex(members, try Aggregation(.arithmetic, weights: [1, 1, 1], coverage: 1))
    #expect(
      index.formula(among: .init()).hasPrefix(
        "(1 * s(a, 20) + 1 * s(-b, -60) + 1 * s(-c, 5)) / 3; s(x, t) = (x - min) / (t - min), among"))
  }
}
