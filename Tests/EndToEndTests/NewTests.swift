import Foundation
import Testing

@Suite("Starting something new")
struct NewTests {
  @Test("a new pipeline checks, passes its tests and runs untouched")
  func pipeline() throws {
    let scratch = try Scratch()
    let made = try Binary.run(["new", "pipeline", "poverty"], in: scratch.url)
    #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
    #expect(made.output.contains("made    poverty.yml\n"))
    for command in [
      ["check", "poverty.yml"], ["test", "poverty.yml"], ["run", "poverty.yml", "--output", "out"],
    ] {
      let result = try Binary.run(command, in: scratch.url)
      #expect(result.status == 0, "\(command): \(result.errors)\(result.output)")
    }
    #expect(
      scratch.read("out/poverty.json")?.contains("\"social_assistance_per_1000_inhabitants\": 35") == true)
  }

  @Test("nothing is overwritten, and exit 2 says so")
  func overwriting() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path("poverty"), withIntermediateDirectories: true)
    try scratch.write("poverty/figures.csv", "mine")
    let result = try Binary.run(["new", "pipeline", "poverty"], in: scratch.url)
    #expect(result.status == 2)
    #expect(result.lastErrorLine.contains("'poverty/figures.csv' exists and is not overwritten"))
    #expect(scratch.read("poverty/figures.csv") == "mine")
    #expect(scratch.read("poverty.yml") == nil)
  }

  @Test("a plugin is made in the repository", arguments: ["source", "transform", "sink"])
  func plugin(_ kind: String) throws {
    let scratch = try repository()
    let made = try Binary.run(["new", kind, "quite-new", "--directory", scratch.url.path])
    #expect(made.status == 0, "\(made.errors)")
    let type = "QuiteNew" + kind.capitalized
    #expect(scratch.read("Plugins/\(type)/\(type).swift")?.contains("name: \"quite-new\"") == true)
    #expect(scratch.read("Tests/\(type)Tests/ConformanceTests.swift") != nil)
    #expect(scratch.read("Package.swift")?.contains("plugin(\"\(type)\")") == true)
    #expect(made.output.contains("next:\n  swift test --filter \(type)Tests"))
  }

  @Test("a name that is taken or malformed, and a folder elsewhere, are exit 2 with what to do")
  func refusals() throws {
    let scratch = try repository()
    let taken = try Binary.run(["new", "source", "csv"], in: scratch.url)
    #expect(taken.status == 2 && taken.lastErrorLine.contains("there already is a source 'csv'"))
    let malformed = try Binary.run(["new", "sink", "MySink"], in: scratch.url)
    #expect(malformed.status == 2 && malformed.lastErrorLine.contains("Did you mean 'my-sink'?"))
    let empty = try Scratch()
    let elsewhere = try Binary.run(["new", "source", "quite-new"], in: empty.url)
    #expect(elsewhere.status == 2 && elsewhere.lastErrorLine.contains("docs/singer.md"))
  }

  /// A folder with the two files that a plugin is named in.
  private func repository() throws -> Scratch {
    let scratch = try Scratch()
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    for file in ["Package.swift", "Sources/peil/BuiltInPlugins.swift"] {
      let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
      let url = scratch.url.appendingPathComponent(file)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    return scratch
  }
}
