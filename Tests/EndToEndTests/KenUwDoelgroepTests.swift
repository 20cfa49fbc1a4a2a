import Foundation
import Testing

@Suite(
  "Ken uw doelgroep over real data",
  .enabled(if: SharedData.isPresent, "the real data is not beside the repository"))
struct KenUwDoelgroepTests {
  private static func areas(
    _ name: String, _ look: (Scratch) throws -> Void = { _ in }
  ) throws -> JSONAreas {
    let scratch = try Scratch()
    let data = try #require(SharedData.folder).path
    let result = try Binary.run([
      "run", "Pipelines/\(name).yml", "--set", "data=\(data)", "--output", scratch.path("out"),
    ])
    #expect(result.status == 0, "\(result.errors)")
    try look(scratch)
    return try JSONAreas(scratch.data("out/\(name).json"))
  }

  /// Every municipality has its documents, and none of them is too large to mail.
  private static func checkPages(in folder: URL) throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
    let folders = Set(files.filter { $0.hasPrefix("GM") }.map { $0.prefix(6) })
    #expect(folders.count == 345)
    let wanted =
      [
        "index.html", "praatplaat-a4.svg", "praatplaat-a3.svg", "achtergrond.html",
        "gegevens.csv", "gegevens.geojson", "datapackage.json",
      ] + ["culture", "social", "work", "health", "education", "finance"].map { "gesprek-\($0).html" }
    #expect(files.count == 345 * wanted.count + 3)
    for file in files where file.hasSuffix(".html") {
      let size = try folder.appendingPathComponent(file).resourceValues(forKeys: [.fileSizeKey]).fileSize
      #expect((size ?? .max) < 400_000, "\(file)")
    }
    let poster = folder.appendingPathComponent("GM0855/praatplaat-a4.svg")
    #expect(try String(contentsOf: poster, encoding: .utf8).contains("Dat is 1 op de 9."))
  }

  @Test("all municipalities and wijken of 2022: literacy adds up to the survey, and the country to 40%")
  func all() throws {
    let areas = try Self.areas("ken-uw-doelgroep-2022") { scratch in
      try Self.checkPages(in: scratch.url.appendingPathComponent("out/ken-uw-doelgroep-2022"))
    }
    #expect(areas.codes.filter { $0.hasPrefix("GM") }.count == 345)
    #expect(areas.codes.filter { $0.hasPrefix("WK") }.count == 3340)
    #expect(areas.value("NL00", "low_literacy").map { abs($0 - 11.9) < 1e-9 } == true)
    let towns = areas.codes.filter { $0.hasPrefix("GM") }
    let people = towns.compactMap { areas.value($0, "low_literacy_people") }
    #expect(people.count == 345)
    #expect(areas.value("NL00", "low_literacy_people").map { abs($0 - people.reduce(0, +)) < 1 } == true)
    // Published: 1.3 million people of 16 to 65 in 2012, and classes of municipalities from 5-8 to 16 and more.
    #expect(people.reduce(0, +) > 1.2e6 && people.reduce(0, +) < 1.5e6)
    let shares = towns.compactMap { areas.value($0, "low_literacy") }
    #expect(shares.allSatisfy { $0 > 5 && $0 < 18 })
    // Well known for it.
    let schilderswijk = try #require(areas.value("WK051829", "low_literacy_lq"))
    #expect(schilderswijk > 1.2)
    #expect(areas.value("WK051829", "lowest_40_persons_verdict") == 3)
  }

  @Test("Amsterdam 2017 down to its buurten, without a column of education")
  func amsterdam() throws {
    let areas = try Self.areas("ken-uw-doelgroep-amsterdam-2017")
    #expect(areas.codes.filter { $0.hasPrefix("BU") }.count == 479)
    let city = try #require(areas.value("GM0363", "low_literacy"))
    #expect(city > 13 && city < 16)
    let wijken = areas.codes.filter { $0.hasPrefix("WK") }
    let sorted = wijken.filter { areas.value($0, "low_literacy") != nil }.sorted {
      (areas.value($0, "low_literacy") ?? 0) > (areas.value($1, "low_literacy") ?? 0)
    }
    // Bijlmer Oost and Bijlmer Centrum, then Holendrecht and Slotermeer.
    #expect(Set(sorted.prefix(2)) == ["WK036394", "WK036393"])
    let probability = try #require(areas.value("WK036394", "low_literacy_probability"))
    let above = try #require(areas.value("WK036394", "low_literacy_probability_above"))
    #expect(probability > 50 && above > probability && above <= 100)
  }
}
