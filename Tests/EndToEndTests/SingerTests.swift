import Foundation
import Glibc
import Testing

@Suite("Singer on the command line")
struct SingerTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCatalogue()
    try scratch.write("data.csv", "code;n\nGM0855;213804\nGM0363;.\n")
    try scratch.write(
      "tap.yml",
      """
      peil: 1
      name: tapped
      period: ${year}
      catalogue: [catalogue.yml]
      sources:
        towns: { use: csv, location: data.csv, area: code, columns: { people: n } }
      checks: [{ on: towns, that: rows, equals: 2 }]
      """)
    try scratch.write(
      "target.yml",
      """
      peil: 1
      name: fed
      catalogue: [catalogue.yml]
      sources:
        towns:
          use: singer
          location: ${singer_input}
          stream: towns
          area: area
          period: { column: period }
          columns: { people: people }
      sinks:
        kept: { from: towns, use: json, path: kept.jsonl, shape: lines }
      """)
  }

  private func shell(_ script: String) throws -> Binary.Result {
    try Binary.execute(
      "/bin/sh", ["-c", script.replacing("peil ", with: "\(try #require(Binary.path)) ")], in: scratch.url)
  }

  @Test("a pipeline feeds another one, as a runner would connect them")
  func connected() throws {
    try scratch.write("tap.json", #"{"year":2017}"#)
    try scratch.write("target.json", #"{"output":"published"}"#)
    let result = try shell(
      """
      peil singer tap tap.yml --config tap.json --discover >catalog.json &&
      peil singer tap tap.yml --config tap.json --catalog catalog.json --state catalog.json >messages &&
      peil singer target target.yml --config target.json <messages
      """)
    #expect(result.status == 0, "\(result.errors)")
    let messages = try #require(scratch.read("messages")).split(separator: "\n")
    #expect(messages.count == 4)
    #expect(
      "{\"type\":\"STATE\",\"value\":\(result.output.dropLast())}" == messages.last.map(String.init) ?? "")
    let kept = try #require(scratch.read("published/kept.jsonl"))
    #expect(kept.contains("GM0363") && kept.contains("213804") && kept.contains("2017"))
    #expect(result.errors.contains("tapped: 2 records of 'towns'"))
    #expect(result.errors.contains("fed: 2 records read"))
  }

  @Test("half a stream is not run on, and nothing is confirmed")
  func half() throws {
    let result = try shell(
      "peil singer tap tap.yml --set year=2017 | head -c 600 | peil singer target target.yml --output published"
    )
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("[singer.malformed]"))
    #expect(scratch.read("published/kept.jsonl") == nil)
  }

  @Test("what a program gave was not kept, so that it is not made again")
  func reproduced() throws {
    try scratch.write(
      "tap.sh",
      """
      echo '{"type":"SCHEMA","stream":"towns","schema":{"properties":{"code":{"type":"string"},"n":{"type":"integer"}}},"key_properties":[]}'
      echo '{"type":"RECORD","stream":"towns","record":{"code":"GM0855","n":213804}}'
      """)
    try scratch.write("program.yml", Self.pipeline(name: "program", script: "tap.sh"))
    let run = try Binary.run(["run", "program.yml", "--update"], in: scratch.url)
    #expect(run.status == 0, "\(run.errors)")
    let again = try Binary.run(["reproduce", "program.yml"], in: scratch.url)
    #expect(again.status == 2)
    #expect(
      again.errors.contains("'towns' runs a program, and what that gave was not kept"), "\(again.errors)")
  }

  private static func pipeline(name: String, script: String) -> String {
    """
    peil: 1
    name: \(name)
    period: 2017
    catalogue: [catalogue.yml]
    sources:
      towns:
        use: singer
        command: sh
        arguments: [\(script)]
        discover: false
        stream: towns
        area: code
        columns: { people: n }
    checks: [{ on: towns, that: rows, at_least: 1 }]
    """
  }

  @Test("what a killed run had started ends with it")
  func killed() throws {
    try scratch.write("hang.sh", "echo $$ >pid\nsleep 1000\n")
    try scratch.write("hang.yml", Self.pipeline(name: "hanging", script: "hang.sh"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Binary.path))
    process.arguments = ["run", "hang.yml"]
    process.currentDirectoryURL = scratch.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    func number() -> pid_t? { scratch.read("pid").flatMap { pid_t($0.trimmingCharacters(in: .newlines)) } }
    for _ in 0..<1000 where number() == nil { usleep(10_000) }
    let tap = try #require(number())
    #expect(Self.isRunning(tap))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    for _ in 0..<1000 where Self.isRunning(tap) { usleep(10_000) }
    #expect(!Self.isRunning(tap))
  }

  /// Whether a process runs; one that has ended may stay listed until someone asks how.
  private static func isRunning(_ process: pid_t) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return status.split(separator: ")").last?.dropFirst().first != "Z"
  }
}
