import IndicatorSchema
import Testing

@Suite("Schemas, catalogues and names")
struct SchemaTests {
  private func indicator(_ id: IndicatorID, _ unit: Unit = .count) -> Indicator {
    Indicator(id: id, label: LocalizedText(nl: "naam"), unit: unit, polarity: .context, domain: "test")
  }

  @Test("adding a column appends it, or replaces the one of that name in its place")
  func adding() {
    let schema = FrameSchema([indicator("a"), indicator("b")])
    #expect(schema.adding(indicator("c")).ids == ["a", "b", "c"])
    let replaced = schema.adding(indicator("a", .percent))
    #expect(replaced.ids == ["a", "b"])
    #expect(replaced["a"]?.unit == .percent)
    #expect(replaced.position(of: "b") == 1)
    #expect(replaced["c"] == nil)
  }

  @Test("a catalogue refuses a name that is taken and keeps the first")
  func catalogue() {
    var catalogue = Catalogue()
    let indicators = [catalogue.add(indicator("a")), catalogue.add(indicator("a", .percent))]
    #expect(indicators == [true, false])
    #expect(catalogue.indicators["a"]?.unit == .count)
    let table = TableBinding(table: "83765NED", title: "t", publisher: "p", licence: "l")
    let tables = [catalogue.add(table, to: "kwb"), catalogue.add(table, to: "kwb")]
    #expect(tables == [true, false])
    #expect(catalogue.tables["kwb/83765NED"] == table)
  }

  @Test("a text without English is Dutch in both")
  func localizedText() {
    #expect(LocalizedText(nl: "buurt").en == "buurt")
    #expect(LocalizedText(nl: "buurt", en: "neighbourhood").en == "neighbourhood")
  }

  @Test("names are lower-case letters, digits and underscores", arguments: ["a", "low_income", "k40", "a_"])
  func validNames(name: String) {
    #expect(IndicatorID(name).isValid)
  }

  @Test("other names are not", arguments: ["", "_a", "4k", "Low", "a-b", "a b", "é", "a.b"])
  func invalidNames(name: String) {
    #expect(!IndicatorID(name).isValid)
  }

  @Test("what is cited of a table is taken from its binding")
  func tableFacts() {
    let binding = TableBinding(
      table: "83765NED", title: "Kerncijfers", publisher: "CBS", licence: "CC BY 4.0", edition: "2019-11")
    let facts = SourceOrigin.TableFacts(binding)
    #expect(facts.id == "83765NED")
    #expect(facts.edition == "2019-11")
    #expect(facts.address == nil)
  }
}
