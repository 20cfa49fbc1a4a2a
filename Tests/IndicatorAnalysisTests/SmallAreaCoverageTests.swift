import IndicatorAnalysis
import Testing

@Suite("Intervals of the small-area model hold the truth as often as they say")
struct SmallAreaCoverageTests {
  @Test("nine of ten intervals hold the simulated truth, 87 to 93%, on each level and for each figure")
  func coverage() throws {
    let tally = CoverageTally(truths: 120, try #require(MadeUpCountry.factors))
    for what in ["municipality", "wijk", "people", "quotient", "excess"] {
      let rate = tally.rate(what)
      #expect(rate >= 0.87 && rate <= 0.93, "\(what): \(rate)")
    }
    // A hundred countries only.
    #expect(tally.rate("country") > 0.83 && tally.rate("country") < 0.97, "\(tally.rate("country"))")
  }

  @Test("of the areas to which the model gives a probability, that part is over-represented")
  func calibration() throws {
    let tally = CoverageTally(truths: 60, try #require(MadeUpCountry.factors))
    #expect(tally.happened > 200)
    #expect(abs(tally.expected / tally.happened - 1) < 0.1, "\(tally.expected), \(tally.happened)")
  }

  @Test("with figures that were rounded a lot, of people as well as shares")
  func rounding() throws {
    var circumstances = SimulatedTruth.Circumstances()
    circumstances.areaEffect = 0.1
    circumstances.rounding = SmallArea.Rounding(logOdds: 0.3, people: 0.2)
    let tally = CoverageTally(truths: 50, try #require(MadeUpCountry.factors), circumstances)
    for what in ["wijk", "people"] {
      let rate = tally.rate(what)
      #expect(rate >= 0.87 && rate <= 0.93, "\(what): \(rate)")
    }
  }

  @Test("where every municipality has a survey, the effect of areas is found from these and not assumed")
  func surveys() throws {
    var circumstances = SimulatedTruth.Circumstances()
    (circumstances.towns, circumstances.wijken) = (20, 4)
    (circumstances.areaEffect, circumstances.townError) = (0.4, 0.007)
    let factors = try #require(MadeUpCountry.factors)
    let tally = CoverageTally(truths: 30, factors, circumstances, assumedEffect: 0.05)
    for what in ["municipality", "wijk", "quotient"] {
      let rate = tally.rate(what)
      #expect(rate >= 0.87 && rate <= 0.93, "\(what): \(rate)")
    }
  }

  @Test("an interval that leaves out what areas have of their own is too narrow")
  func tooNarrow() throws {
    let tally = CoverageTally(truths: 10, try #require(MadeUpCountry.factors), assumedEffect: 0)
    #expect(tally.rate("wijk") < 0.5)
  }
}
