import IndicatorSchema
import Testing

@Suite("Periods follow each other, and are known by a key")
struct PeriodOrderTests {
  @Test(
    "each kind has its own next one",
    arguments: [
      ("2017", "2018"), ("2017-Q3", "2017-Q4"), ("2017-Q4", "2018-Q1"), ("2017-09", "2017-10"),
      ("2017-12", "2018-01"),
    ])
  func next(_ this: String, _ next: String) { #expect(Period(this)?.next == Period(next)) }

  @Test("nothing follows the year 9999")
  func last() {
    #expect(Period("9999")?.next == nil)
    #expect(Period("9999-12")?.next == nil)
    #expect(Period("9999-11")?.next == Period("9999-12"))
  }

  @Test("a key gives the period back, and any other number gives none")
  func keys() throws {
    var known: Set<Int32> = []
    for year in ["1", "1999", "2017", "9999"] {
      for text in [year] + (1...4).map({ "\(year)-Q\($0)" })
        + (1...12).map({ "\(year)-\($0 < 10 ? "0" : "")\($0)" })
      {
        let padded = String(repeating: "0", count: 4 - year.count) + text
        let period = try #require(Period(padded))
        known.insert(period.ordinalKey)
        #expect(Period(ordinalKey: period.ordinalKey) == period)
      }
    }
    for key in (2017 * 64)..<(2018 * 64) where !known.contains(Int32(key)) {
      #expect(Period(ordinalKey: Int32(key)) == nil)
    }
    for key in [Int32.min, -1, 0, 63, .max] { #expect(Period(ordinalKey: key) == nil) }
  }
}
