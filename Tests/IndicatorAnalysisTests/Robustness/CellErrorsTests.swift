import Testing

@testable import IndicatorAnalysis

@Suite("Errors of values")
struct CellErrorsTests {
  private func draws(_ errors: CellErrors, _ value: Double, count: Int = 20_000) -> [Double] {
    (0..<count).map { stream in
      var (column, random) = ([value], RandomStream(seed: 1, stream: UInt64(stream)))
      column.withUnsafeMutableBufferPointer { errors.disturb($0, &random) }
      return column[0]
    }
  }

  private func errors(below: Double, above: Double, _ shape: CellErrors.Shape) -> CellErrors {
    var errors = CellErrors(areas: 1)
    (errors.below, errors.above, errors.shape) = ([below], [above], shape)
    return errors
  }

  @Test("normal bounds: half of the draws on each side, each with its own deviation")
  func normal() throws {
    let found = draws(errors(below: 1, above: 3, .normal), 10)
    #expect(abs(try #require(Median.of(found)) - 10) < 0.05)
    let (lower, upper) = (found.filter { $0 < 10 }, found.filter { $0 > 10 })
    // 68.27% of a half normal distribution lie within its deviation.
    #expect(abs(Double(lower.count { $0 > 9 }) / Double(lower.count) - 0.6827) < 0.015)
    #expect(abs(Double(upper.count { $0 < 13 }) / Double(upper.count) - 0.6827) < 0.015)
  }

  @Test("uniform bounds: never past them, with their middle as the mean")
  func uniform() throws {
    let found = draws(errors(below: 1, above: 3, .uniform), 10)
    #expect(found.allSatisfy { (9...13).contains($0) })
    #expect(abs(try #require(Moments.mean(found)) - 11) < 0.03)
  }

  @Test("a rounding error is at most half the unit, a relative one in proportion to the value")
  func kinds() throws {
    let rounded = draws(CellErrors(areas: 1, rounding: 5), 40)
    #expect(rounded.allSatisfy { (37.5...42.5).contains($0) })
    #expect(abs(try #require(Moments.standardDeviation(rounded)) - 5 / 12.0.squareRoot()) < 0.02)
    let relative = draws(CellErrors(areas: 1, relative: 0.1), -50)
    #expect(abs(try #require(Moments.mean(relative)) + 50) < 0.2)
    #expect(abs(try #require(Moments.standardDeviation(relative)) - 5) < 0.1)
  }

  @Test("errors stay within the values that can occur, and a value past them is left there")
  func limits() {
    let percent = CellErrors(areas: 1, rounding: 20, limits: 0...100)
    #expect(draws(percent, 98, count: 500).allSatisfy { (88...100).contains($0) })
    #expect(draws(percent, 130, count: 500).contains { $0 > 130 })
  }

  @Test("a gap stays a gap, and a value without an error stays as it is")
  func untouched() {
    let errors = self.errors(below: 0, above: 0, .normal)
    #expect(errors.isNone)
    #expect(draws(errors, 3, count: 10) == [Double](repeating: 3, count: 10))
    #expect(draws(CellErrors(areas: 1, rounding: 5), .nan, count: 10).allSatisfy { $0.isNaN })
    #expect(draws(CellErrors(areas: 1, relative: 1), 1e308, count: 100).allSatisfy { $0.isFinite })
  }

  @Test("errors of one indicator leave the scores of the others as they are")
  func others() throws {
    let areas = 30
    let values = RobustnessSample.values(areas, 3, seed: 4)
    let errors: [CellErrors?] = [nil, CellErrors(areas: areas, rounding: 10), nil]
    let uncertain = try UncertainAreas(names: RobustnessSample.names(areas), values: values, errors: errors)
    let index = try RobustnessSample.index(3)
    let key = ScoreTables.Key(Calculation(index.kernel), index)
    let plain = ScoreTables.scores(key, index, uncertain)
    var disturbed = DisturbedScores(index, uncertain, seed: 1)
    let drawn = Array(disturbed.draw(key, stream: 5, unchanged: plain))
    func bits(_ scores: [Double], _ member: Int) -> [UInt64] {
      scores[member * areas..<(member + 1) * areas].map { $0.isNaN ? 0 : $0.bitPattern }
    }
    #expect(bits(drawn, 0) == bits(plain, 0) && bits(drawn, 2) == bits(plain, 2))
    #expect(bits(drawn, 1) != bits(plain, 1))
  }

  @Test("without any error in effect, scores made in place are the plain ones, gaps filled or not")
  func samePath() throws {
    let areas = 80
    let values = RobustnessSample.values(areas, 3, seed: 9)
    // An error too small to change a digit takes the path of errors all the same.
    let errors: [CellErrors?] = values.map { _ in CellErrors(areas: areas, rounding: 1e-300) }
    let uncertain = try UncertainAreas(
      names: RobustnessSample.names(areas), values: values, groups: (0..<areas).map { $0 % 5 }, errors: errors
    )
    let index = try RobustnessSample.everything(3)
    for scoring in 0..<3 {
      for imputation in 0..<4 {
        var calculation = Calculation(index.kernel)
        (calculation.scoring, calculation.imputation) = (scoring, imputation)
        calculation.rules = [.geometric]
        let key = ScoreTables.Key(calculation, index)
        let plain = ScoreTables.scores(key, index, uncertain)
        var disturbed = DisturbedScores(index, uncertain, seed: 1)
        let drawn = Array(disturbed.draw(key, stream: 5, unchanged: plain))
        let difference = largestDifference(
          drawn.map { $0.isNaN ? nil : $0 }, plain.map { $0.isNaN ? nil : $0 })
        #expect(try #require(difference) < 1e-12)
      }
    }
  }
}
