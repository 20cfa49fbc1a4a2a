import IndicatorAnalysis
import IndicatorSchema
import Testing

@Suite("Populations")
struct PopulationTests {
  private func frame(_ rows: [(String, Int)]) throws -> IndicatorFrame {
    var frame = IndicatorFrame()
    for (text, year) in rows {
      frame.appendRow(Area(try #require(AreaCode(cbs: text))), try #require(Period(year: year)), [])
    }
    return frame
  }

  private func names(_ populations: [Population]) -> [String: [Int32]] {
    Dictionary(populations.map { ($0.text, $0.rows) }, uniquingKeysWith: +)
  }

  @Test("each level and period is a population of its own")
  func levelAndPeriod() throws {
    let frame = try frame([
      ("BU03630000", 2017), ("GM0363", 2017), ("BU03630001", 2017), ("BU03630000", 2016), ("GM0855", 2017),
    ])
    let populations = Population.all(in: frame, .init(), levels: nil)
    #expect(populations.map(\.text) == ["municipality 2017", "buurt 2016", "buurt 2017"])
    #expect(names(populations) == ["municipality 2017": [1, 4], "buurt 2016": [3], "buurt 2017": [0, 2]])
  }

  @Test("levels that do not take part belong to no population")
  func levels() throws {
    let frame = try frame([("NL00", 2017), ("WK036300", 2017), ("BU03630000", 2017)])
    let populations = Population.all(in: frame, .init(), levels: [.wijk])
    #expect(names(populations) == ["wijk 2017": [1]])
  }

  @Test("periods can be compared with each other, and each municipality can be on its own")
  func otherGroupings() throws {
    let frame = try frame([("WK036300", 2016), ("WK036301", 2017), ("WK085500", 2017)])
    let pooled = Population.all(in: frame, .init(byPeriod: false), levels: nil)
    #expect(names(pooled) == ["wijk": [0, 1, 2]])
    let own = Population.all(in: frame, .init(byMunicipality: true), levels: nil)
    #expect(own.map(\.text) == ["wijk GM0363 2016", "wijk GM0363 2017", "wijk GM0855 2017"])
  }

  @Test("a custom area belongs to the municipality its source names")
  func customAreas() throws {
    var frame = IndicatorFrame()
    let municipality = try #require(AreaCode(cbs: "GM0855"))
    let village = Area(AreaCode("kern-1", level: .custom), parent: municipality)
    frame.appendRow(village, try #require(Period(year: 2017)), [])
    let populations = Population.all(in: frame, .init(byMunicipality: true), levels: nil)
    #expect(populations.first?.municipality == municipality)
  }

  @Test("a grouping says what areas have in common")
  func groupingText() {
    #expect(Population.Grouping().text == "areas of one level, period")
    #expect(Population.Grouping(byPeriod: false).text == "areas of one level")
    #expect(Population.Grouping(byMunicipality: true).text == "areas of one level, municipality, period")
  }
}
