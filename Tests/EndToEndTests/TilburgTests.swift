import Foundation
import Testing

@Suite("The embedded pipeline runs from the repository alone")
struct TilburgTests {
  static let file = "Pipelines/tilburg-2022.yml"

  @Test("it makes JSON, SQLite and pages, and says so in one line")
  func run() throws {
    let scratch = try Scratch()
    let result = try Binary.run(["run", Self.file, "--output", scratch.path("out")])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.output.contains("8 checks held"))
    for file in [
      "tilburg-2022.json", "tilburg-2022.sqlite", "tilburg-2022/index.html", "tilburg-2022/methode.html",
      "tilburg-2022/GM0855/index.html", "tilburg-2022/GM0855/praatplaat-a4.svg",
      "tilburg-2022/GM0855/praatplaat-a3.svg", "tilburg-2022/GM0855/achtergrond.html",
      "tilburg-2022/GM0855/gesprek-finance.html", "tilburg-2022/GM0855/gegevens.csv",
      "tilburg-2022/GM0855/datapackage.json",
    ] {
      #expect(scratch.data("out/" + file)?.isEmpty == false, "\(file) is missing")
    }
  }

  @Test("the same bytes come out again, whatever the number of threads")
  func deterministic() throws {
    let scratch = try Scratch()
    for (index, jobs) in ["1", "2", "4"].enumerated() {
      let result = try Binary.run(["run", Self.file, "--output", scratch.path("\(index)"), "--jobs", jobs])
      #expect(result.status == 0, "\(result.errors)")
    }
    let outputs = try files(in: scratch.url.appendingPathComponent("0")).filter {
      !$0.hasPrefix(".peil/run.log")
    }
    #expect(outputs.count > 4)
    for output in outputs where !output.hasSuffix("lock") {
      let first = scratch.data("0/" + output)
      #expect(first == scratch.data("1/" + output), "\(output) differs")
      #expect(first == scratch.data("2/" + output), "\(output) differs")
    }
  }

  @Test("no output names a path of this machine or a time")
  func clean() throws {
    let scratch = try Scratch()
    _ = try Binary.run(["run", Self.file, "--output", scratch.path("out")])
    for output in try files(in: scratch.url.appendingPathComponent("out")) where !output.hasPrefix(".peil/") {
      let text = String(decoding: try #require(scratch.data("out/" + output)), as: UTF8.self)
      #expect(!text.contains(Binary.root.path), "\(output)")
      #expect(!text.contains(scratch.url.path), "\(output)")
    }
  }

  @Test("the figures in the output are those of the sample, and the index ranks the wijken")
  func figures() throws {
    let scratch = try Scratch()
    _ = try Binary.run(["run", Self.file, "--output", scratch.path("out")])
    let areas = try JSONAreas(scratch.data("out/tilburg-2022.json"))
    #expect(areas.count == 62)
    #expect(areas.value("NL00", "inhabitants") == 17_590_672)
    #expect(areas.value("GM0855", "inhabitants") == 224_459)
    #expect(areas.value("GM0855", "vulnerability") == nil)
    let scored = areas.codes.filter { areas.value($0, "vulnerability") != nil }
    #expect(scored.count == 51)
    #expect(scored.allSatisfy { $0.hasPrefix("WK") })
    // Weighted z-scores over one population have a weighted mean of about nothing.
    let total = scored.compactMap { areas.value($0, "vulnerability") }.reduce(0, +)
    #expect(abs(total / 51) < 0.2)
    let first = scored.first { areas.value($0, "vulnerability_rank") == 1 }
    #expect(areas.name(try #require(first)) == "Heyhoef")
  }

  @Test("what steps say of figures reaches the page: verdicts, people beyond, how sure, funnel, documents")
  func facets() throws {
    let scratch = try Scratch()
    _ = try Binary.run(["run", Self.file, "--output", scratch.path("out")])
    let page = try #require(scratch.read("out/tilburg-2022/GM0855/index.html"))
    for text in [
      "In Tilburg hebben ongeveer 17.000 mensen moeite met lezen en schrijven.", "Dat is 1 op de 9.",
      "In Stokhasselt wonen naar verhouding veel mensen met een laag inkomen.", "meer dan verwacht.",
      "van de 100 berekeningen is dat deel hoger", "een van de 3 meest kwetsbare wijken",
      "<td class=\"v over\" data-v=\"3\">oververtegenwoordigd</td>", "trechter-title",
      "href=\"gegevens.csv\"",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    let background = try #require(scratch.read("out/tilburg-2022/GM0855/achtergrond.html"))
    #expect(background.contains("Een cursus verdient zich alleen in de hoopvolle berekening terug."))
  }

  @Test("every figure is cited on the page: publisher, table and licence")
  func cited() throws {
    let scratch = try Scratch()
    _ = try Binary.run(["run", Self.file, "--output", scratch.path("out")])
    let page = try #require(scratch.read("out/tilburg-2022/GM0855/index.html"))
    for fact in ["CBS", "85318NED", "Kerncijfers wijken en buurten 2022", "CC BY 4.0"] {
      #expect(page.contains(fact), "\(fact) is not on the page")
    }
  }

  @Test(
    "no figure in the database is without publisher and licence",
    .enabled(if: Programs.hasSQLite, "needs sqlite3"))
  func citedInDatabase() throws {
    let scratch = try Scratch()
    _ = try Binary.run(["run", Self.file, "--output", scratch.path("out")])
    let uncited = try Binary.execute(
      "/usr/bin/env",
      [
        "sqlite3",
        scratch.path("out/tilburg-2022.sqlite"),
        "SELECT count(*) FROM origin WHERE kind = 'source' AND (publisher IS NULL OR licence IS NULL)",
      ])
    #expect(uncited.output == "0\n")
  }

  @Test("a second run replaces the outputs and leaves nothing else behind")
  func again() throws {
    let scratch = try Scratch()
    for _ in 1...2 {
      #expect(try Binary.run(["run", Self.file, "--output", scratch.path("out")]).status == 0)
    }
    let top = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out")).sorted()
    #expect(top == [".peil", "tilburg-2022", "tilburg-2022.json", "tilburg-2022.sqlite"])
  }

  @Test(
    "its generated file is the one its script writes", .enabled(if: Programs.hasPython, "needs python3"))
  func generated() throws {
    let result = try Binary.execute("/usr/bin/env", ["python3", "Pipelines/sample/make-atom", "--check"])
    #expect(result.status == 0, "\(result.errors)")
  }

  private func files(in folder: URL) throws -> [String] {
    let base = folder.resolvingSymlinksInPath().path + "/"
    let walker = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey]))
    return try walker.compactMap { item in
      guard let url = item as? URL else { return nil }
      let isFile = try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
      return isFile ? url.resolvingSymlinksInPath().path.replacingOccurrences(of: base, with: "") : nil
    }
  }
}
