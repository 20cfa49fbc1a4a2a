import IndicatorSchema
import PluginTesting
import Testing

@testable import HTTPFetch

@Suite("A redirect")
struct RedirectTests {
  @Test("is followed, and the answer says where it ended", arguments: [301, 302, 303, 307, 308])
  func followed(status: Int) throws {
    let fetched = try fetch { request in
      request.target == "/table"
        ? LoopbackAnswer(status, [("Location", "new?x=1")], text: "moved") : LoopbackAnswer(text: "here")
    }
    #expect(fetched.body == Array("here".utf8))
    #expect(fetched.response.finalURL.hasSuffix("/new?x=1"))
  }

  @Test(
    "out of the web is not followed", arguments: ["file:///etc/passwd", "ftp://host/x", "gopher://host/"])
  func elsewhere(target: String) {
    #expect {
      try fetch { _ in LoopbackAnswer(302, [("Location", target)]) }
    } throws: { error in
      (error as? Diagnostic)?.code == .httpRedirect && "\(error)".contains(target)
    }
  }

  @Test("from a secure connection to one that is not is not followed")
  func insecure() throws {
    let secure = try WebAddress("https://host/a")
    #expect(throws: Diagnostic.self) { try FetchAttempt.follow("http://host/a", from: secure, at: nil) }
    #expect(try FetchAttempt.follow("https://other/a", from: secure, at: nil).host == "other")
    let open = try WebAddress("http://host/a")
    #expect(try FetchAttempt.follow("http://other/a", from: open, at: nil).host == "other")
  }

  @Test("in a circle ends")
  func circle() throws {
    let server = try LoopbackServer { _ in LoopbackAnswer(302, [("Location", "/again")]) }
    defer { server.stop() }
    #expect(code { try fetch(server.address + "/x", HTTPPolicy()) } == .httpRedirect)
    #expect(server.requests.count == HTTPPolicy().maximumRedirects + 1)
  }

  @Test("to another host does not take along what identifies the user")
  func credentials() throws {
    let other = try LoopbackServer { _ in LoopbackAnswer(text: "x") }
    defer { other.stop() }
    let target = other.address
    _ = try fetch(
      request: { $0.headers = ["Authorization": "Bearer s3cret", "X-Other": "1"] },
      from: { _ in LoopbackAnswer(302, [("Location", target + "/y")]) })
    let headers = try #require(other.requests.first).headers
    #expect(headers["authorization"] == nil)
    #expect(headers["x-other"] == "1")
  }

  @Test("without a target is an answer that is not the document")
  func noTarget() {
    #expect(code { try fetch { _ in LoopbackAnswer(302) } } == .httpStatus)
  }
}
