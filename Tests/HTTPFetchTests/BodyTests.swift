import CZlib
import IndicatorSchema
import PluginTesting
import Testing

@testable import HTTPFetch

@Suite("A body")
struct BodyTests {
  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    peil_deflate_init_gzip(&stream, 9)
    defer { deflateEnd(&stream) }
    var (input, output) = (bytes, [UInt8](repeating: 0, count: bytes.count + 1000))
    return input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { into in
        (stream.next_in, stream.avail_in) = (from.baseAddress, UInt32(from.count))
        (stream.next_out, stream.avail_out) = (into.baseAddress, UInt32(into.count))
        deflate(&stream, Z_FINISH)
        return Array(into[..<Int(stream.total_out)])
      }
    }
  }

  @Test("that was compressed for the transfer is decompressed, and counted as such")
  func compressed() throws {
    let text = Array(String(repeating: "Wijk;Inwoners\n", count: 10_000).utf8)
    let packed = Self.gzip(text)
    let fetched = try fetch { request in
      request.headers["accept-encoding"] == "gzip"
        ? LoopbackAnswer(200, [("Content-Encoding", "gzip")], body: packed) : LoopbackAnswer(500)
    }
    #expect(fetched.body.elementsEqual(text))
    #expect(fetched.response.bytes == text.count)
  }

  @Test("that is compressed in several members is one")
  func members() throws {
    let packed = Self.gzip(Array("one ".utf8)) + Self.gzip(Array("two".utf8))
    let fetched = try fetch { _ in LoopbackAnswer(200, [("Content-Encoding", "gzip")], body: packed) }
    #expect(fetched.body == Array("one two".utf8))
  }

  @Test("that is not compressed as its header says is damaged", arguments: ["gzip", "br"])
  func damaged(encoding: String) {
    let found = code {
      try fetch { _ in LoopbackAnswer(200, [("Content-Encoding", encoding)], text: "plain") }
    }
    #expect(found == .httpTruncated)
  }

  @Test("is not compressed for the transfer when that is not wanted")
  func plain() throws {
    let fetched = try fetch(
      request: { $0.acceptsCompression = false },
      from: { LoopbackAnswer(text: $0.headers["accept-encoding"] ?? "none") })
    #expect(fetched.body == Array("none".utf8))
  }

  @Test("that was compressed and breaks off is fetched again, whether or not its length was given")
  func brokenOff() throws {
    let text = sample(100_000)
    let packed = Self.gzip(text)
    let fetched = try fetch { request in
      let headers = [("Content-Encoding", "gzip")]
      return switch request.earlier {
      case 0: LoopbackAnswer(200, headers, body: packed).cut(after: 50_000)
      case 1: LoopbackAnswer([.send(LoopbackAnswer.head(200, headers) + packed[..<60_000])])
      default: LoopbackAnswer(200, headers, body: packed)
      }
    }
    #expect(fetched.body.elementsEqual(text))
    #expect(fetched.pauses.count == 2)
  }

  @Test("larger than allowed ends the transfer, compressed or not")
  func tooLarge() {
    var policy = HTTPPolicy()
    policy.maximumBytes = 100_000
    let packed = Self.gzip([UInt8](repeating: 0, count: 10_000_000))
    #expect(code { try fetch(policy) { _ in LoopbackAnswer(body: sample(100_001)) } } == .httpTooLarge)
    #expect(
      code { try fetch(policy) { _ in LoopbackAnswer(200, [("Content-Encoding", "gzip")], body: packed) } }
        == .httpTooLarge)
    #expect(code { try fetch(policy) { _ in LoopbackAnswer(body: sample(100_000)) } } == nil)
  }

  @Test("that is empty is a document")
  func empty() throws {
    #expect(try fetch { _ in LoopbackAnswer() }.body.isEmpty)
    #expect(try fetch { _ in LoopbackAnswer([.send(LoopbackAnswer.head(204, []))]) }.response.bytes == 0)
  }

  @Test("ends when the receiver throws, with what it throws")
  func receiverThrows() throws {
    struct Full: Error {}
    let server = try LoopbackServer { _ in LoopbackAnswer(body: sample(1000)) }
    defer { server.stop() }
    #expect(throws: Full.self) {
      try CurlClient().fetch(HTTPRequest(url: server.address)) { _ in throw Full() }
    }
    #expect(server.requests.count == 1)
  }
}
