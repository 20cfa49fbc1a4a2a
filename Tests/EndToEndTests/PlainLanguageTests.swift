import Foundation
import PlainDutch
import Testing

/// Every sentence of every page that the embedded pipeline makes is plain Dutch (level B1), and none of them treats
/// origin as a lack.
@Suite struct PlainLanguageTests {
  /// Terms that readers need, and that the pages explain.
  private static let terms = [
    "oververtegenwoordigd", "kwetsbaarheid", "kwetsbare", "kwetsbaar", "sociaal domein", "domein",
    "wethouder",
    "csv", "json", "geojson", "pdf", "piaac", "kwb", "pwc", "cbs", "sha-256", "sha", "peil", "hbo", "vmbo",
    "mbo",
    "laaggeletterdheid", "laaggeletterd", "ecbo", "roa",
  ]

  /// What the computation says of itself, which is marked as English.
  private static var english: Regex<(Substring, Substring)> {
    /<(table|p)[^>]* lang="en".*?<\/\1>/.dotMatchesNewlines()
  }

  @Test func ofThePagesOfTilburg() throws {
    let scratch = try Scratch()
    let result = try Binary.run(["run", "Pipelines/tilburg-2022.yml", "--output", scratch.path("out")])
    #expect(result.status == 0, "\(result.errors)")
    let areas = try JSONAreas(scratch.data("out/tilburg-2022.json"))
    let names = areas.codes.map { areas.name($0) ?? $0 } + ["Ken uw doelgroep", "tilburg-2022", "CC BY 4.0"]
    let lint = PageLint(names: names, allowedTerms: Self.terms)
    let folder = scratch.path("out/tilburg-2022")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".html") || $0.hasSuffix(".svg") }
    #expect(files.count == 12)
    var found: [String: String] = [:]
    for file in files.sorted() {
      let page = try #require(scratch.read("out/tilburg-2022/\(file)"))
      let dutch = page.replacing(Self.english, with: "")
      for problem in lint.problems(inPage: dutch) { found[problem.description] = file }
    }
    for (problem, file) in found.sorted(by: { $0.key < $1.key }) {
      Issue.record("\(file): \(problem)")
    }
  }
}
