import Foundation
import HTTPFetch
import IndicatorSchema
import PluginTesting
import Testing

@testable import RunReporting

@Suite("An event is delivered")
struct DeliveryTests {
  private func event() throws -> LineageEvent { .end(of: try Samples.done(), LineageOptions(version: "1")) }

  @Test("to a file, behind those before it")
  func file() throws {
    try withFolder { folder in
      let path = folder + "/events.jsonl"
      let event = try event()
      let transport = LineageTransport(path)
      #expect(transport.send(event) == nil && transport.send(event) == nil)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(event.json + [10] + event.json + [10]))
    }
  }

  @Test("or else there is a warning that names the file")
  func noFolder() throws {
    let warning = try #require(LineageTransport("/no-such-folder/events.jsonl").send(try event()))
    #expect(warning.code == .cannotWrite)
    #expect(warning.message.contains("COMPLETE") && warning.message.contains("/no-such-folder/events.jsonl"))
  }

  @Test("to a server, with the token")
  func server() throws {
    let server = try LoopbackServer { _ in LoopbackAnswer(201) }
    defer { server.stop() }
    let event = try event()
    let transport = LineageTransport(server.address + "/api/v1/lineage", token: "s3cret")
    #expect(transport.send(event, policy: .quick) == nil)
    let request = try #require(server.requests.first)
    #expect(request.method == "POST" && request.target == "/api/v1/lineage" && request.body == event.json)
    #expect(request.headers["authorization"] == "Bearer s3cret")
  }

  @Test("or else there is a warning, in which the token is not", arguments: [401, 500])
  func refused(status: Int) throws {
    let server = try LoopbackServer {
      LoopbackAnswer(
        status, [("Content-Type", "text/plain")], text: "bad \($0.headers["authorization"] ?? "")")
    }
    defer { server.stop() }
    let warning = try #require(
      LineageTransport(server.address, token: "s3cret").send(try event(), policy: .quick))
    #expect(warning.code == .httpStatus && warning.message.contains("\(status)"))
    #expect(!"\(warning)".contains("s3cret"))
    #expect(server.requests.count == (status == 500 ? 3 : 1))
  }

  @Test("to a server in another language", .enabled(if: Python.isThere, "there is no python3"))
  func python() throws {
    try withFolder { folder in
      let file = folder + "/events.jsonl"
      let input = Pipe()
      let (process, output) = try Python.start([Python.script("receive"), file], input: input)
      defer {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
      }
      let port = String(decoding: output.availableData, as: UTF8.self).filter(\.isNumber)
      let event = try event()
      let url = "http://127.0.0.1:\(port)/lineage"
      #expect(LineageTransport(url, token: "pass").send(event, policy: .quick) == nil)
      #expect(LineageTransport(url).send(event, policy: .quick)?.code == .httpStatus)
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data(event.json + [10]))
    }
  }
}
