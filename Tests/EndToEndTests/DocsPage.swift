import Foundation

/// A page of the documentation as its tests see it: the blocks of code, each with the file it is to be saved as.
struct DocsPage {
  struct Block {
    /// The word behind the opening fence, such as `yaml`.
    var language: String
    /// The file that the line before the block names, as in "`Pipelines/try.yml`:" or "`Pipelines/try.yml`, a first try:".
    var file: String?
    var text: String
    /// The line of the page on which it starts.
    var line: Int
  }

  let name: String
  let blocks: [Block]

  /// All pages, by name.
  static let all: [DocsPage] = {
    let folder = Binary.root.appendingPathComponent("docs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)).map {
        DocsPage(name: name, text: $0)
      }
    }
  }()

  init(name: String, text: String) {
    self.name = name
    var blocks: [Block] = []
    var open: Block?
    var before = ""
    for (number, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
          before = ""
        } else {
          open = Block(
            language: String(line.dropFirst(3)), file: DocsPage.file(before), text: "", line: number + 1)
        }
      } else if open != nil {
        open?.text += line + "\n"
      } else if !line.isEmpty {
        before = line
      }
    }
    self.blocks = blocks
  }

  /// The path in a line such as "`Pipelines/try.yml`:".
  private static func file(_ line: String) -> String? {
    guard line.hasPrefix("`"), line.hasSuffix(":") else { return nil }
    let parts = line.dropFirst().split(separator: "`", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].hasPrefix(":") || parts[1].hasPrefix(", ") else { return nil }
    return parts[0].contains(".") && !parts[0].contains(" ") ? String(parts[0]) : nil
  }
}

extension DocsPage.Block {
  /// Whether it is a whole pipeline file.
  var isPipeline: Bool { text.hasPrefix("peil: 1\n") }

  /// Whether it is a whole catalogue.
  var isCatalogue: Bool { text.hasPrefix("peil-catalogue: 1\n") }

  /// A part of a pipeline file made into a whole one, as far as its shape tells where it belongs; else nil.
  var completed: String? {
    let lines = text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    let indent = lines.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let first = lines.first.map(String.init) ?? ""
    if ["sources:", "transforms:", "sinks:", "checks:", "tests:", "parameters:"].contains(first) {
      return Self.frame(without: first) + text
    }
    switch indent {
    case 2: return Self.frame(without: "transforms:") + "transforms:\n" + text
    case 4: return Self.frame(without: "sources:") + "sources:\n  x:\n" + Self.step(around: text) + text
    default: return nil
    }
  }

  private static func frame(without section: String) -> String {
    let top = "peil: 1\nname: page\nperiod: 2022\n"
    return section == "sources:" ? top : top + "sources: { x: { use: csv, location: x.csv, area: code } }\n"
  }

  private static func step(around fields: String) -> String {
    ["use: csv", "location: x.csv", "area: code"].filter { field in
      !fields.contains("    \(field.prefix { $0 != ":" }):")
    }.map { "    \($0)\n" }.joined()
  }
}
