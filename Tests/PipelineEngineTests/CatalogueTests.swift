import IndicatorSchema
import Testing

@testable import PipelineEngine

@Suite("Catalogue files declare indicators and tables")
struct CatalogueTests {
  private func read(_ text: String) throws -> (Catalogue, [Diagnostic]) {
    var reader = CatalogueReader()
    reader.read(try YAMLReader.read(text, name: "c.yml"))
    reader.checkBindings()
    return (reader.catalogue, reader.diagnostics.items)
  }

  @Test("how figures of parts make the figure of a whole follows from the unit, or is given")
  func statistic() throws {
    let (catalogue, problems) = try read(
      """
      peil-catalogue: 1
      id: kwb
      indicators:
        people: { label: Mensen, unit: count, polarity: context, domain: population }
        share: { label: Deel, unit: percent, polarity: worse, domain: income }
        index: { label: Index, unit: score, polarity: worse, domain: income }
        wealth: { label: Vermogen, unit: euro, polarity: better, domain: income, statistic: median }
      """)
    #expect(problems.isEmpty)
    let statistics = ["people", "share", "index", "wealth"].map {
      catalogue.indicators[IndicatorID($0)]?.statistic
    }
    #expect(statistics == [.sum, .mean, Statistic.none, .median])
  }

  @Test("an indicator carries labels, unit, polarity, range and breaks")
  func indicator() throws {
    let (catalogue, problems) = try read(
      """
      peil-catalogue: 1
      id: kwb
      indicators:
        low_income:
          label: { nl: Laag inkomen, en: Low income }
          unit: percent
          polarity: worse
          domain: poverty
          denominator: households
          range: [0, 100]
          breaks: [{ from: 2024, note: new definition }]
      bindings:
        83765NED:
          title: Kerncijfers 2017
          publisher: CBS
          licence: CC BY 4.0
          period: 2017
          columns:
            low_income: { title: Laag inkomen, group: [Inkomen, Huishoudens], unit: "%" }
      """)
    #expect(problems.isEmpty)
    let indicator = try #require(catalogue.indicators["low_income"])
    #expect(indicator.label.en == "Low income")
    #expect(indicator.validRange == 0...100)
    #expect(indicator.breaks.first?.from == Period(year: 2024))
    let table = try #require(catalogue.tables["kwb/83765NED"])
    #expect(table.period == Period(year: 2017))
    #expect(table.columns["low_income"]?.unit == .percent)
    #expect(table.columns["low_income"]?.group == ["Inkomen", "Huishoudens"])
  }

  @Test(
    "mistakes in a catalogue are found, with place",
    arguments: [
      ("  a: { label: A, unit: procent, polarity: worse, domain: x }", DiagnosticCode.invalidValue),
      ("  a: { label: A, unit: percent, polarity: bad, domain: x }", .invalidValue),
      ("  a: { label: A, unit: percent, domain: x }", .missingField),
      ("  A: { label: A, unit: percent, polarity: worse, domain: x }", .invalidValue),
      ("  a: { label: A, unit: percent, polarity: worse, domain: x, range: [5, 1] }", .invalidValue),
      ("  a: { labl: A, unit: percent, polarity: worse, domain: x }", .unknownField),
    ])
  func mistakes(_ line: String, _ code: DiagnosticCode) throws {
    let (_, problems) = try read("peil-catalogue: 1\nid: k\nindicators:\n\(line)\n")
    let found = try #require(problems.first { $0.code == code }, "found \(problems)")
    #expect(found.place?.line == 4)
  }

  @Test("bindings of an unknown indicator are an error with a suggestion")
  func unknownBinding() throws {
    let (_, problems) = try read(
      """
      peil-catalogue: 1
      id: k
      indicators:
        people: { label: A, unit: count, polarity: context, domain: x }
      bindings:
        T1: { title: T, publisher: P, licence: L, columns: { peple: A } }
      """)
    #expect(problems.first?.code == .unknownIndicator)
    #expect(problems.first?.hint == "did you mean 'people'?")
  }
}
