import Foundation
import Testing

@Suite("A nightly run tells others of itself")
struct NightlyReportingTests {
  private func write(_ scratch: Scratch, value: String) throws {
    try scratch.writeCatalogue()
    try scratch.write("data.csv", "code;n\nGM0855;\(value)\n")
    try scratch.write(
      "towns.yml",
      """
      peil: 1
      name: towns
      period: 2022
      catalogue: [catalogue.yml]
      sources:
        s: { use: csv, location: data.csv, delimiter: ";", area: code, columns: { people: n } }
      sinks:
        j: { from: s, use: json, path: towns.json }
      """)
  }

  private func night(_ scratch: Scratch) throws -> Binary.Result {
    let hook = "sh -c 'cat >> told-$PEIL_EVENT.jsonl'"
    return try Binary.run(
      [
        "nightly", "towns.yml", "--openlineage", "events.jsonl", "--metrics", "peil.prom", "--log-folder",
        "logs",
        "--on-failure", hook, "--on-recovery", hook, "--on-change", hook,
      ], in: scratch.url)
  }

  private func lines(_ scratch: Scratch, _ name: String) -> Int {
    scratch.read(name)?.split(separator: "\n").count ?? 0
  }

  @Test("events, metrics, hooks and logs say what came of each night")
  func told() throws {
    let scratch = try Scratch()
    try write(scratch, value: "7")
    let first = try night(scratch)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.isEmpty)
    #expect(try night(scratch).status == 0)
    try write(scratch, value: "seven")
    #expect(try night(scratch).status == 1)
    try write(scratch, value: "8")
    #expect(try night(scratch).status == 0)

    let events = try #require(scratch.read("events.jsonl"))
    let kinds = events.split(separator: "\n").compactMap { $0.firstMatch(of: /"eventType": ?"([A-Z]+)"/)?.1 }
    #expect(kinds == ["START", "COMPLETE", "START", "COMPLETE", "START", "FAIL", "START", "COMPLETE"])
    #expect(events.contains("columnLineage"))
    #expect(lines(scratch, "told-failed.jsonl") == 1)
    #expect(lines(scratch, "told-recovered.jsonl") == 1)
    #expect(lines(scratch, "told-changed.jsonl") == 2)
    let metrics = try #require(scratch.read("peil.prom"))
    #expect(metrics.contains("peil_run_exit_code{pipeline=\"towns\"} 0"))
    #expect(metrics.contains("peil_rows{"))
    let logs = try FileManager.default.contentsOfDirectory(atPath: scratch.path("logs"))
    #expect(logs.count >= 3)
    #expect(logs.allSatisfy { $0.hasSuffix(".jsonl") })
  }

  @Test("what one pipeline publishes and another reads goes by one name")
  func chained() throws {
    let scratch = try Scratch()
    try write(scratch, value: "7")
    let first = try #require(scratch.read("towns.yml"))
    try scratch.write(
      "towns.yml",
      first.replacing("use: json, path: towns.json", with: "use: json, shape: lines, path: t.jsonl"))
    try scratch.write(
      "uses.yml",
      """
      peil: 1
      name: uses
      period: 2022
      catalogue: [catalogue.yml]
      sources:
        s: { use: json, location: out/towns/t.jsonl, area: area, columns: { people: values/people } }
      sinks:
        j: { from: s, use: json, path: uses.json }
      """)
    let result = try Binary.run(
      ["nightly", "towns.yml", "uses.yml", "--openlineage", "events.jsonl"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    let ends = try #require(scratch.read("events.jsonl")).split(separator: "\n")
      .filter { $0.contains("\"COMPLETE\"") }
      .map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
    try #require(ends.count == 2)
    #expect(ends[0].outputs.map(\.name) == ends[1].inputs.map(\.name))
    #expect(ends[0].inputs.map(\.namespace) == ["file"])
    #expect(ends[0].inputs.first?.name.hasSuffix("/data.csv") == true)
    let size = ends[0].outputs.first?.outputFacets?.outputStatistics.size
    #expect(size == scratch.data("out/towns/t.jsonl")?.count)
  }

  /// What this suite reads of an event.
  private struct Event: Decodable {
    var inputs: [Dataset]
    var outputs: [Dataset]

    struct Dataset: Decodable {
      var namespace: String
      var name: String
      var outputFacets: OutputFacets?
    }

    struct OutputFacets: Decodable {
      var outputStatistics: Statistics
    }

    struct Statistics: Decodable {
      var size: Int
    }
  }

  @Test("a hook that fails is a warning, and the night goes well all the same")
  func failingHook() throws {
    let scratch = try Scratch()
    try write(scratch, value: "7")
    let result = try Binary.run(["nightly", "towns.yml", "--on-change", "false"], in: scratch.url)
    #expect(result.status == 0)
    #expect(result.errors.contains("warning: the hook 'false'"))
  }

  @Test("unit and timer are printed, and periods have folders of their own")
  func others() throws {
    let scratch = try Scratch()
    try write(scratch, value: "7")
    let units = try Binary.run(["nightly", "--systemd"], in: scratch.url)
    #expect(units.output.contains("RestartForceExitStatus=3") && units.output.contains("OnCalendar="))
    let backfill = try Binary.run(["nightly", "towns.yml", "--period", "2019..2020"], in: scratch.url)
    #expect(backfill.status == 0, "\(backfill.errors)")
    for year in ["2019", "2020"] {
      #expect(scratch.read("out/towns/\(year)/towns.json")?.contains(year) == true)
    }
    #expect(scratch.read(".peil/state.sqlite") == nil)
    #expect(try Binary.run(["nightly", "towns.yml", "--period", "2020..2019"], in: scratch.url).status == 2)
    #expect(try Binary.run(["nightly", "towns.yml", "--set", "nobody=1"], in: scratch.url).status == 2)
  }
}
