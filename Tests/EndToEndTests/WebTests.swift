import Foundation
import PluginTesting
import Testing

@Suite("An address of the web is an input like any other")
struct WebTests {
  private static let table = "code;inwoners\nGM0855;224459\nGM0106;68836\n"

  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCatalogue()
  }

  private func pipeline(_ address: String) throws {
    try scratch.write(
      "web.yml",
      """
      peil: 1
      name: web
      period: 2022
      catalogue: [catalogue.yml]
      sources:
        towns: { use: csv, location: "\(address)", delimiter: ";", area: code, columns: { people: inwoners } }
      sinks:
        figures: { from: towns, use: json, path: web.json }
      """)
  }

  @Test("it is run, asked for again only when it is newer, traced, and told from another by its digest")
  func run() throws {
    let server = try LoopbackServer { request in
      request.headers.contains { $0.key.lowercased() == "if-none-match" }
        ? LoopbackAnswer(304, [("ETag", "\"1\"")])
        : LoopbackAnswer(200, [("ETag", "\"1\"")], text: Self.table)
    }
    defer { server.stop() }
    try pipeline(server.address + "/towns.csv?api_key=hush")
    let first = try Binary.run(["run", "web.yml"], in: scratch.url)
    #expect(first.status == 0, "\(first.errors)")
    let output = try #require(scratch.read("out/web.json"))
    let second = try Binary.run(["run", "web.yml"], in: scratch.url)
    #expect(second.status == 0)
    #expect(scratch.read("out/web.json") == output)
    #expect(server.requests.count == 2)
    let trace = try Binary.run(["trace", "web.yml", "GM0855", "people"], in: scratch.url)
    #expect(trace.output.contains("towns.csv?api_key=***:2:8"))
    #expect(server.requests.count == 2)
    let record = try #require(scratch.read("out/.peil/run.json"))
    #expect(!record.contains("hush") && !output.contains("hush"))
  }

  @Test("what is not there is exit 3, and leaves what was published")
  func gone() throws {
    let server = try LoopbackServer { request in
      request.earlier == 0 ? LoopbackAnswer(text: Self.table) : LoopbackAnswer(404)
    }
    defer { server.stop() }
    try pipeline(server.address + "/towns.csv")
    #expect(try Binary.run(["run", "web.yml"], in: scratch.url).status == 0)
    let before = scratch.read("out/web.json")
    let result = try Binary.run(["run", "web.yml"], in: scratch.url)
    #expect(result.status == 3)
    #expect(result.errors.contains("[http.status]"))
    #expect(scratch.read("out/web.json") == before)
  }

  @Test("it can be guessed and profiled")
  func guess() throws {
    let server = try LoopbackServer { _ in LoopbackAnswer(text: Self.table) }
    defer { server.stop() }
    let address = server.address + "/towns.csv"
    let result = try Binary.run(
      ["guess", address, "--period", "2022", "--write", "guessed.yml"], in: scratch.url)
    #expect(result.output == "guessed.yml: runs as it is\n", "\(result.errors)")
    let run = try Binary.run(["run", "guessed.yml"], in: scratch.url)
    #expect(run.status == 0, "\(run.errors)")
    let profile = try Binary.run(["profile", address], in: scratch.url)
    #expect(profile.output.contains("2 rows, 2 columns"))
  }
}
