import IndicatorSchema
import PluginKit
import Testing

@testable import ReportSink

/// Earlier periods are shown as a trend, never across a break in the series.
@Suite struct TrendTests {
  private func page(_ earlier: Double, _ later: Double, breaks: [SeriesBreak] = []) throws -> String {
    var columns = Sample.schema.columns
    columns[2].breaks = breaks
    let schema = FrameSchema(columns)
    var frame = Sample.frame([Sample.country] + Sample.wijken, schema: schema)
    let before = try #require(Period("2015"))
    let city = Area(Sample.code("GM0001"), name: "Voorbeeldstad")
    for (period, value) in [(before, earlier), (Sample.period, later)] {
      let figures: [Double?] = [51_200, 0.4, value, 35, 17]
      frame.appendRow(city, period, figures.map { ($0, .observed) })
    }
    return Sample.text(of: try #require(try Sample.pages(frame, schema: schema)["GM0001/index.html"]))
  }

  @Test func theLatestPeriodIsTheOneOfThePage() throws {
    let text = try page(8, 10.5)
    #expect(text.contains("Ken uw doelgroep 2017"))
    #expect(text.contains("omhoog sinds 2015: toen 8,0"))
  }

  @Test func downAndTheSameAreSaidToo() throws {
    #expect(try page(12, 10.5).contains("omlaag sinds 2015: toen 12,0"))
    #expect(try page(10.5, 10.5).contains("gelijk sinds 2015"))
  }

  @Test func aBreakInTheSeriesIsSaidAndNotCrossed() throws {
    let text = try page(8, 10.5, breaks: [SeriesBreak(from: Sample.period, note: "Nieuwe telling.")])
    #expect(text.contains("8,0 in 2015, anders gemeten"))
    #expect(!text.contains("omhoog sinds 2015: toen 8,0"))
  }

  @Test func withoutEarlierPeriodsThereIsNoColumnForIt() throws {
    let frame = Sample.frame([Sample.country, Sample.city] + Sample.wijken)
    let text = Sample.text(of: try #require(try Sample.pages(frame)["GM0001/index.html"]))
    #expect(!text.contains("Eerder"))
  }
}
