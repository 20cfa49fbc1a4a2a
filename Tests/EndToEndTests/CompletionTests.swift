import Foundation
import Testing

@Suite("A shell completes commands, options, plugins, steps and codes")
struct CompletionTests {
  /// What bash proposes for the last word of a command line.
  private func completions(_ words: [String]) throws -> Set<String> {
    let scratch = try Scratch()
    let script = try Binary.run(["completions", "bash"])
    #expect(script.status == 0)
    try scratch.write("peil.bash", script.output)
    let folder = URL(fileURLWithPath: try #require(Binary.path)).deletingLastPathComponent().path
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let line = words.joined(separator: " ")
    try scratch.write(
      "ask.bash",
      """
      set -e
      PATH="\(folder):$PATH"
      source "\(scratch.path("peil.bash"))"
      COMP_WORDS=(\(quoted))
      COMP_CWORD=\(words.count - 1)
      COMP_LINE='\(line)'
      COMP_POINT=${#COMP_LINE}
      COMP_TYPE=9
      function=$(complete -p peil | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
      set +e
      "$function" peil '\(words.last ?? "")' '\(words.dropLast().last ?? "")'
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    let result = try Binary.execute("/usr/bin/env", ["bash", scratch.path("ask.bash")])
    #expect(result.status == 0, "\(result.errors)")
    return Set(
      result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
  }

  @Test("commands")
  func commands() throws {
    let found = try completions(["peil", "ex"])
    #expect(found == ["explain"])
  }

  @Test("options of a command")
  func options() throws { #expect(try completions(["peil", "run", "--out"]) == ["--output"]) }

  @Test("plugins and codes, which the program itself gives")
  func dynamic() throws {
    #expect(try completions(["peil", "plugins", "norm"]) == ["normalise"])
    #expect(try completions(["peil", "explain", "csv."]).contains("csv.field-count"))
  }

  @Test("the steps of the pipeline file on the command line")
  func steps() throws {
    #expect(
      try completions(["peil", "preview", "Pipelines/tilburg-2022.yml", "csv"]) == ["csv", "csv_values"])
  }

  @Test("there is a script for every shell", arguments: ["bash", "zsh", "fish"])
  func scripts(shell: String) throws {
    let result = try Binary.run(["completions", shell])
    #expect(result.status == 0)
    #expect(result.output.contains("preview"))
  }

  @Test("another shell is a mistake")
  func unknown() throws { #expect(try Binary.run(["completions", "csh"]).status == 2) }
}
