import GRDB
import IndicatorSchema
import PluginTesting
import Testing

@testable import SQLiteSink

@Suite("The views")
struct ViewTests {
  @Test("'observation_labelled' has names and Dutch labels", arguments: Layout.allCases)
  func labelled(layout: Layout) throws {
    let row = try #require(
      try Sample.stored(Sample.frame, layout) {
        try Row.fetchOne(
          $0, sql: "SELECT * FROM observation_labelled WHERE area = 'GM0363' AND value = 26.9")
      })
    #expect(row["name"] == "Amsterdam")
    #expect(row["label"] == "Inkomen")
    #expect(row["unit"] == "thousand_euro")
    #expect(row["parent_name"] == String?.none)
  }

  @Test("'latest' has the newest figure that is known", arguments: Layout.allCases)
  func latest(layout: Layout) throws {
    let rows = try Sample.stored(Sample.frame, layout) {
      try String.fetchAll($0, sql: "SELECT area || ' ' || indicator || ' ' || period FROM latest ORDER BY 1")
    }
    #expect(rows == ["BU03630000 inhabitants 2017", "GM0363 income 2015", "GM0363 inhabitants 2017"])
  }

  @Test(
    "'observation_wide' has a column for each indicator, and a view for each domain",
    arguments: Layout.allCases)
  func wide(layout: Layout) throws {
    try Sample.stored(Sample.frame, layout) { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM observation_wide WHERE area = 'GM0363' AND period = '2015'")
      #expect(
        row.map { Array($0.columnNames) } == [
          "area", "area_name", "area_level", "period", "inhabitants", "income",
        ])
      #expect(row?["income"] == 26.9)
      #expect(row?["area_name"] == "Amsterdam")
      let domain = try Row.fetchAll(db, sql: "SELECT * FROM domain_income")
      #expect(domain.count == 3)
      let views = "SELECT name FROM sqlite_schema WHERE type = 'view' AND name <> 'cell' ORDER BY name"
      #expect(
        try String.fetchAll(db, sql: views) == [
          "domain_income", "domain_population", "latest", "observation", "observation_labelled",
          "observation_wide",
        ])
    }
  }

  @Test(
    "of a domain with a hostile name is only a view",
    arguments: ["x\"; DROP TABLE area; --", "\u{0}", "é ü", ""], Layout.allCases)
  func hostileDomain(domain: String, layout: Layout) throws {
    let indicator = Indicator(
      id: "income", label: LocalizedText(nl: "'"), unit: .score, polarity: .context, domain: domain)
    let frame = Sample.frame.selectingColumns(["income"])
    try Sample.stored(frame, layout, schema: FrameSchema([indicator])) { db in
      let view = DatabaseViews.identifier("domain_" + domain.lowercased())
      let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(view)")
      #expect(rows.count == 3)
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM area") == 4)
    }
  }
}
