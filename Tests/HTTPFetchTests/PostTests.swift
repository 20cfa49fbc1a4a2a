import IndicatorSchema
import PluginTesting
import Testing

@testable import HTTPFetch

@Suite("What is sent")
struct PostTests {
  private func post(
    _ body: [UInt8], token: String? = nil, path: String = "/in",
    answering: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer
  ) throws -> [LoopbackRequest] {
    let server = try LoopbackServer(answering: answering)
    defer { server.stop() }
    _ = try client.post(HTTPPost(url: server.address + path, body: body, token: token))
    return server.requests
  }

  private var client: CurlClient {
    CurlClient(HTTPPolicy(), pause: Pause(isCancelled: { false }, sleep: { _ in }), retrying: { _ in })
  }

  @Test("arrives whole, whatever its size", arguments: [0, 1, 100_000, 3_000_000])
  func whole(size: Int) throws {
    let body = sample(size)
    let request = try #require(try post(body) { _ in LoopbackAnswer(201) }.first)
    #expect(request.method == "POST" && request.body == body)
    #expect(request.headers["content-type"] == "application/json")
    #expect(request.headers["expect"] == nil && request.headers["authorization"] == nil)
  }

  @Test("is sent again when the server is busy", arguments: [429, 500, 503])
  func again(status: Int) throws {
    let requests = try post([1, 2]) { LoopbackAnswer($0.earlier == 0 ? status : 200) }
    #expect(requests.map(\.body) == [[1, 2], [1, 2]])
  }

  @Test("is not sent to where an answer redirects", arguments: [301, 307])
  func redirect(status: Int) throws {
    let other = try LoopbackServer { _ in LoopbackAnswer(200) }
    defer { other.stop() }
    let target = other.address
    #expect { try post([1], token: "t") { _ in LoopbackAnswer(status, [("Location", target)]) } } throws: {
      ($0 as? Diagnostic)?.code == .httpRedirect
    }
    #expect(other.requests.isEmpty)
  }

  @Test("and refused is a complaint that shows neither token nor path")
  func refused() throws {
    #expect {
      try post([1], token: "s3cret", path: "/p4th") {
        LoopbackAnswer(400, [("Content-Type", "text/plain")], text: "\($0.headers) \($0.target)")
      }
    } throws: { error in
      (error as? Diagnostic)?.code == .httpStatus && !"\(error)".contains("s3cret")
        && !"\(error)".contains("p4th")
    }
  }

  @Test("with a token that would be two headers is not sent", arguments: ["a\r\nX-Other: 1", "a b", "", "é"])
  func token(_ token: String) throws {
    #expect { try post([1], token: token) { _ in LoopbackAnswer(200) } } throws: { error in
      (error as? Diagnostic)?.code == .invalidValue && !"\(error)".contains("X-Other")
    }
  }

  @Test("leaves nothing behind for the next fetch of the client")
  func fetchAfter() throws {
    let server = try LoopbackServer { LoopbackAnswer(text: $0.method) }
    defer { server.stop() }
    let client = client
    _ = try client.post(HTTPPost(url: server.address + "/a", body: [1, 2, 3], token: "t"))
    var body: [UInt8] = []
    _ = try client.fetch(HTTPRequest(url: server.address + "/b")) { body.append(contentsOf: $0) }
    #expect(body == Array("GET".utf8))
    #expect(server.requests.last?.headers["authorization"] == nil)
    #expect(server.requests.last?.body == [])
  }
}
