import Foundation
import Glibc
import PluginTesting
import Testing

@Suite("A nightly run that is stopped leaves whole outputs and a state that agrees with them")
struct NightlyKillTests {
  private static let outputs = ["a.json", "a.sqlite", "deep/b.jsonl"]

  private func write(_ scratch: Scratch) throws {
    try scratch.write(
      "catalogue.yml",
      """
      peil-catalogue: 1
      id: test
      indicators:
        people: { label: Mensen, unit: count, polarity: context, domain: population }
        income: { label: Inkomen, unit: percent, polarity: worse, domain: income }
      """)
    try scratch.write(
      "p.yml",
      """
      peil: 1
      name: killed
      period: 2020
      catalogue: [catalogue.yml]
      sources:
        s: { use: csv, location: data.csv, area: code, columns: { people: n, income: i } }
      transforms:
        index: { from: s, use: weight, name: score, label: Score, levels: [municipality], normalise: z_score, method: arithmetic, weights: { income: 1 } }
      sinks:
        j: { from: index, use: json, path: a.json }
        d: { from: index, use: sqlite, path: a.sqlite }
        l: { from: s, use: json, path: deep/b.jsonl, shape: lines }
      """)
  }

  private func data(_ scratch: Scratch, factor: Int) throws {
    let rows = (0..<2000).map { "GM\(1000 + $0);\($0 * factor);\(($0 * factor) % 97)\n" }.joined()
    try scratch.write("data.csv", "code;n;i\n" + rows)
  }

  private func contents(_ scratch: Scratch) -> [Data?] { Self.outputs.map { scratch.data("out/p/" + $0) } }

  private func night(_ scratch: Scratch) throws -> Binary.Result {
    try Binary.run(["nightly", "p.yml", "--keep", "0"], in: scratch.url)
  }

  /// What comes of a factor when nobody disturbs it.
  private func undisturbed(_ factor: Int) throws -> [Data?] {
    let scratch = try Scratch()
    try write(scratch)
    try data(scratch, factor: factor)
    #expect(try night(scratch).status == 0)
    return contents(scratch)
  }

  /// Starts a night and kills it after a while; true when it had ended before.
  private func kill(_ scratch: Scratch, after microseconds: Int) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Binary.path))
    process.arguments = ["nightly", "p.yml", "--keep", "0"]
    process.currentDirectoryURL = scratch.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(microseconds))
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test(
    "killed 200 times at random: each output is the old or the new one, and the next night completes",
    arguments: 0..<4)
  func killed(_ part: Int) throws {
    let wanted = try [undisturbed(1), undisturbed(2)]
    #expect(wanted[0] != wanted[1])
    let scratch = try Scratch()
    try write(scratch)
    try data(scratch, factor: 1)
    let start = ContinuousClock.now
    #expect(try night(scratch).status == 0)
    let span = (ContinuousClock.now - start) / .microseconds(1)
    var random = SeededGenerator(seed: UInt64(20_261_126 + part))
    for round in 1...50 {
      let (old, new) = (wanted[(round + 1) % 2], wanted[round % 2])
      try data(scratch, factor: round % 2 + 1)
      try kill(scratch, after: Int.random(in: 0...Int(span), using: &random))
      for (index, found) in contents(scratch).enumerated() {
        #expect(
          found == old[index] || found == new[index], "round \(round): \(Self.outputs[index]) is neither")
      }
      let next = try night(scratch)
      #expect(next.status == 0, "round \(round): \(next.errors)")
      #expect(contents(scratch) == new, "round \(round)")
      let again = try night(scratch)
      #expect(again.output.contains("unchanged"), "round \(round): \(again.output)\(again.errors)")
    }
  }

  @Test("an output folder that can't be written to fails the night, and the next one catches up")
  func readOnly() throws {
    // The superuser may write anywhere, so a file in the place of the folder stands for it.
    let scratch = try Scratch()
    try write(scratch)
    try data(scratch, factor: 1)
    try scratch.write("out", "no folder")
    let failed = try night(scratch)
    #expect(failed.status == 3)
    #expect(failed.errors.contains("[io.cannot-write]"))
    try FileManager.default.removeItem(atPath: scratch.path("out"))
    #expect(try night(scratch).status == 0)
    #expect(try contents(scratch) == undisturbed(1))
  }

  @Test("a disk that is full leaves the outputs of the last night, and the next one catches up")
  func fullDisk() throws {
    let scratch = try Scratch()
    try write(scratch)
    try data(scratch, factor: 1)
    try FileManager.default.createDirectory(atPath: scratch.path("out"), withIntermediateDirectories: true)
    let mounted = try Binary.execute(
      "/usr/bin/env", ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", scratch.path("out")])
    // Only the superuser can mount; elsewhere there is no small disk.
    guard mounted.status == 0 else { return }
    defer { _ = try? Binary.execute("/usr/bin/env", ["umount", "-l", scratch.path("out")]) }
    let first = try night(scratch)
    #expect(first.status == 0, "\(first.errors)")
    let before = contents(scratch)
    try scratch.write("out/filler", String(repeating: "x", count: 2_600_000))
    try data(scratch, factor: 2)
    let failed = try night(scratch)
    #expect(failed.status == 3, "\(failed.output)\(failed.errors)")
    #expect(contents(scratch) == before)
    try FileManager.default.removeItem(atPath: scratch.path("out/filler"))
    #expect(try night(scratch).status == 0)
    #expect(try contents(scratch) == undisturbed(2))
  }

  @Test("a file that changed is noticed even when its clock was set back and its size is the same")
  func clock() throws {
    let scratch = try Scratch()
    try write(scratch)
    try data(scratch, factor: 1)
    let long = Date(timeIntervalSince1970: 1_500_000_000)
    try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: scratch.path("data.csv"))
    #expect(try night(scratch).status == 0)
    let text = try #require(scratch.read("data.csv"))
    try scratch.write("data.csv", text.replacing("GM1001;1;1", with: "GM1001;9;1"))
    try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: scratch.path("data.csv"))
    let second = try night(scratch)
    #expect(
      second.output.contains("3 of 5 steps") || second.output.contains("5 of 5 steps"), "\(second.output)")
    #expect(try #require(scratch.read("out/p/a.json")) != "")
    #expect(scratch.read("out/p/deep/b.jsonl")?.contains("GM1001") == true)
    #expect(try night(scratch).output.contains("unchanged"))
  }
}
