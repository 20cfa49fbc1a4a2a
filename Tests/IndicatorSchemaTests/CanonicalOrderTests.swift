import IndicatorSchema
import Testing

@Suite("The canonical order of rows")
struct CanonicalOrderTests {
  @Test("is by level, area code and period, whatever the order of the rows")
  func order() throws {
    var frame = IndicatorFrame()
    for (code, year) in [
      ("WK036300", 2017), ("GM0363", 2017), ("GM0034", 2017), ("GM0363", 2015), ("NL00", 2017),
    ] {
      let area = Area(try #require(AreaCode(cbs: code)))
      frame.appendRow(area, try #require(Period(year: year)), [])
    }
    #expect(frame.canonicalOrder() == [4, 2, 3, 1, 0])
  }

  @Test("keeps rows of one area and period as they were")
  func stable() throws {
    var frame = IndicatorFrame()
    let area = Area(try #require(AreaCode(cbs: "GM0363")))
    for year in [2017, 2016, 2017] { frame.appendRow(area, try #require(Period(year: year)), []) }
    #expect(frame.canonicalOrder() == [1, 0, 2])
  }
}
