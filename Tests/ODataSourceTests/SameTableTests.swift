import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("One table in three forms")
struct SameTableTests {
  private static let expected = [
    "BU0363000A; Burgwallen \"Oude\" Zijde & 's; WK036300; 2016; inhabitants=1148.0 observed; income=24400.0 observed; origin=4.0 observed; born=96.0 observed",
    "BU0363000A; Burgwallen \"Oude\" Zijde & 's; WK036300; 2017; inhabitants=1185.0 observed; income=- missing; origin=5.0 observed; born=95.0 observed",
    "GM0363; Amsterdam; -; 2016; inhabitants=1074.0 observed; income=22200.0 observed; origin=2.0 observed; born=- missing",
    "GM0363; Amsterdam; -; 2017; inhabitants=1111.0 observed; income=23300.0 observed; origin=3.0 observed; born=97.0 observed",
    "NL01; Nederland; -; 2016; inhabitants=1000.0 observed; income=20000.0 observed; origin=0.0 observed; born=100.0 observed",
    "NL01; Nederland; -; 2017; inhabitants=1037.0 observed; income=- missing; origin=1.0 observed; born=99.0 observed",
  ]

  @Test("gives the same figures, names and statuses", arguments: SampleService.Form.allCases)
  func same(form: SampleService.Form) throws {
    let reading = try read(config(form), host(SampleService(form)))
    #expect(reading.lines.sorted() == Self.expected)
    #expect(reading.receipt.missingCells == 3)
    #expect(reading.receipt.filtered.isEmpty)
  }

  @Test(
    "gives the same whatever the size of pages and blocks", arguments: SampleService.Form.allCases,
    [1, 2, 5, 7])
  func pages(form: SampleService.Form, size: Int) throws {
    let service = SampleService(form, pageSize: size)
    #expect(try read(config(form), host(service, blockSize: 3)).lines.sorted() == Self.expected)
    let skipping = config(form, [("paging", "skip"), ("page", .init(stringLiteral: "\(size)"))])
    #expect(try read(skipping, host(SampleService(form))).lines.sorted() == Self.expected)
    #expect(try read(skipping, host(SampleService(form, pageSize: 3))).lines.sorted() == Self.expected)
  }

  @Test(
    "gives the same when the service takes no notice of what is asked for",
    arguments: SampleService.Form.allCases)
  func ignored(form: SampleService.Form) throws {
    let service = SampleService(form, ignoresQueries: true)
    let reading = try read(config(form, [("areas", ["GM", "NL"])]), host(service))
    #expect(reading.lines.sorted() == Self.expected.filter { !$0.hasPrefix("BU") })
    #expect(reading.receipt.filtered["where"] ?? 0 > 0)
    #expect(reading.receipt.filtered["other area"] ?? 0 > 0)
  }

  @Test("gives the same over HTTP", arguments: SampleService.Form.allCases)
  func overHTTP(form: SampleService.Form) throws {
    let service = SampleService(form, pageSize: 5)
    let server = try server(service)
    defer { server.stop() }
    #expect(try read(config(form, host: server.address), httpHost()).lines.sorted() == Self.expected)
  }

  @Test("says which column each figure is", arguments: SampleService.Form.allCases)
  func bindings(form: SampleService.Form) throws {
    let bindings = try read(config(form), host(SampleService(form))).host.bindings
    #expect(bindings["origin"] == (form == .json4 ? "1012600 (Nederland)" : "Nederland_3"))
    #expect(bindings["born"] == (form == .json4 ? "1012600_2 (Nederland)" : "Nederland_4"))
  }

  @Test("says which edition it is", arguments: SampleService.Form.allCases)
  func edition(form: SampleService.Form) throws {
    let table = try #require(try read(config(form), host(SampleService(form))).host.tables.first)
    #expect(table.id == "99999NED")
    #expect(table.title == "Inwoners; regio, periode")
    #expect(table.edition == "2026-01-15T02:00:00")
  }
}

/// A server on this machine with a service behind it, and what goes wrong with some answers.
func server(
  _ service: SampleService,
  changing change: @escaping @Sendable (LoopbackAnswer, LoopbackRequest) -> LoopbackAnswer = { answer, _ in
    answer
  }
) throws -> LoopbackServer {
  try LoopbackServer { request in
    let origin = "http://" + (request.headers["host"] ?? "")
    let text = service.answer(request.target, origin: origin)
    return change(text.map { LoopbackAnswer(text: $0) } ?? LoopbackAnswer(404), request)
  }
}
