import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ODataSource

@Suite("What a service says of a table")
struct MetadataTests {
  private func columns(_ columns: ConfigNode, _ form: SampleService.Form = .json3) -> ConfigNode {
    config(form, [("columns", columns)])
  }

  @Test(
    "finds a column by key, stem, title, group and unit",
    arguments: [
      "Nederland_4", ["title": "Nederland", "group": "Geboorteland"],
      ["title": "Nederland", "group": ["Bevolking", "Geboorteland"]],
      ["title": "Nederland", "group": "Geboorteland", "unit": "%"],
      ["title": "Nederland", "occurrence": 2, "of": 2],
    ] as [ConfigNode])
  func found(binding: ConfigNode) throws {
    let reading = try read(columns(["born": binding]), host(SampleService(.json3)))
    #expect(reading.host.bindings["born"] == "Nederland_4")
  }

  @Test("names the columns between which a title does not decide", arguments: SampleService.Form.allCases)
  func ambiguous(form: SampleService.Form) throws {
    let found = try complaint(columns(["born": ["title": "Nederland"]], form), host(SampleService(form)))
    #expect(found.code == .columnAmbiguous)
  }

  @Test("names the nearest columns when one is gone", arguments: SampleService.Form.allCases)
  func gone(form: SampleService.Form) throws {
    let found = try complaint(
      columns(["inhabitants": ["title": "Aantal bewoners"]], form), host(SampleService(form)))
    #expect(found.code == .columnNotFound)
    #expect(found.hint?.contains(form == .json4 ? "T001036" : "AantalInwoners_1") == true)
  }

  @Test("states the title, unit and definition of each figure", arguments: SampleService.Form.allCases)
  func described(form: SampleService.Form) throws {
    let reading = try read(
      columns(["inhabitants": ["title": "Aantal inwoners"]], form), host(SampleService(form)))
    let income = try #require(reading.host.columns.first { $0.title?.hasSuffix("Gemiddeld inkomen") == true })
    #expect(income.unit == "x 1 000 euro")
    #expect(income.definition == "Wat het is: Gemiddeld inkomen")
  }

  @Test("shows that a unit is not the one that was assumed", arguments: SampleService.Form.allCases)
  func units(form: SampleService.Form) throws {
    let found = try complaint(
      columns(["income": ["title": "Gemiddeld inkomen"]], form), host(SampleService(form)))
    #expect(found.code == .unitClash)
    #expect(found.message.contains("'Gemiddeld inkomen' is in 'x 1 000 euro', but income is read as euro"))
  }

  @Test("shows that it is not the table that would be cited", arguments: SampleService.Form.allCases)
  func otherTable(form: SampleService.Form) throws {
    let found = try complaint(config(form, [("cite", "kwb/11111NED")]), host(SampleService(form)))
    #expect(found.message == "the service has table '99999NED', but '11111NED' would be cited")
    _ = try read(config(form, [("cite", "kwb/99999NED")]), host(SampleService(form)))
  }

  @Test("shows that a dimension has no such code, and which is meant", arguments: SampleService.Form.allCases)
  func codes(form: SampleService.Form) throws {
    let typo = try complaint(config(form, [("where", ["Geslacht": "T00103"])]), host(SampleService(form)))
    #expect(typo.message == "'Geslacht' has no code 'T00103'")
    #expect(typo.hint == "did you mean 'T001038'?")
    let title = try complaint(config(form, [("where", ["Geslacht": "Mannen"])]), host(SampleService(form)))
    #expect(title.hint == "the code of that is '3000'")
  }

  @Test("has groups that stand in themselves, which are left out")
  func circle() {
    let titles: [String: (title: String, parent: String?)] = ["1": ("A", "2"), "2": ("B", "1")]
    #expect(ODataTable.path("1", titles) == ["B", "A"])
    #expect(ODataTable.path("9", titles) == [])
  }

  @Test("is not needed for a table that the user maps as observations")
  func long() throws {
    let config = config(
      .json4,
      [
        ("columns", [:]),
        (
          "long",
          ["indicator": "Measure", "value": "Value", "codes": ["T001036": "inhabitants"], "others": "skip"]
        ),
      ])
    let reading = try read(config, host(SampleService(.json4)))
    #expect(reading.frame.rowCount == 6)
    #expect(reading.receipt.filtered == ["other indicator": 18])
  }

  @Test("does not say which status an unknown text stands for; the pipeline can", arguments: [true, false])
  func statuses(isGiven: Bool) throws {
    let service = SampleService(.json4)
    let host = host { target in
      service.answer(target, origin: "https://odata.test")?
        .replacing(
          "\"Value\":1111,\"ValueAttribute\":\"None\"", with: "\"Value\":null,\"ValueAttribute\":\"Secret\"")
    }
    let more: [(String, ConfigNode)] = isGiven ? [("statuses", ["Secret": "suppressed"])] : []
    let reading = try read(config(.json4, more), host)
    #expect(reading.host.quarantined.count == (isGiven ? 0 : 1))
    #expect(
      reading.lines.contains { $0.contains("2017; inhabitants=- \(isGiven ? "suppressed" : "missing")") })
  }
}
