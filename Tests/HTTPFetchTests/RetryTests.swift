import IndicatorSchema
import PluginTesting
import Testing

@testable import HTTPFetch

@Suite("A transfer that fails")
struct RetryTests {
  @Test("with 5xx is tried again", arguments: [500, 502, 503, 504])
  func serverError(status: Int) throws {
    let fetched = try fetch { $0.earlier < 2 ? LoopbackAnswer(status) : LoopbackAnswer(text: "a;b") }
    #expect(fetched.body == Array("a;b".utf8))
    #expect(fetched.pauses.count == 2)
  }

  @Test("with 429 waits as long as the server asks")
  func retryAfter() throws {
    let fetched = try fetch {
      $0.earlier == 0 ? LoopbackAnswer(429, [("Retry-After", "7")]) : LoopbackAnswer(text: "x")
    }
    #expect(fetched.pauses == [.seconds(7)])
  }

  @Test("and may come back only after a day is left alone")
  func longRetryAfter() throws {
    #expect {
      try fetch { _ in LoopbackAnswer(429, [("Retry-After", "86400")]) }
    } throws: { error in
      "\(error)".contains("86400 seconds") && (error as? Diagnostic)?.code == .httpStatus
    }
  }

  @Test("with 4xx is not tried again", arguments: [400, 401, 403, 404, 408, 410])
  func clientError(status: Int) throws {
    let server = try LoopbackServer { _ in
      LoopbackAnswer(status, [("Content-Type", "text/plain")], text: "no")
    }
    defer { server.stop() }
    #expect(code { try fetch(server.address + "/x", HTTPPolicy()) } == .httpStatus)
    #expect(server.requests.count == 1)
  }

  @Test("always is given up, with the number of times")
  func givenUp() throws {
    let server = try LoopbackServer { _ in LoopbackAnswer(503) }
    defer { server.stop() }
    #expect {
      try fetch(server.address + "/x", HTTPPolicy())
    } throws: {
      "\($0)".contains("answers 503 (service unavailable), 6 times")
    }
    #expect(server.requests.count == 6)
  }

  @Test("waits longer each time, the same in every run, and never too long")
  func pauses() {
    let policy = RetryPolicy()
    let pauses = (0..<20).map { policy.pause(before: $0, of: "https://host/a") }
    for (count, pause) in pauses.prefix(7).enumerated() {
      let middle = policy.firstPause * (1 << count)
      #expect(pause >= middle * 0.75 && pause <= middle * 1.25)
    }
    #expect(pauses.last == policy.longestPause)
    #expect(pauses == (0..<20).map { policy.pause(before: $0, of: "https://host/a") })
    #expect(policy.pause(before: 0, of: "https://host/b") != pauses[0])
  }

  @Test("because nothing listens there is unreachable")
  func refused() throws {
    let server = try LoopbackServer { _ in LoopbackAnswer() }
    server.stop()
    #expect(code { try fetch(server.address, HTTPPolicy()) } == .httpUnreachable)
  }
}
