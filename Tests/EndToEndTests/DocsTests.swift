import Foundation
import Testing

/// The libraries of Python with which pages show how to read what a pipeline made.
private enum Readers {
  static let python = ProcessInfo.processInfo.environment["PEIL_CHECKS_PYTHON"] ?? "python3"
  static let areThere =
    (try? Binary.execute("/usr/bin/env", [python, "-c", "import frictionless, polars, pyjstat"]))?.status == 0
}

@Suite("What the documentation shows works")
struct DocsTests {
  /// The complaints that a part of a pipeline may not cause; what it refers to is not on the page.
  private static let mistakes = [
    "yaml.", "config.unknown-field", "config.wrong-type", "config.unknown-plugin", "config.missing-field",
  ]

  /// A folder like the repository, in which pages can save files.
  private func workspace() throws -> Scratch {
    let scratch = try Scratch()
    let pipelines = scratch.url.appendingPathComponent("Pipelines")
    try FileManager.default.createDirectory(at: pipelines, withIntermediateDirectories: true)
    let source = Binary.root.appendingPathComponent("Pipelines")
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.createSymbolicLink(
        at: pipelines.appendingPathComponent(name), withDestinationURL: source.appendingPathComponent(name))
    }
    if let data = SharedData.folder {
      try FileManager.default.createSymbolicLink(
        at: scratch.url.appendingPathComponent("data"), withDestinationURL: data)
    }
    return scratch
  }

  private func save(_ block: DocsPage.Block, as file: String, in scratch: Scratch) throws {
    let url = scratch.url.appendingPathComponent(file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // What stands in the repository is a link here, and is not to be written to.
    try? FileManager.default.removeItem(at: url)
    try Data(block.text.utf8).write(to: url)
  }

  @Test("there are pages")
  func pages() { #expect(DocsPage.all.count > 15) }

  @Test(
    "every whole pipeline runs and passes its tests, and no part of one has a field that does not exist",
    arguments: DocsPage.all)
  func pipelines(_ page: DocsPage) throws {
    let scratch = try workspace()
    for block in page.blocks { if let file = block.file { try save(block, as: file, in: scratch) } }
    for block in page.blocks where block.language == "yaml" {
      if block.isPipeline {
        let file = block.file ?? "Pipelines/page.yml"
        try save(block, as: file, in: scratch)
        for command in Self.uses(of: block) {
          let result = try Binary.run([command, file], in: scratch.url)
          #expect(
            result.status == 0,
            "docs/\(page.name):\(block.line): \(command): \(result.errors)\(result.output)")
        }
      } else if let completed = block.completed {
        try scratch.write("Pipelines/part.yml", completed)
        let result = try Binary.run(["check", "Pipelines/part.yml"], in: scratch.url)
        let found = result.errors.split(separator: "\n").filter { line in
          Self.mistakes.contains { line.contains("[" + $0) }
        }
        #expect(found.isEmpty, "docs/\(page.name):\(block.line): \(found.joined(separator: "\n"))")
      }
    }
  }

  /// What can be done with a whole pipeline; one that reads from the web or fails on purpose is checked only.
  private static func uses(of block: DocsPage.Block) -> [String] {
    let isOnline = block.text.contains("https://") || block.text.contains("use: odata")
    let fails = block.file?.hasSuffix("wrong.yml") ?? false
    guard !isOnline, !fails else { return ["check"] }
    return block.text.contains("\ntests:") ? ["check", "test", "run"] : ["check", "run"]
  }

  @Test("every catalogue can be read", arguments: DocsPage.all)
  func catalogues(_ page: DocsPage) throws {
    for block in page.blocks where block.isCatalogue {
      let scratch = try Scratch()
      try scratch.write("catalogue.yml", block.text)
      try scratch.write("x.csv", "code\n")
      try scratch.write(
        "p.yml",
        """
        peil: 1
        name: page
        period: 2022
        catalogue: [catalogue.yml]
        sources: { x: { use: csv, location: x.csv, area: code } }
        checks: [{ on: x, that: rows, equals: 0 }]
        """)
      let result = try Binary.run(["check", "p.yml"], in: scratch.url)
      #expect(result.status == 0, "docs/\(page.name):\(block.line): \(result.errors)")
    }
  }

  /// The pages whose transcripts can be run here: some are of real data, which is not part of the repository.
  private static let runnable = DocsPage.all.filter { page in
    SharedData.isPresent
      || !page.blocks.contains { $0.text.hasPrefix("$ peil ") && $0.text.contains(" data/") }
  }

  @Test("every transcript is what the program prints, apart from times", arguments: runnable)
  func transcripts(_ page: DocsPage) throws {
    let scratch = try workspace()
    for block in page.blocks {
      if let file = block.file { try save(block, as: file, in: scratch) }
      guard block.text.hasPrefix("$ peil ") else { continue }
      for (command, shown) in Self.commands(block.text) {
        let result = try Binary.execute(
          "/bin/sh",
          ["-c", command.replacing("peil ", with: "\(try #require(Binary.path)) ", maxReplacements: 1)],
          in: scratch.url)
        let found = result.output + result.errors
        #expect(Self.fits(found, shown), "docs/\(page.name):\(block.line): \(command) prints\n\(found)")
      }
    }
  }

  /// The commands of a transcript, each with what is shown below it.
  private static func commands(_ text: String) -> [(command: String, shown: String)] {
    var commands: [(command: String, shown: String)] = []
    for line in text.components(separatedBy: "\n").dropLast() {
      if line.hasPrefix("$ ") {
        commands.append((String(line.dropFirst(2)), ""))
      } else if !commands.isEmpty {
        commands[commands.count - 1].shown += line + "\n"
      }
    }
    return commands
  }

  /// Whether an output is what a page shows, where `...` stands for anything.
  private static func fits(_ found: String, _ shown: String) -> Bool {
    let pieces = timeless(shown).components(separatedBy: "...").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard pieces.count > 1 else { return timeless(found) == timeless(shown) }
    var rest = timeless(found)[...]
    for piece in pieces where !piece.isEmpty {
      guard let range = rest.range(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  private static func timeless(_ text: String) -> String {
    text.replacing(/\([0-9.]+ s\)/, with: "(… s)").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test(
    "the Python on a page reads what its pipelines make",
    .enabled(if: Readers.areThere, "python3 lacks frictionless, polars or pyjstat: see PEIL_CHECKS_PYTHON"),
    arguments: [
      ("use-the-figures.md", ["Pipelines/tilburg-2022.yml"], "out/tilburg-2022"),
      ("publish-open-data.md", [], "."),
    ])
  func python(_ name: String, _ pipelines: [String], _ folder: String) throws {
    let page = try #require(DocsPage.all.first { $0.name == name })
    let scratch = try workspace()
    var files = pipelines
    for block in page.blocks { if let file = block.file { try save(block, as: file, in: scratch) } }
    for block in page.blocks where block.isPipeline {
      let file = block.file ?? "Pipelines/page.yml"
      try save(block, as: file, in: scratch)
      files.append(file)
    }
    for file in files { #expect(try Binary.run(["run", file], in: scratch.url).status == 0) }
    let blocks = page.blocks.filter { $0.language == "python" }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let result = try Binary.execute(
        "/usr/bin/env", [Readers.python, "-c", block.text], in: scratch.url.appendingPathComponent(folder))
      #expect(result.status == 0, "docs/\(name):\(block.line): \(result.errors)")
    }
  }

  @Test("every command on a page exists with the options it shows", arguments: DocsPage.all)
  func commands(_ page: DocsPage) throws {
    for block in page.blocks where block.language != "yaml" {
      for line in block.text.split(separator: "\n") {
        let words = line.drop { $0 == "$" || $0 == " " }.split(separator: " ").map(String.init)
        guard words.first == "peil", words.count > 1, !words[1].hasPrefix("-") else { continue }
        let help = try Binary.run(
          ["help"] + Array(words[1...].prefix(["new", "singer", "snapshot"].contains(words[1]) ? 2 : 1)))
        #expect(help.status == 0, "docs/\(page.name):\(block.line): \(line)")
        for word in words where word.hasPrefix("--") {
          let option = String(word.prefix { $0 != "=" })
          #expect(help.output.contains(option), "docs/\(page.name):\(block.line): \(option) in \(line)")
        }
      }
    }
  }
}

extension DocsPage: CustomTestStringConvertible {
  var testDescription: String { name }
}
