import Foundation
import Glibc
import Testing

@Suite("A run that is killed leaves whole outputs, and the next run works")
struct KillTests {
  private func write(_ scratch: Scratch, factor: Int) throws {
    try scratch.writeCatalogue()
    let rows = (0..<4000).map { "GM\(1000 + $0);\($0 * factor)\n" }.joined()
    try scratch.write("data.csv", "code;n\n" + rows)
    try scratch.write(
      "p.yml",
      """
      peil: 1
      name: killed
      period: 2020
      catalogue: [catalogue.yml]
      sources:
        s: { use: csv, location: data.csv, area: code, columns: { people: n } }
      sinks:
        j: { from: s, use: json, path: a.json }
        d: { from: s, use: sqlite, path: a.sqlite }
        l: { from: s, use: json, path: deep/b.jsonl, shape: lines }
      """)
  }

  private static let outputs = ["a.json", "a.sqlite", "deep/b.jsonl"]

  private func contents(_ scratch: Scratch) -> [Data?] { Self.outputs.map { scratch.data("out/" + $0) } }

  @Test(
    "at any moment each output is the earlier one or the new one",
    arguments: Array(stride(from: 0, to: 120, by: 6)))
  func killed(_ milliseconds: Int) throws {
    let scratch = try Scratch()
    try write(scratch, factor: 2)
    #expect(try Binary.run(["run", "p.yml"], in: scratch.url).status == 0)
    let new = contents(scratch)
    try write(scratch, factor: 1)
    #expect(try Binary.run(["run", "p.yml"], in: scratch.url).status == 0)
    let old = contents(scratch)
    #expect(old != new)

    try write(scratch, factor: 2)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Binary.path))
    process.arguments = ["run", "p.yml"]
    process.currentDirectoryURL = scratch.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    for (index, found) in contents(scratch).enumerated() {
      #expect(found == old[index] || found == new[index], "\(Self.outputs[index]) is neither")
    }

    #expect(try Binary.run(["run", "p.yml"], in: scratch.url).status == 0)
    #expect(contents(scratch) == new)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out/.peil/stage")))
  }
}
