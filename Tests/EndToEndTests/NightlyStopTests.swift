import Foundation
import Testing

@Suite("A nightly run that is told to stop, or killed, is not forgotten")
struct NightlyStopTests {
  /// Nothing listens at port 1, so the run waits a minute to try again.
  private func write(_ scratch: Scratch) throws {
    try scratch.writeCatalogue()
    try scratch.write(
      "towns.yml",
      """
      peil: 1
      name: towns
      period: 2022
      catalogue: [catalogue.yml]
      sources:
        s: { use: csv, location: "http://127.0.0.1:1/data.csv", area: code, columns: { people: n } }
      sinks:
        j: { from: s, use: json, path: towns.json }
      """)
  }

  private static let arguments = [
    "nightly", "towns.yml", "--openlineage", "events.jsonl", "--on-failure",
    "sh -c 'cat >> told-$PEIL_EVENT.jsonl'",
  ]

  /// Starts a night and sends it a signal when it has begun.
  private func night(_ scratch: Scratch, _ signal: Int32) throws -> (process: Process, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Binary.path))
    process.arguments = Self.arguments + ["--retry-delay", "20", "--retries", "1"]
    process.currentDirectoryURL = scratch.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try scratch.handle("stderr")
    try process.run()
    let limit = ContinuousClock.now + .seconds(30)
    while kinds(scratch).isEmpty, ContinuousClock.now < limit { usleep(20_000) }
    usleep(100_000)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return (process, scratch.read("stderr") ?? "")
  }

  private func kinds(_ scratch: Scratch) -> [String] {
    (scratch.read("events.jsonl") ?? "").split(separator: "\n").compactMap { line in
      line.firstMatch(of: /"eventType": ?"([A-Z]+)"/).map { String($0.1) }
    }
  }

  private func history(_ scratch: Scratch) throws -> String {
    try Binary.run(["history", "towns.yml", "--format", "json"], in: scratch.url).output
  }

  // A shell starts what is in the background deaf to SIGINT, and the program stays so.
  @Test("a signal is told of, is in the history, and still ends the process")
  func signalled() throws {
    let scratch = try Scratch()
    try write(scratch)
    let (process, errors) = try night(scratch, SIGTERM)
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGTERM)
    #expect(errors.contains("the run was stopped by SIGTERM [run.interrupted]"), "\(errors)")
    #expect(kinds(scratch) == ["START", "ABORT"])
    #expect(scratch.read("told-failed.jsonl")?.contains("run.interrupted") == true)
    #expect(try history(scratch).contains("the run was stopped by SIGTERM"))
    #expect(scratch.read(".peil/running.json") == nil)
  }

  @Test("one that was killed is told of by the next night, once")
  func killed() throws {
    let scratch = try Scratch()
    try write(scratch)
    let (process, _) = try night(scratch, SIGKILL)
    #expect(process.terminationStatus == SIGKILL)
    #expect(kinds(scratch) == ["START"])
    let next = try Binary.run(Self.arguments + ["--retries", "0"], in: scratch.url)
    #expect(next.status == 3)
    #expect(next.errors.contains("note: towns: the run did not come to its end"), "\(next.errors)")
    #expect(kinds(scratch) == ["START", "ABORT", "START", "FAIL"])
    #expect(try history(scratch).contains("the run did not come to its end"))
    let third = try Binary.run(Self.arguments + ["--retries", "0"], in: scratch.url)
    #expect(!third.errors.contains("note:"))
    #expect(kinds(scratch).filter { $0 == "ABORT" }.count == 1)
  }

  @Test("what a backfill can't tell is refused rather than left out")
  func period() throws {
    let scratch = try Scratch()
    try write(scratch)
    let result = try Binary.run(
      ["nightly", "towns.yml", "--period", "2020..2021", "--openlineage", "events.jsonl"], in: scratch.url)
    #expect(result.status == 2)
    #expect(result.errors.contains("--period tells nobody"))
  }
}
