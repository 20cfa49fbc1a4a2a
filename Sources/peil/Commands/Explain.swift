import ArgumentParser
import DiagnosticGuide

/// `peil explain`: what a code means and what to do about it.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain the code of an error: what it means, why, and what to do.",
    discussion: """
      The code is what stands in brackets behind an error. Without one, all codes are listed.

        peil explain config.unknown-field
        peil explain
      """)

  @Argument(help: "The code.", completion: .custom { _, _, _ in Completion.codes })
  var code: String?

  @Option(help: .init("Write the page of all codes to this file.", visibility: .hidden))
  var page: String?

  @Flag(help: .init("Write nothing, and fail when the page differs.", visibility: .hidden))
  var check = false

  func run() throws {
    let guide = try DiagnosticGuide()
    if let page { return try GeneratedFiles.give(GuidePage.markdown(guide), to: page, check: check) }
    print(try code.map { GuideText.entry(try guide.entry($0)) } ?? GuideText.list(guide))
  }
}
