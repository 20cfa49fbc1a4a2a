import IndicatorAnalysis
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Intervals of the small-area model hold the truth as often as they say")
struct SmallAreaCoverageTests {
  /// A truth is drawn as the model says that it comes about: other coefficients, something of its own in each area,
  /// and a survey of the country with an error. The model sees none of them but the survey.
  @Test("nine of ten intervals hold the simulated truth: 87 to 93%")
  func coverage() throws {
    let factors = try #require(MadeUpCountry.factors)
    let areaEffect = 0.25
    var (held, all) = (0, 0)
    var bySize: [Int: (held: Int, all: Int)] = [:]
    for truth in 0..<40 {
      let areas = MadeUpCountry.areas(towns: 6, wijken: 8, seed: UInt64(1000 + truth))
      var random = RandomStream(seed: 77, stream: UInt64(truth))
      let odds = factors.logOdds((0..<factors.coefficientCount).map { _ in random.normal() })
      var shares = [Double](repeating: 0, count: areas.count)
      let towns = (0..<6).map { _ in areaEffect * random.normal() }
      for (area, this) in areas.enumerated() {
        guard case .part(let whole) = this.place, whole > 0 else { continue }
        let own = towns[whole - 1] + areaEffect * random.normal()
        let plain = share(this.composition, odds)
        shares[area] = logistic(logit(plain) + own)
      }
      for whole in (0..<7).reversed() { shares[whole] = together(whole, areas, shares) }
      let error = 0.004
      let survey = shares[0] + error * random.normal()
      let model = SmallAreaModel(
        factors, national: (survey, error), areaEffect: areaEffect, draws: 400, seed: UInt64(truth))
      let result = try #require(model.estimate(areas, country: areas[0].composition))
      for (area, estimate) in result.estimates.enumerated() where area > 0 {
        let figure = try #require(estimate).share
        let holds = figure.lower <= shares[area] && shares[area] <= figure.upper
        let kind = area < 7 ? 0 : 1
        bySize[kind, default: (0, 0)].all += 1
        all += 1
        if holds {
          held += 1
          bySize[kind, default: (0, 0)].held += 1
        }
      }
    }
    let rate = Double(held) / Double(all)
    #expect(rate >= 0.87 && rate <= 0.93, "\(rate), \(bySize)")
  }

  private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private func logit(_ p: Double) -> Double { log(p / (1 - p)) }

  private func share(_ composition: [Double], _ odds: [Double]) -> Double {
    zip(composition, odds).reduce(0) { $0 + $1.0 * logistic($1.1) }
  }

  private func together(_ whole: Int, _ areas: [SmallArea], _ shares: [Double]) -> Double {
    var people = 0.0
    var cases = 0.0
    for (area, this) in areas.enumerated() {
      guard case .part(of: whole) = this.place else { continue }
      people += this.people
      cases += this.people * shares[area]
    }
    return people > 0 ? cases / people : shares[whole]
  }
}
