import Foundation
import PluginTesting
import Synchronization
import Testing

@Suite("Thirty nights with a publisher that does what publishers do")
struct ThirtyNightsTests {
  /// What the server has to say tonight.
  private enum Publisher: Sendable {
    case table(String)
    case status(Int)
    case truncated(String)
    case wrongLength(String)
    case reset
    case anotherPage
    /// The same table with another mark, so that the server sends all of it again.
    case again(String)
  }

  /// One night, and what has to come of it.
  private struct Night {
    var what: String
    var publisher: Publisher
    var arguments: [String] = []
    var status: Int32
    var outcome: String
    /// The code of the complaint.
    var code: String?
    /// The figures that stand afterwards.
    var stands: String
  }

  private static let first = table("inwoners", ["224459", "68836", "921402"])
  private static let corrected = table("inwoners", ["224459", "68840", "921402"])
  private static let renamed = table("aantal_inwoners", ["224459", "68840", "921402"])
  private static let widened = table("inwoners", ["224459", "68840", "921402"], more: ";mannen")
  private static let widenedNext = table("inwoners", ["225000", "68840", "921402"], more: ";mannen")
  private static let halved = table("inwoners", ["225000"], more: ";mannen")
  private static let doubled =
    widenedNext + widenedNext.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"

  private static func table(_ column: String, _ figures: [String], more: String = "") -> String {
    let codes = ["GM0855", "GM0106", "GM0363"]
    let rows = zip(codes, figures).map { "\($0);\($1)\(more.isEmpty ? "" : ";1")\n" }
    return "code;\(column)\(more)\n" + rows.joined()
  }

  private static let nights: [Night] = {
    func quiet(_ table: String, stands: String) -> Night {
      Night(what: "nothing new", publisher: .table(table), status: 0, outcome: "unchanged", stands: stands)
    }
    func done(_ what: String, _ publisher: Publisher, _ arguments: [String] = [], stands: String) -> Night {
      Night(
        what: what, publisher: publisher, arguments: arguments, status: 0, outcome: "done", stands: stands)
    }
    func failed(_ what: String, _ publisher: Publisher, _ status: Int32, _ code: String, stands: String)
      -> Night
    {
      Night(what: what, publisher: publisher, status: status, outcome: "failed", code: code, stands: stands)
    }
    let (one, two, three, four) = (
      "224459 68836 921402", "224459 68840 921402", "225000 68840 921402", "225000"
    )
    return [
      done("first night", .table(first), stands: one),
      quiet(first, stands: one),
      done("an old figure is corrected", .table(corrected), stands: two),
      quiet(corrected, stands: two),
      failed("a column is renamed", .table(renamed), 1, "binding.no-column", stands: two),
      failed("it still is", .table(renamed), 1, "binding.no-column", stands: two),
      quiet(corrected, stands: two),
      failed("a column is added", .table(widened), 1, "run.schema-drift", stands: two),
      done("somebody accepts it", .table(widened), ["--accept"], stands: two),
      quiet(widened, stands: two),
      failed("the table is withdrawn", .status(404), 3, "http.status", stands: two),
      failed("it still is", .status(410), 3, "http.status", stands: two),
      quiet(widened, stands: two),
      failed("an outage, the first night", .reset, 3, "http.unreachable", stands: two),
      failed("the second night", .reset, 3, "http.unreachable", stands: two),
      failed("the third night", .reset, 3, "http.unreachable", stands: two),
      done("a new edition after it", .table(widenedNext), stands: three),
      quiet(widenedNext, stands: three),
      failed("each row comes twice", .table(doubled), 1, "run.error-budget", stands: three),
      Night(
        what: "the same is delivered again", publisher: .again(widenedNext), status: 0, outcome: "unchanged",
        stands: three),
      failed("it breaks off", .truncated(widened), 3, "http.truncated", stands: three),
      failed("it has the wrong length", .wrongLength(widened), 3, "http.truncated", stands: three),
      failed("another page comes", .anotherPage, 1, "binding.no-column", stands: three),
      quiet(widenedNext, stands: three),
      failed("most rows are gone", .table(halved), 1, "run.unlike-before", stands: three),
      done("somebody accepts it", .table(halved), ["--accept"], stands: four),
      failed("they are back", .table(widenedNext), 1, "run.unlike-before", stands: four),
      done("somebody accepts it", .table(widenedNext), ["--accept"], stands: three),
      quiet(widenedNext, stands: three),
      quiet(widenedNext, stands: three),
    ]
  }()

