import ArgumentParser

/// `peil completions`: the script that lets a shell complete commands, options, plugins, steps and codes.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completion script of a shell.",
    discussion: """
      docs/editor.md says where each shell looks for it.

        peil completions bash
        peil completions zsh
        peil completions fish
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

  @Argument(help: "The shell: bash, zsh or fish.")
  var shell: Shell

  func run() {
    switch shell {
    case .bash: print(Peil.completionScript(for: .bash))
    case .zsh: print(Peil.completionScript(for: .zsh))
    case .fish: print(Peil.completionScript(for: .fish))
    }
  }
}
