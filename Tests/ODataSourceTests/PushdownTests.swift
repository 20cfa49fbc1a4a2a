import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ODataSource

@Suite("What a service is asked for")
struct PushdownTests {
  private func data(_ service: SampleService) -> [String] {
    service.requests.filter { $0.contains("TypedDataSet?") || $0.contains("Observations") }
  }

  @Test("are the columns and records that the mapping needs", arguments: [SampleService.Form.json3, .atom3])
  func version3(form: SampleService.Form) throws {
    let service = SampleService(form)
    _ = try read(config(form, [("areas", ["GM", "NL"])]), host(service))
    let format = form == .json3 ? "json" : "atom"
    #expect(
      data(service) == [
        "/ODataFeed/odata/99999NED/TypedDataSet?$filter=(startswith(RegioS,'GM') or startswith(RegioS,'NL')) and "
          + "Geslacht eq 'T001038'&$select=RegioS,Perioden,Geslacht,AantalInwoners_1,GemiddeldInkomen_2,Nederland_3,"
          + "Nederland_4&$format=\(format)"
      ])
    #expect(
      service.requests.contains(
        "/ODataFeed/odata/99999NED/TypedDataSet/$count?$filter=(startswith(RegioS,'GM') or startswith(RegioS,'NL')) "
          + "and Geslacht eq 'T001038'"))
    #expect(
      service.requests.contains(
        "/ODataFeed/odata/99999NED/RegioS?$filter=(startswith(Key,'GM') or startswith(Key,'NL'))&$format=\(format)"
      ))
  }

  @Test("are the figures that the mapping needs, in version 4")
  func version4() throws {
    let service = SampleService(.json4)
    let columns: ConfigNode = ["inhabitants": ["title": "Aantal inwoners"], "born": "1012600_2"]
    _ = try read(config(.json4, [("columns", columns)]), host(service))
    #expect(
      data(service) == [
        "/CBS/99999NED/Observations?$filter=(Measure eq '1012600_2' or Measure eq 'T001036') and "
          + "Geslacht eq 'T001038'&$count=true"
      ])
  }

  @Test("is a code as the service writes it, with its padding")
  func padding() throws {
    let service = SampleService(.json3)
    let reading = try read(
      config(.json3, [("where", ["Geslacht": ["3000", "4000"], "RegioS": "GM0363"])]), host(service))
    #expect(data(service).first?.contains("(Geslacht eq '3000   ' or Geslacht eq '4000   ')") == true)
    #expect(data(service).first?.contains("RegioS eq 'GM0363    '") == true)
    #expect(reading.receipt.records == 4)
  }

  @Test("holds no quote, blank or sign that means something else in an address")
  func encoded() {
    let condition = ODataQuery.condition("A", isOneOf: ["d'Or & co?", "é#+%"])
    let text = ODataQuery(conditions: [condition]).text
    #expect(
      text == "?$filter=(A%20eq%20%27d%27%27Or%20%26%20co%3F%27%20or%20A%20eq%20%27%C3%A9%23%2B%25%27)")
  }

  @Test("is never longer than servers take: columns and then conditions are left to the reader")
  func tooLong() {
    let short = ODataQuery.condition("B", isOneOf: ["1"])
    var query = ODataQuery(
      columns: (0..<300).map { "Column_\($0)" }, conditions: [short], options: ["$format=json"])
    #expect(query.text == "?$filter=B%20eq%20%271%27&$format=json")
    query.conditions.insert(ODataQuery.condition("A", isOneOf: (0..<300).map(String.init)), at: 0)
    #expect(query.text == "?$filter=B%20eq%20%271%27&$format=json")
  }

  @Test("is asked one after the other, what the service says of the table first")
  func order() throws {
    let service = SampleService(.json3)
    _ = try read(config(.json3), host(service))
    let names = service.requests.map { String($0.split(separator: "/")[3].prefix { $0 != "?" }) }
    #expect(names == ["TableInfos", "DataProperties", "RegioS", "Geslacht", "TypedDataSet", "TypedDataSet"])
  }
}
