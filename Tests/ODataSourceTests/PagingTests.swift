import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ODataSource

@Suite("Pages")
struct PagingTests {
  /// What a service answers when its links are changed.
  private func complaint(
    _ form: SampleService.Form = .json3, count: Bool = true, _ change: @escaping @Sendable (String) -> String
  ) throws -> Diagnostic {
    let service = SampleService(form, pageSize: 2)
    let config = config(form, [("count", .init(booleanLiteral: count))])
    return try ODataSourceTests.complaint(
      config,
      host { target in
        service.answer(target, origin: "https://odata.test").map { text in
          target.contains("TypedDataSet?") || target.contains("Observations") ? change(text) : text
        }
      })
  }

  @Test("that lead to another host are not followed", arguments: SampleService.Form.allCases)
  func otherHost(form: SampleService.Form) throws {
    let found = try complaint(form) { $0.replacing("https://odata.test", with: "https://evil.test") }
    #expect(found.code == .odataPaging)
    #expect(found.message.contains("https://evil.test"))
  }

  @Test("that lead in a circle are noticed", arguments: SampleService.Form.allCases)
  func circle(form: SampleService.Form) throws {
    let found = try complaint(form, count: false) { $0.replacing(/skip=\d+/, with: "skip=2") }
    #expect(found.code == .odataPaging)
  }

  @Test("without end are noticed by the number of records")
  func endless() throws {
    let service = SampleService(.json3)
    let first = SampleService(.json3, pageSize: 2)
    let found = try ODataSourceTests.complaint(
      config(.json3),
      host { target in
        guard target.contains("TypedDataSet?") else {
          return service.answer(target, origin: "https://odata.test")
        }
        let skipped = target.split(separator: "skip%3D").last.flatMap { Int($0) } ?? 0
        let plain = target.split(separator: "&$skip")[0].split(separator: "&%24skip")[0]
        return first.answer(String(plain), origin: "https://odata.test")?
          .replacing("skip=2", with: "skip%3D\(skipped + 2)")
      })
    #expect(found.code == .odataIncomplete)
    #expect(found.message.contains("gave more than 6"))
  }

  @Test("that are missing are noticed", arguments: SampleService.Form.allCases)
  func missing(form: SampleService.Form) throws {
    let found = try complaint(form) { text in
      text.replacing(/,"@?odata.nextLink":"[^"]*"/, with: "").replacing(/<link rel="next"[^>]*>/, with: "")
    }
    #expect(found.code == .odataIncomplete)
    #expect(
      found.message.contains(form == .json4 ? "has 24 records of '99999NED' and gave 2" : "has 6 records"))
  }

  @Test("are found by links of every kind")
  func links() throws {
    let table = try ServiceAddress("https://odata.test/ODataFeed/odata/1NED/", at: Place("p"))
    #expect(table.following("http://odata.test/a?$skip=1") == "https://odata.test/a?$skip=1")
    #expect(table.following("https://ODATA.test:443/a") == "https://ODATA.test:443/a")
    #expect(table.following("/a/b?c=1:2") == "https://odata.test/a/b?c=1:2")
    #expect(table.following("TypedDataSet?$skiptoken='a:b'") == table.text + "/TypedDataSet?$skiptoken='a:b'")
    #expect(table.following("//odata.test/a") == "https://odata.test/a")
    for link in [
      "//evil.test/a", "https://evil.test/odata.test", "https://odata.test@evil.test/", "file:///etc/passwd",
      "https://odata.test:8443/", "https://odata.test.evil.test/", "", "a b", "https:\\\\evil.test/",
      "ftp://odata.test/",
    ] {
      #expect(table.following(link) == nil, "\(link)")
    }
  }

  @Test("of a service that can't count are read when it is not asked to")
  func noCount() throws {
    let service = SampleService(.json3, pageSize: 2)
    let answer: @Sendable (String) -> String? = { target in
      target.contains("$count") ? nil : service.answer(target, origin: "https://odata.test")
    }
    #expect(try ODataSourceTests.complaint(config(.json3), host(answer)).code == .httpStatus)
    #expect(try read(config(.json3, [("count", false)]), host(answer)).frame.rowCount == 6)
  }

  @Test("may all be empty", arguments: SampleService.Form.allCases)
  func empty(form: SampleService.Form) throws {
    let reading = try read(config(form, [("areas", ["XX"])]), host(SampleService(form)))
    #expect(reading.frame.rowCount == 0)
  }
}
