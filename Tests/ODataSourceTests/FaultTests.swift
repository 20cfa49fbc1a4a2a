import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ODataSource

@Suite("A service that is in trouble")
struct FaultTests {
  private func isData(_ request: LoopbackRequest) -> Bool {
    request.target.contains("TypedDataSet?") || request.target.contains("Observations")
  }

  /// What goes wrong with the first answers for each page of data.
  static let accidents: [(String, @Sendable (LoopbackAnswer, Int) -> LoopbackAnswer)] = [
    ("429", { answer, earlier in earlier == 0 ? LoopbackAnswer(429, [("Retry-After", "0")]) : answer }),
    ("500", { answer, earlier in earlier < 2 ? LoopbackAnswer(500) : answer }),
    ("reset", { answer, earlier in earlier == 0 ? answer.cut(after: 300, byReset: true) : answer }),
    ("truncated", { answer, earlier in earlier == 0 ? answer.cut(after: 300) : answer }),
    ("nothing", { answer, earlier in earlier == 0 ? answer.cut(after: 0) : answer }),
    ("wrong length", { answer, earlier in earlier == 0 ? declaringMore(answer) : answer }),
    ("silent", { answer, earlier in earlier == 0 ? LoopbackAnswer([.wait(.seconds(2))]) : answer }),
  ]

  /// An answer whose header says that it is longer than it is.
  private static func declaringMore(_ answer: LoopbackAnswer) -> LoopbackAnswer {
    let text = String(decoding: answer.bytes, as: UTF8.self).replacing(
      "Content-Length: ", with: "Content-Length: 9")
    return LoopbackAnswer([.send(Array(text.utf8))])
  }

  @Test("for a moment is asked again, and gives the same table", arguments: 0..<accidents.count)
  func recovers(number: Int) throws {
    let accident = Self.accidents[number].1
    let form = SampleService.Form.allCases[number % 3]
    let service = SampleService(form, pageSize: 3)
    let server = try server(service) { answer, request in
      isData(request) ? accident(answer, request.earlier) : answer
    }
    defer { server.stop() }
    let undisturbed = try read(config(form), host(SampleService(form)))
    let reading = try read(config(form, host: server.address), httpHost())
    #expect(reading.lines == undisturbed.lines)
  }

  @Test("and answers with a page for people is not understood", arguments: SampleService.Form.allCases)
  func html(form: SampleService.Form) throws {
    let page = "<html><body>De dienst is tijdelijk niet beschikbaar</body></html>"
    let service = SampleService(form)
    let found = try complaint(
      config(form, [("count", false)]),
      host { target in
        target.contains("TypedDataSet") || target.contains("Observations")
          ? page : service.answer(target, origin: "https://odata.test")
      })
    #expect(found.code == (form == .atom3 ? .emptyInput : .odataAnswer))
  }

  @Test("and says so in JSON is quoted")
  func error() throws {
    let found = try complaint(
      config(.json3),
      host { _ in
        "{\"odata.error\":{\"code\":\"\",\"message\":{\"value\":\"The query is not valid. The limit of '10000' is exceeded.\"}}}"
      })
    #expect(found.code == .odataAnswer)
    #expect(found.message.contains("The limit of '10000' is exceeded"))
  }

  @Test(
    "and answers with something else is not understood",
    arguments: [
      "", "[]", "{}", "{\"value\":3}", "{\"value\":[3]}", "{\"value\":[{\"Key\":{}}]}", "{\"value\":[]} x",
      "{\"value\":[],\"value\":[]}", "{\"value\":[{\"Key\":\"a\",\"Key\":\"b\"}]}", "null",
      "\u{FEFF}<!DOCTYPE html>",
    ])
  func nonsense(text: String) throws {
    _ = try complaint(config(.json3), host { _ in text })
  }

  @Test("and sends bytes that are no text is not understood")
  func notText() throws {
    let bytes = Array("{\"value\":[{\"Title\":\"".utf8) + [0xFF, 0xFE] + Array("\"}]}".utf8)
    let host = MemorySourceHost(opening: { _ in MemoryByteReader(bytes, name: "page") })
    #expect(try complaint(config(.json3), host).code == .encoding)
  }

  @Test(
    "never makes the reader crash, whatever bytes are lost or changed", arguments: SampleService.Form.allCases
  )
  func damaged(form: SampleService.Form) throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let seed = generator.next()
      let service = SampleService(form, pageSize: 3)
      let host = MemorySourceHost(opening: { location in
        let target = location.path.replacing("https://odata.test", with: "")
        var bytes = Array((service.answer(target, origin: "https://odata.test") ?? "").utf8)
        var generator = SeededGenerator(seed: seed &+ UInt64(bytes.count))
        for _ in 0..<Int.random(in: 0...2, using: &generator) where !bytes.isEmpty {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          if Bool.random(using: &generator) {
            bytes[place] = UInt8.random(in: 0...255, using: &generator)
          } else {
            bytes.removeSubrange(place...)
          }
        }
        return MemoryByteReader(bytes, name: target)
      })
      do {
        _ = try read(config(form), host)
      } catch {
        #expect(error is Diagnostic || error is Diagnostics)
      }
    }
  }
}
