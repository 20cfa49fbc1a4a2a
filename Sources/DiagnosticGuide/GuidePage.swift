import IndicatorSchema

/// The page `docs/errors.md`, made from the guide.
public enum GuidePage {
  /// The whole page as Markdown.
  public static func markdown(_ guide: DiagnosticGuide) -> String {
    let groups = DiagnosticCode.Category.allCases.map { group($0, guide) }
    return ([head] + [commonFiles(guide.common)] + groups).joined(separator: "\n\n") + "\n"
  }

  private static let head = """
    # Errors

    <!-- Made by 'peil explain --page'; the texts are in Sources/DiagnosticGuide/Texts/errors.txt. -->

    An error is one line: the place, what is wrong with the offending value, what to do, and in brackets its code.

    ```
    error: pipeline.yml:12:20: 'figures' reads from unknown step 'tonws'. Did you mean 'towns'? [config.unknown-step]
    ```

    `peil explain CODE` says of each what is said here. The code decides the exit code of the program. The tests run
    every example of a file that is wrong and of one that is right.
    """

  private static func commonFiles(_ files: [GuideExample.File]) -> String {
    let blocks = files.map { "`\($0.name)`\n\n" + block($0.content, $0.name) }
    return "All examples start from these files, and show the sections that differ:\n\n"
      + blocks.joined(separator: "\n\n")
  }

  private static func group(_ category: DiagnosticCode.Category, _ guide: DiagnosticGuide) -> String {
    let codes = DiagnosticCode.all.filter { $0.category == category }
    let entries = codes.compactMap { code in guide.entries.first { $0.code == code.text } }
    return (["## \(category.summary)"] + entries.map(entry)).joined(separator: "\n\n")
  }

  private static func entry(_ entry: GuideEntry) -> String {
    [
      "### \(entry.code)", entry.meaning, "**Why.** \(entry.why)", "**What to do.** \(entry.todo)",
      cause(entry.example.bad, "Wrong"), block("error: \(entry.example.message)\n", ""),
      cause(entry.example.good, "Right"),
    ].joined(separator: "\n\n")
  }

  private static func cause(_ cause: GuideExample.Cause, _ word: String) -> String {
    switch cause {
    case .shown(let text): "\(word):\n\n" + block(text, "")
    case .files(let files):
      files.map { "\(word), `\($0.name)`:\n\n" + block($0.content, $0.name) }.joined(separator: "\n\n")
    }
  }

  private static func block(_ text: String, _ name: String) -> String {
    // Not 'yaml': the blocks of that name in the documentation are those that work as they stand.
    let language = name.hasSuffix(".yml") ? "yml" : name.hasSuffix(".xml") ? "xml" : ""
    return "```\(language)\n\(text)```"
  }
}
