import ArgumentParser
import IndicatorSchema

/// Help with the names of commands, for which the argument parser has no suggestion.
enum CommandName {
  /// Checks the words before the first option against the commands and those below them.
  ///
  /// - Throws: `Diagnostic` with the nearest command for a word that is none.
  static func check(_ words: some Sequence<String>) throws {
    var command: any ParsableCommand.Type = Peil.self
    for word in words {
      let known = command.configuration.subcommands
      guard !known.isEmpty, !word.hasPrefix("-"), word != "help" else { return }
      guard let next = known.first(where: { $0._commandName == word }) else {
        throw Diagnostic(
          .usage, "there is no command '\(word)'",
          hint: Suggestion.hint(for: word, among: known.map { $0._commandName }, listing: "commands are"))
      }
      command = next
    }
  }
}
