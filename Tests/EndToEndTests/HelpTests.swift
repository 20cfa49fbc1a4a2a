import Foundation
import Testing

@Suite("Help has examples that work, and mistakes get a suggestion")
struct HelpTests {
  /// Wide enough for no example to be broken in two.
  private static let wide = ["COLUMNS": "200"]

  /// The commands that `peil --help` lists.
  static let commands: [String] = {
    let help = (try? Binary.run(["--help"], environment: wide))?.output ?? ""
    let lines = help.components(separatedBy: "SUBCOMMANDS:").last?.split(separator: "\n") ?? []
    return lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }.filter { $0 != "help" && $0 != "See" }
  }()

  /// The lines of a help text that are commands.
  private func examples(_ help: String) -> [[String]] {
    help.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.hasPrefix("peil ") }.map { line in
        line.replacing("';'", with: ";").split(separator: " ").dropFirst().map(String.init)
      }
  }

  @Test("every command has an example", arguments: commands)
  func shown(command: String) throws {
    #expect(Self.commands.count > 8)
    let help = try Binary.run([command, "--help"], environment: Self.wide)
    #expect(help.status == 0)
    // A command with commands of its own has them there.
    guard !help.output.contains("SUBCOMMANDS:") else { return }
    #expect(!examples(help.output).isEmpty, "'peil \(command) --help' has no line that starts with 'peil'")
  }

  @Test("every example is understood, and those on files of the repository run", arguments: commands)
  func run(command: String) throws {
    for words in examples(try Binary.run([command, "--help"], environment: Self.wide).output) {
      let scratch = try Scratch()
      try FileManager.default.copyItem(
        atPath: Binary.root.appendingPathComponent("Pipelines").path, toPath: scratch.path("Pipelines"))
      try prepare(command, in: scratch)
      let result = try Binary.run(words, in: scratch.url)
      let line = "peil " + words.joined(separator: " ")
      // 64 would be a usage that is not understood, had it not its own code here: it prints how to use the command.
      #expect(!result.errors.contains("Usage:"), "\(line): \(result.errors)")
      // Plugins are made in a clone of the repository, which tests of their own do.
      let makesPlugin = words.first == "new" && words.dropFirst().first != "pipeline"
      let needsMore =
        makesPlugin
        || words.contains { word in
          !word.hasPrefix("Pipelines/")
            && (word.contains(".csv") || word.contains(".xml") || word.contains("data="))
        }
      #expect(needsMore || result.status == 0, "\(line): \(result.errors)")
    }
  }

  /// Does what has to be done before an example of a command makes sense.
  private func prepare(_ command: String, in scratch: Scratch) throws {
    let file = "Pipelines/tilburg-2022.yml"
    switch command {
    case "reproduce", "snapshot", "quarantine":
      #expect(try Binary.run(["run", file, "--update"], in: scratch.url).status == 0)
    case "diff":
      for _ in 0..<2 {
        try? FileManager.default.removeItem(atPath: scratch.path("out"))
        #expect(try Binary.run(["nightly", file], in: scratch.url).status == 0)
      }
    default: break
    }
  }

  @Test(
    "an unknown option or command has the nearest one in its message",
    arguments: [
      (["run", "a.yml", "--ouput", "x"], "--output"), (["doctr"], "doctor"), (["explian", "x"], "explain"),
      (["explain", "config.unknown-feild"], "config.unknown-field"), (["plugins", "normalize"], "normalise"),
    ])
  func suggestions(words: [String], suggestion: String) throws {
    let result = try Binary.run(words)
    #expect(result.status == 2)
    #expect(result.errors.contains(suggestion), "\(result.errors)")
    #expect(result.errors.lowercased().contains("did you mean"), "\(result.errors)")
  }

  @Test("the doctor leaves with 0 where all is there that everyone needs, and with 3 where not")
  func doctor() throws {
    let scratch = try Scratch()
    let well = try Binary.run(["doctor", "--format", "json"], in: scratch.url)
    #expect(well.status == 0, "\(well.output)")
    #expect(try JSONSerialization.jsonObject(with: Data(well.output.utf8)) is [String: Any])
    try scratch.write("file", "")
    let ill = try Binary.run(["doctor", "--output", scratch.path("file/out")])
    #expect(ill.status == 3)
    #expect(ill.output.contains("failed   output folder"))
  }

  @Test("a code is explained with what to do, and all of them are listed")
  func explain() throws {
    let one = try Binary.run(["explain", "config.unknown-step"])
    #expect(one.output.contains("What to do") && one.output.contains("Did you mean 'towns'?"))
    #expect(try Binary.run(["explain"]).output.contains("  internal.ledger "))
  }
}
