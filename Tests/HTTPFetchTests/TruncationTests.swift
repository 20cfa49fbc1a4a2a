import IndicatorSchema
import PluginTesting
import Testing

@testable import HTTPFetch

@Suite("A body that breaks off")
struct TruncationTests {
  let body = sample(200_000)

  @Test("is fetched again, and nothing is given twice", arguments: [false, true])
  func again(byReset: Bool) throws {
    let body = body
    let fetched = try fetch {
      let whole = LoopbackAnswer(body: body)
      return $0.earlier == 0 ? whole.cut(after: 120_000, byReset: byReset) : whole
    }
    #expect(fetched.body.elementsEqual(body))
    #expect(fetched.pauses.count == 1)
  }

  @Test("goes on where it broke off when the server can do that")
  func resumed() throws {
    let body = body
    let server = try LoopbackServer { request in
      guard let range = request.headers["range"] else {
        return LoopbackAnswer(200, [("ETag", "\"v1\"")], body: body).cut(after: 120_000)
      }
      let start = Int(range.dropFirst("bytes=".count).dropLast()) ?? -1
      return LoopbackAnswer(
        206, [("Content-Range", "bytes \(start)-\(body.count - 1)/\(body.count)")],
        body: Array(body[start...]))
    }
    defer { server.stop() }
    let fetched = try fetch(server.address + "/x", HTTPPolicy())
    #expect(fetched.body.elementsEqual(body))
    #expect(fetched.response.status == 200)
    #expect(server.requests.last?.headers["if-range"] == "\"v1\"")
  }

  @Test("goes on from the beginning when the server sends another part than asked for")
  func wrongPart() throws {
    let body = body
    let fetched = try fetch { request in
      switch request.earlier {
      case 0: LoopbackAnswer(200, [("ETag", "\"v1\"")], body: body).cut(after: 120_000)
      case 1: LoopbackAnswer(206, [("Content-Range", "bytes 0-9/\(body.count)")], body: Array(body[..<10]))
      default: LoopbackAnswer(body: body)
      }
    }
    #expect(fetched.body.elementsEqual(body))
  }

  @Test("is never joined with the end of another version")
  func changed() {
    let (old, new) = (sample(200_000), sample(200_000, seed: 2))
    let found = code {
      try fetch {
        $0.earlier == 0
          ? LoopbackAnswer(200, [("ETag", "\"v1\"")], body: old).cut(after: 120_000)
          : LoopbackAnswer(body: new)
      }
    }
    #expect(found == .httpChanged)
    let shorter = code {
      try fetch {
        $0.earlier == 0
          ? LoopbackAnswer(body: old).cut(after: 120_000) : LoopbackAnswer(body: Array(old[..<9]))
      }
    }
    #expect(shorter == .httpChanged)
  }

  @Test("in the middle of a chunk is found")
  func chunked() throws {
    let head = LoopbackAnswer.head(200, [("Transfer-Encoding", "chunked")])
    let whole = Array("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n".utf8)
    let fetched = try fetch { request in
      let cut = [whole.count - 5, 20, 4, 2]
      return LoopbackAnswer([
        .send(head + (request.earlier < 4 ? Array(whole[..<cut[request.earlier]]) : whole))
      ])
    }
    #expect(fetched.body == Array("hello world".utf8))
    #expect(fetched.pauses.count == 4)
  }

  @Test("always is truncated")
  func always() {
    #expect(code { try fetch { _ in LoopbackAnswer(body: [1, 2, 3], length: 9) } } == .httpTruncated)
  }

  @Test("again and again is patiently put together while each attempt brings something new")
  func bitByBit() throws {
    let body = body
    let fetched = try fetch { LoopbackAnswer(body: body).cut(after: 20_000 * ($0.earlier + 1)) }
    #expect(fetched.body.elementsEqual(body))
    #expect(fetched.pauses.count > 5)
  }
}
