import Foundation
import Testing

@Suite("A figure can be followed back to file, row and column")
struct TraceTests {
  private func trace(_ arguments: String...) throws -> Binary.Result { try Binary.run(["trace"] + arguments) }

  @Test("an index is followed to the fields it was computed from, and each stands where the trace says")
  func fields() throws {
    let result = try trace(TilburgTests.file, "WK085518", "vulnerability", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    let record = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let cell = try #require(record?["cell"] as? [String: Any])
    #expect((cell["value"] as? Double).map { abs($0 - 0.42616) < 1e-4 } == true)
    let inputs = try #require(cell["inputs"] as? [[String: Any]])
    #expect(inputs.count == 6)
    let file = Binary.root.appendingPathComponent("Pipelines/sample/tilburg-2022.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    for input in inputs {
      let read = try #require(input["read"] as? [String: Any])
      let (line, column) = try (#require(read["line"] as? Int), #require(read["column"] as? Int))
      let text = try #require(read["text"] as? String)
      #expect(String(lines[line - 1].dropFirst(column - 1).prefix(text.count)) == text)
      #expect(lines[line - 1].contains("WK085518;"))
      #expect(Double(text) == input["value"] as? Double)
    }
    let files = try #require(record?["files"] as? [[String: Any]])
    #expect((files.first?["sha256"] as? String)?.count == 64)
    #expect(files.first?["table"] as? String == "85318NED")
  }

  @Test("people get formula, value, place and source on lines of their own")
  func text() throws {
    let result = try trace(TilburgTests.file, "WK085518", "vulnerability")
    #expect(result.output.hasPrefix("Vulnerability of WK085518 Trouwlaan - Uitvindersbuurt, 2022\n"))
    #expect(result.output.contains("  = (2 * s(-higher_education) + 2 * s(lowest_40_persons)"))
    #expect(
      result.output.contains(
        """
          higher_education = 31 percent, estimated  [csv]
            sample/tilburg-2022.csv:165:67, record 164, column 'value': '31'
        """))
    #expect(result.output.contains("CBS, Kerncijfers wijken en buurten 2022 (85318NED), CC BY 4.0"))
  }

  @Test("what is not there is exit 2 or 1 with the nearest name")
  func unknown() throws {
    let area = try trace(TilburgTests.file, "WK08551", "vulnerability")
    #expect(area.status == 1 && area.errors.contains("has no row for area 'WK08551'"))
    let indicator = try trace(TilburgTests.file, "WK085518", "vulnerabilty")
    #expect(indicator.status == 2 && indicator.errors.contains("Did you mean 'vulnerability'?"))
    let step = try trace(TilburgTests.file, "WK085518", "vulnerability", "--step", "csv")
    #expect(step.status == 2 && step.errors.contains("step 'csv' has no indicator"))
    let period = try trace(TilburgTests.file, "WK085518", "vulnerability", "--period", "2021")
    #expect(period.status == 1 && period.errors.contains("It has 2022"))
    #expect(try trace(TilburgTests.file, "WK085518", "x", "--period", "soon").status == 2)
  }

  private func write(_ scratch: Scratch) throws -> String {
    let pipelines = Binary.root.appendingPathComponent("Pipelines").path
    try scratch.write(
      "areas.csv", "code,people,low\nGM0855,300,30\nWK085501,100,20\nWK085502,100,5\nWK085503,100,.\n")
    return try scratch.write(
      "try.yml",
      """
      peil: 1
      name: try
      period: 2022
      catalogue: [\(pipelines)/catalogue/common.yml, own.yml]
      sources:
        areas:
          { use: csv, location: areas.csv, missing: ["."], area: code, columns: { inhabitants: people, low: low } }
      transforms:
        kernen:
          from: areas
          use: regions
          areas: [{ id: kern, name: Kern, members: [WK085501, WK085502] }]
        over:
          from: kernen
          use: representation
          indicators: { low: { of: inhabitants } }
          give: [lq]
      sinks:
        open: { from: over, use: json, path: out.json }
      """)
  }

  @Test("a custom area is followed to its members, and a comparison to the larger area")
  func members() throws {
    let scratch = try Scratch()
    try scratch.write(
      "own.yml",
      """
      peil-catalogue: 1
      id: own
      indicators:
        low:
          { label: { nl: Laag, en: Low }, unit: count, polarity: context, domain: income }
      """)
    let file = try write(scratch)
    let region = try trace(file, "kern", "low", "--step", "over")
    #expect(region.status == 0, "\(region.errors)")
    #expect(region.output.contains("low = 25 count  [kernen]"))
    #expect(region.output.contains("over WK085501, WK085502"))
    #expect(region.output.contains("low = 20 count, WK085501  [areas]"))
    #expect(region.output.contains("areas.csv:4:14, record 3, column 'low': '5'"))
    let quotient = try trace(file, "WK085501", "low_lq")
    #expect(quotient.status == 0, "\(quotient.errors)")
    #expect(quotient.output.contains("low_lq = 2 score"))
    #expect(quotient.output.contains("low = 30 count, GM0855  [areas]"))
    #expect(quotient.output.contains("areas.csv:2:12, record 1, column 'low': '30'"))
    let missing = try trace(file, "WK085503", "low")
    #expect(missing.output.contains("low = missing  [areas]"))
    #expect(missing.output.contains("column 'low': '.'"))
  }

  @Test("a figure that a step hides is hidden here, and so is what was computed from it")
  func hidden() throws {
    let scratch = try Scratch()
    let pipelines = Binary.root.appendingPathComponent("Pipelines").path
    try scratch.write(
      "areas.csv",
      "code,people,dwellings\nGM0855,1000,400\nWK085501,40,15\nWK085502,700,300\nWK085503,260,85\n")
    let file = try scratch.write(
      "try.yml",
      """
      peil: 1
      name: try
      period: 2022
      catalogue: [\(pipelines)/catalogue/common.yml]
      sources:
        areas: { use: csv, location: areas.csv, area: code, columns: { inhabitants: people, dwellings: dwellings } }
      transforms:
        safe: { from: areas, use: disclose, keep: [inhabitants] }
        each: { from: safe, use: derive, indicators: { per_dwelling: { formula: inhabitants / dwellings, unit: score } } }
      sinks:
        open: { from: each, use: json, path: out.json }
      """)
    let dwellings = try trace(file, "WK085501", "dwellings")
    #expect(dwellings.status == 0, "\(dwellings.errors)")
    #expect(dwellings.output.contains("dwellings = suppressed  [safe]\n  hidden by this step"))
    let computed = try trace(file, "WK085501", "per_dwelling")
    #expect(computed.output.contains("  dwellings = suppressed  [safe]"))
    for output in [dwellings.output, computed.output] { #expect(!output.contains("'15'")) }
    let before = try trace(file, "WK085501", "dwellings", "--step", "areas")
    #expect(before.output.contains("column 'dwellings': '15'"))
    #expect(try trace(file, "WK085502", "dwellings", "--format", "json").status == 0)
  }

  @Test("nothing is published, and no folder is made")
  func nothingPublished() throws {
    let scratch = try Scratch()
    let file = Binary.root.appendingPathComponent(TilburgTests.file).path
    _ = try Binary.run(["trace", file, "WK085518", "vulnerability"], in: scratch.url)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).allSatisfy { $0.hasPrefix("std") }
    )
  }
}