  private static func answer(_ publisher: Publisher, _ request: LoopbackRequest) -> LoopbackAnswer {
    switch publisher {
    case .table(let text):
      let mark = "\"\(text.utf8.reduce(5381) { ($0 &* 33) ^ Int($1) })\""
      let isKnown = request.headers.contains { $0.key.lowercased() == "if-none-match" && $0.value == mark }
      return isKnown
        ? LoopbackAnswer(304, [("ETag", mark)]) : LoopbackAnswer(200, [("ETag", mark)], text: text)
    case .again(let text): return LoopbackAnswer(200, [("ETag", "\"again\"")], text: text)
    case .status(let status): return LoopbackAnswer(status)
    case .truncated(let text):
      let whole = LoopbackAnswer(text: text)
      return whole.cut(after: whole.bytes.count - 9)
    case .wrongLength(let text): return LoopbackAnswer(body: Array(text.utf8), length: text.utf8.count + 40)
    case .reset: return LoopbackAnswer([.reset])
    case .anotherPage: return LoopbackAnswer(text: "<!doctype html>\n<title>Onderhoud</title>\n<p>Tot zo.\n")
    }
  }

  private func write(_ scratch: Scratch, _ address: String) throws {
    try scratch.writeCatalogue()
    try scratch.write(
      "towns.yml",
      """
      peil: 1
      name: towns
      period: 2022
      catalogue: [catalogue.yml]
      sources:
        towns: { use: csv, location: "\(address)/towns.csv", delimiter: ";", area: code, columns: { people: inwoners } }
      sinks:
        figures: { from: towns, use: json, path: towns.json }
        database: { from: towns, use: sqlite, path: towns.sqlite }
      checks:
        - { on: towns, that: rows, within: 10%, of: past }
      """)
  }

  /// The figures that stand, in the order of the codes of the table.
  private func figures(_ scratch: Scratch) throws -> String {
    let text = try #require(scratch.read("out/towns/towns.json"))
    return ["GM0855", "GM0106", "GM0363"].compactMap { code in
      guard let start = text.range(of: "\"\(code)\"") else { return nil }
      let value = text[start.upperBound...].firstMatch(of: /"people":\s*\{?[^0-9]*([0-9]+)/)
      return value.map { String($0.1) }
    }.joined(separator: " ")
  }

  @Test("each night ends as it should, nothing is lost, and nothing is counted twice")
  func nights() throws {
    let scratch = try Scratch()
    let tonight = Mutex(Publisher.reset)
    let server = try LoopbackServer { request in Self.answer(tonight.withLock { $0 }, request) }
    defer { server.stop() }
    try write(scratch, server.address)
    #expect(Self.nights.count == 30)
    for (number, night) in Self.nights.enumerated() {
      let name = "night \(number + 1): \(night.what)"
      tonight.withLock { $0 = night.publisher }
      let result = try Binary.run(
        ["nightly", "towns.yml", "--retries", "0"] + night.arguments, in: scratch.url)
      #expect(result.status == night.status, "\(name): \(result.output)\(result.errors)")
      if let code = night.code { #expect(result.errors.contains("[\(code)]"), "\(name): \(result.errors)") }
      let history = try Binary.run(
        ["history", "towns.yml", "--limit", "1", "--format", "json"], in: scratch.url)
      #expect(
        history.output.contains("\"outcome\":\"\(night.outcome)\""), "\(name): \(history.output.prefix(300))")
      #expect(try figures(scratch) == night.stands, "\(name)")
    }
    let history = try Binary.run(
      ["history", "towns.yml", "--limit", "99", "--format", "json"], in: scratch.url)
    #expect(history.output.split(separator: "\n").count == 30)
  }
}
