import Foundation
import IndicatorSchema
import PluginTesting
import Synchronization
import Testing

@testable import HTTPFetch

@Suite("A client")
struct PolitenessTests {
  @Test("names itself")
  func userAgent() throws {
    var policy = HTTPPolicy()
    policy.userAgent = "peil/0.1"
    let fetched = try fetch(policy) { LoopbackAnswer(text: $0.headers["user-agent"] ?? "") }
    #expect(fetched.body == Array("peil/0.1".utf8))
  }

  @Test("makes one request at a time to a host")
  func oneAtATime() throws {
    let server = try LoopbackServer { _ in
      LoopbackAnswer([.wait(.milliseconds(20)), .send(LoopbackAnswer(text: "x").bytes)])
    }
    defer { server.stop() }
    let client = CurlClient()
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 6) { number in
      do {
        _ = try client.fetch(HTTPRequest(url: "\(server.address)/\(number)")) { _ in }
      } catch {
        failures.withLock { $0 += 1 }
      }
    }
    #expect(failures.withLock { $0 } == 0)
    #expect(server.requests.count == 6)
    #expect(server.mostAtOnce == 1)
  }

  @Test("keeps a connection for the next request")
  func connectionIsKept() throws {
    let server = try LoopbackServer { _ in LoopbackAnswer(text: "x") }
    defer { server.stop() }
    let client = CurlClient()
    for _ in 0..<5 { _ = try client.fetch(HTTPRequest(url: server.address)) { _ in } }
    #expect(server.connections == 1)
  }

  @Test("that is stopped ends a transfer that hangs")
  func cancelled() throws {
    let server = try LoopbackServer { _ in LoopbackAnswer([.wait(.seconds(30))]) }
    defer { server.stop() }
    let start = ContinuousClock.now
    let client = CurlClient(isCancelled: { start.duration(to: .now) > .milliseconds(100) })
    #expect(
      code {
        Fetched(body: [], response: try client.fetch(HTTPRequest(url: server.address)) { _ in }, pauses: [])
      } == .interrupted)
  }

  @Test("that is stopped does not pause")
  func cancelledPause() throws {
    let server = try LoopbackServer { _ in LoopbackAnswer(503, [("Retry-After", "100")]) }
    defer { server.stop() }
    let client = CurlClient(isCancelled: { !server.requests.isEmpty })
    #expect(
      code {
        Fetched(body: [], response: try client.fetch(HTTPRequest(url: server.address)) { _ in }, pauses: [])
      } == .interrupted)
  }

  @Test("gives up on a server that says nothing, or only slowly")
  func slow() throws {
    var idle = HTTPPolicy()
    idle.idleTimeout = .milliseconds(300)
    idle.retries.withoutProgress = 0
    #expect(code { try fetch(idle) { _ in LoopbackAnswer([.wait(.seconds(30))]) } } == .httpUnreachable)
    var total = HTTPPolicy()
    total.totalTimeout = .milliseconds(500)
    let drops = [LoopbackAnswer.Step](repeating: .send([65]), count: 200).flatMap {
      [$0, .wait(.milliseconds(50))]
    }
    let head = LoopbackAnswer.Step.send(LoopbackAnswer.head(200, [("Content-Length", "1000")]))
    #expect(code { try fetch(total) { _ in LoopbackAnswer([head] + drops) } } == .httpUnreachable)
  }

  @Test("never shows a password or key")
  func secrets() throws {
    let server = try LoopbackServer { _ in
      LoopbackAnswer(403, [("Content-Type", "text/plain")], text: "key s3cret?")
    }
    defer { server.stop() }
    let url = server.address.replacing("http://", with: "http://me:s3cret@") + "/x?apikey=s3cret"
    #expect {
      try fetch(url, HTTPPolicy())
    } throws: {
      !"\($0)".contains("s3cret") && "\($0)".contains("answers 403 (forbidden)")
    }
    #expect(server.requests.first?.headers["authorization"] == "Basic bWU6czNjcmV0")
  }

  @Test("does not give a password away with the address that answered")
  func finalAddress() throws {
    let server = try LoopbackServer { _ in LoopbackAnswer(text: "x") }
    defer { server.stop() }
    let url = server.address.replacing("http://", with: "http://me:s3cret@") + "/x?api_key=s3cret&a=1"
    #expect(try fetch(url, HTTPPolicy()).response.finalURL == server.address + "/x?api_key=***&a=1")
    #expect(server.requests.first?.target == "/x?api_key=s3cret&a=1")
  }

  @Test("shows what a server says of an error")
  func excerpt() {
    #expect {
      try fetch { _ in
        LoopbackAnswer(400, [("Content-Type", "application/json")], text: "{\"error\":\n \"too many cells\"}")
      }
    } throws: {
      "\($0)".contains("{\"error\": \"too many cells\"}")
    }
  }
}
