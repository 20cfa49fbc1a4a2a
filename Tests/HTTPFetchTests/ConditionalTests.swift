import IndicatorSchema
import PluginTesting
import Testing

@testable import HTTPFetch

@Suite("A request for a newer version")
struct ConditionalTests {
  @Test("gives nothing when there is none")
  func unchanged() throws {
    let fetched = try fetch(
      request: { $0.known = HTTPValidators(etag: "\"v1\"", lastModified: "Wed, 01 Jan 2025 00:00:00 GMT") },
      from: { request in
        let isKnown =
          request.headers["if-none-match"] == "\"v1\""
          && request.headers["if-modified-since"] == "Wed, 01 Jan 2025 00:00:00 GMT"
        return isKnown ? LoopbackAnswer([.send(LoopbackAnswer.head(304, []))]) : LoopbackAnswer(text: "new")
      })
    #expect(fetched.response.isUnchanged)
    #expect(fetched.body.isEmpty)
  }

  @Test("gives the document when there is one, with what it is known by")
  func changed() throws {
    let fetched = try fetch(
      request: { $0.known = HTTPValidators(etag: "\"v1\"") },
      from: { _ in LoopbackAnswer(200, [("etag", "\"v2\"")], text: "new") })
    #expect(fetched.body == Array("new".utf8))
    #expect(fetched.response.validators == HTTPValidators(etag: "\"v2\""))
  }

  @Test("that was not one can't be answered with no change")
  func unasked() {
    #expect(code { try fetch { _ in LoopbackAnswer([.send(LoopbackAnswer.head(304, []))]) } } == .httpStatus)
  }
}
