import Foundation
import Testing

@Suite("A report with a map, by the real program")
struct MapReportTests {
  private func write(_ scratch: Scratch, map: String) throws -> String {
    try scratch.write(
      "own.yml",
      """
      peil-catalogue: 1
      id: own
      indicators:
        low_literacy: { label: { nl: Deel, en: Share }, unit: percent, polarity: worse, domain: literacy }
        low_literacy_people: { label: { nl: Mensen, en: People }, unit: count, polarity: context, domain: literacy }
        low_literacy_lq: { label: { nl: Verhouding, en: Quotient }, unit: score, polarity: context, domain: literacy }
      """)
    try scratch.write(
      "rows.csv", "code,name,share,people,lq\nGM0855,Tilburg,12,1200,\nWK085501,Noord,15,300,1.3\n")
    try scratch.write("map.geojson", map)
    return try scratch.write(
      "try.yml",
      """
      peil: 1
      name: try
      period: 2022
      catalogue: [own.yml]
      sources:
        rows:
          use: csv
          location: rows.csv
          missing: [""]
          area: { column: code, name: name }
          columns: { low_literacy: share, low_literacy_people: people, low_literacy_lq: lq }
      sinks:
        pages: { from: rows, use: report, path: pages, maps: [{ level: wijk, geometry: map.geojson }] }
      """)
  }

  private let square = """
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "WK085501"}, "geometry":
      {"type": "Polygon", "coordinates": [[[5.0, 51.5], [5.1, 51.5], [5.1, 51.6], [5.0, 51.6], [5.0, 51.5]]]}}]}
    """

  @Test("the map is read, and its digest is kept with the run")
  func page() throws {
    let scratch = try Scratch()
    let file = try write(scratch, map: square)
    let result = try Binary.run(["run", file, "--output", scratch.path("out")])
    #expect(result.status == 0, "\(result.errors)")
    let page = try #require(scratch.read("out/pages/GM0855/index.html"))
    #expect(page.contains("<title>Noord: 15%</title>"))
    #expect(scratch.read("out/pages/GM0855/gegevens.geojson")?.contains("[5,51.5]") == true)
    let record = try #require(scratch.read("out/.peil/run.json"))
    #expect(record.contains("map.geojson"))
  }

  @Test("a map that is none fails the run with its place, and nothing is published")
  func brokenMap() throws {
    let scratch = try Scratch()
    let result = try Binary.run(["run", try write(scratch, map: "{"), "--output", scratch.path("out")])
    #expect(result.status == 1)
    #expect(result.errors.contains("map.geojson"))
    #expect(scratch.read("out/pages/index.html") == nil)
  }

  @Test("a map that is not there is found before anything is read")
  func missingMap() throws {
    let scratch = try Scratch()
    let file = try write(scratch, map: square)
    try FileManager.default.removeItem(atPath: scratch.path("map.geojson"))
    let result = try Binary.run(["check", file])
    #expect(result.status == 2)
    #expect(result.errors.contains("map.geojson"))
  }
}
