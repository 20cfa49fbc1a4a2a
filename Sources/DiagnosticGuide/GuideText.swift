import IndicatorSchema

/// What `peil explain` prints.
public enum GuideText {
  /// One entry, with its example.
  public static func entry(_ entry: GuideEntry) -> String {
    let category = DiagnosticCode.all.first { $0.text == entry.code }?.category
    let head = "\(entry.code)" + (category.map { " (\($0.summary))" } ?? "")
    let parts = [
      wrapped(entry.meaning), "Why\n" + wrapped(entry.why, indent: "  "),
      "What to do\n" + wrapped(entry.todo, indent: "  "),
      "Wrong\n" + shown(entry.example.bad) + "\n\n  error: \(entry.example.message)",
      "Right\n" + shown(entry.example.good),
    ]
    return ([head] + parts).joined(separator: "\n\n")
  }

  /// All codes by who has to act, one line each.
  public static func list(_ guide: DiagnosticGuide) -> String {
    let width = guide.entries.map(\.code.count).max() ?? 0
    let groups = DiagnosticCode.Category.allCases.map { category in
      let codes = DiagnosticCode.all.filter { $0.category == category }
      let lines = codes.compactMap { code in guide.entries.first { $0.code == code.text } }.map { entry in
        "  " + entry.code + String(repeating: " ", count: width - entry.code.count + 2) + entry.headline
      }
      return ([category.summary] + lines).joined(separator: "\n")
    }
    return groups.joined(separator: "\n\n") + "\n\n'peil explain CODE' says what to do."
  }

  private static func shown(_ cause: GuideExample.Cause) -> String {
    switch cause {
    case .shown(let text): indented(text)
    case .files(let files): files.map { "  \($0.name)\n" + indented($0.content) }.joined(separator: "\n\n")
    }
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }

  /// Text in lines of at most 80 characters.
  static func wrapped(_ text: String, indent: String = "") -> String {
    text.split(separator: "\n\n").map { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, indent.count + line.count + word.count + 1 > 80 {
          lines.append(indent + line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      return (lines + [indent + line]).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}

extension GuideEntry {
  /// The first sentence of what it means.
  var headline: String {
    guard let end = meaning.firstRange(of: ". ") else { return meaning }
    return meaning[..<end.lowerBound] + "."
  }
}

extension DiagnosticCode.Category {
  /// Who has to act, and the exit code.
  var summary: String {
    switch self {
    case .pipeline: "The pipeline file or the command line is wrong: exit code 2"
    case .data: "The data failed a check or the error budget: exit code 1"
    case .reach: "Something is out of reach, try again: exit code 3"
    case .fault: "A fault of Peil: exit code 4"
    }
  }
}
