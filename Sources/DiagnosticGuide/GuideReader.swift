/// Reads the texts of the guide:
///
/// ```
/// # config.unknown-step
/// What it means, in a sentence or more.
///
/// ## Why
/// Why it is a complaint.
///
/// ## Do
/// What to do.
///
/// ## Bad pipeline.yml
///     (the sections that differ from the common files, indented by four blanks)
///
/// ## Message
///     pipeline.yml:10:20: what is printed [config.unknown-step]
///
/// ## Good pipeline.yml
///     (the same sections without the mistake)
/// ```
///
/// Where nothing can be run, `## Before` and `## After` take the place of the files. The files that all examples
/// start from stand under `# common`, as `## Good`.
struct GuideReader {
  /// What is wrong with the texts.
  struct Problem: Error, CustomStringConvertible {
    /// The line, from 1.
    var line: Int
    /// What is wrong there.
    var message: String

    var description: String { "errors.txt:\(line): \(message)" }
  }

  /// A heading with what stands below it.
  private struct Part {
    var heading: String
    var line: Int
    var lines: [String] = []

    /// The text in paragraphs of one line each.
    var prose: String {
      let paragraphs = lines.split { $0.isEmpty }.map { $0.joined(separator: " ") }
      return paragraphs.joined(separator: "\n\n")
    }

    /// The lines without the four blanks in front of them.
    var code: String {
      var plain = lines.map { String($0.dropFirst(4)) }
      while plain.last?.isEmpty == true { plain.removeLast() }
      while plain.first?.isEmpty == true { plain.removeFirst() }
      return plain.map { $0 + "\n" }.joined()
    }
  }

  static func read(_ text: String) throws -> DiagnosticGuide {
    var entries: [GuideEntry] = []
    var common: [GuideExample.File] = []
    for parts in try chapters(text) {
      guard parts[0].heading == "common" else {
        entries.append(try entry(parts))
        continue
      }
      common = try files("Good", parts)
    }
    return DiagnosticGuide(entries: entries, common: common)
  }

  /// The parts below each `#`, itself first.
  private static func chapters(_ text: String) throws -> [[Part]] {
    var chapters: [[Part]] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("# ") {
        chapters.append([Part(heading: String(line.dropFirst(2)), line: index + 1)])
      } else if let chapter = chapters.indices.last {
        if line.hasPrefix("## ") {
          chapters[chapter].append(Part(heading: String(line.dropFirst(3)), line: index + 1))
        } else {
          chapters[chapter][chapters[chapter].count - 1].lines.append(String(line))
        }
      } else if !line.isEmpty {
        throw Problem(line: index + 1, message: "text in front of the first code")
      }
    }
    return chapters
  }

  private static func entry(_ parts: [Part]) throws -> GuideEntry {
    let known = ["Why", "Do", "Message", "Before", "After"]
    for part in parts.dropFirst()
    where !known.contains(part.heading) && !part.heading.hasPrefix("Bad ") && !part.heading.hasPrefix("Good ")
    {
      throw Problem(line: part.line, message: "unknown heading '\(part.heading)'")
    }
    return GuideEntry(
      code: parts[0].heading, meaning: try required(parts[0].prose, parts[0]),
      why: try prose("Why", parts), todo: try prose("Do", parts),
      example: GuideExample(
        bad: try cause("Bad", "Before", parts),
        message: try required(part("Message", parts).code, parts[0]).trimmingEnd,
        good: try cause("Good", "After", parts)))
  }

  private static func cause(_ files: String, _ shown: String, _ parts: [Part]) throws -> GuideExample.Cause {
    let found = try self.files(files, parts)
    return found.isEmpty ? .shown(try required(part(shown, parts).code, parts[0])) : .files(found)
  }

  private static func files(_ heading: String, _ parts: [Part]) throws -> [GuideExample.File] {
    try parts.filter { $0.heading.hasPrefix(heading + " ") }.map { part in
      GuideExample.File(
        name: String(part.heading.dropFirst(heading.count + 1)), content: try required(part.code, part))
    }
  }

  private static func prose(_ heading: String, _ parts: [Part]) throws -> String {
    let part = try part(heading, parts)
    return try required(part.prose, part)
  }

  private static func part(_ heading: String, _ parts: [Part]) throws -> Part {
    guard let part = parts.first(where: { $0.heading == heading }) else {
      throw Problem(line: parts[0].line, message: "'\(parts[0].heading)' has no '## \(heading)'")
    }
    return part
  }

  private static func required(_ text: String, _ part: Part) throws -> String {
    guard !text.isEmpty else { throw Problem(line: part.line, message: "nothing below '\(part.heading)'") }
    return text
  }
}

extension String {
  /// The text without line ends at its end.
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
