import IndicatorSchema
import PluginTesting
import Testing

@Suite("Periods")
struct PeriodTests {
  @Test(
    "years, quarters and months are read and printed",
    arguments: [
      ("2017", "2017"), ("2017-Q1", "2017-Q1"), ("2017-03", "2017-03"), ("2017JJ00", "2017"),
      ("2017KW04", "2017-Q4"), ("2017MM12", "2017-12"), ("  2017  ", "2017"), ("0987", "0987"),
      ("2017-A1", "2017"), ("2017-M03", "2017-03"), ("2017Q4", "2017-Q4"), ("2017M12", "2017-12"),
    ])
  func reading(text: String, printed: String) throws {
    let period = try #require(Period(text))
    #expect(period.description == printed)
  }

  @Test(
    "what is no period is refused",
    arguments: [
      "", " ", "17", "201", "20177", "2017-Q0", "2017-Q5", "2017-Q", "2017-q1", "2017-00", "2017-13",
      "2017-1",
      "2017JJ01", "2017KW05", "2017KW00", "2017MM00", "2017MM13", "2017XX01", "2017-03-01", "0000", "2017-A2",
      "2017-A0", "2017-M13", "2017-M00", "2017Q5", "2017M00", "2017-S1", "-017",
      "2o17",
      "२०१७", "2017/01",
    ])
  func refused(text: String) {
    #expect(Period(text) == nil)
  }

  @Test(
    "times that are no period are told apart, so that a refusal can say what they are",
    arguments: [
      ("2017-S1", "a half-year"), ("2017S1", "a half-year"), ("2017-T3", "a third of a year"),
      ("2017-W05", "a week"), ("2017-D031", "a day"), ("2017-01-15", "a day"),
      ("2017-01-15T00:00:00", "a moment"), ("2017-01-01/P1Y", "a span of time"), ("2017X000", nil),
      ("2017", nil), ("", nil), ("weekly", nil), ("2017-Wx", nil), ("2017W", nil),
    ])
  func refused(text: String, meaning: String?) {
    #expect(Period.refused(text) == meaning)
  }

  @Test("a year outside 1 to 9999 is refused")
  func yearRange() {
    #expect(Period(year: 0) == nil)
    #expect(Period(year: 10_000) == nil)
    #expect(Period(year: Int.min) == nil)
    #expect(Period(year: 9999)?.year == 9999)
  }

  @Test("a year comes before its quarters, quarters before its months, and all before the next year")
  func order() {
    let sorted = ["2016-12", "2017", "2017-Q1", "2017-Q4", "2017-01", "2017-12", "2018"]
    #expect(sorted.shuffled().compactMap { Period($0) }.sorted().map(\.description) == sorted)
  }

  @Test("printing and reading are inverse, and the key identifies the period")
  func roundTrip() throws {
    var keys: Set<Int32> = []
    var count = 0
    for year in [1, 999, 2016, 2017, 9999] {
      let text = try #require(Period(year: year)).description
      let all =
        [text] + (1...4).map { "\(text)-Q\($0)" } + (1...12).map { "\(text)-\($0 < 10 ? "0" : "")\($0)" }
      for text in all {
        let period = try #require(Period(text))
        #expect(period.description == text)
        keys.insert(period.ordinalKey)
        count += 1
      }
    }
    #expect(keys.count == count)
  }

  @Test("any text is refused or reads back as itself")
  func anyText() {
    var random = SeededGenerator(seed: 2)
    let alphabet = Array("0123456789-QJKWMA é")
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) }
      )
      guard let period = Period(text) else { continue }
      #expect(Period(period.description) == period)
    }
  }
}
