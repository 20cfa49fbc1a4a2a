import Foundation
import Testing

@Suite("Costs and benefits with the model that comes with the program")
struct BenefitsEndToEndTests {
  private func write(_ scratch: Scratch, model: String) throws {
    let pipelines = Binary.root.appendingPathComponent("Pipelines").path
    try scratch.write("people.csv", "code;n\nGM0855;24000\nGM0363;\nWK085500;300\n")
    try scratch.write(
      "try.yml",
      """
      peil: 1
      name: try
      period: 2022
      catalogue: [\(pipelines)/catalogue/common.yml]
      sources:
        people: { use: csv, location: people.csv, delimiter: ";", area: code, columns: { inhabitants: n } }
      transforms:
        benefits:
          from: people
          use: benefits
          model: \(model)
          participants: { indicator: inhabitants, share: 0.01 }
          levels: municipality
      sinks:
        open: { from: benefits, use: json, path: out.json }
      """)
  }

  @Test("its numbers are those of the table they were taken from")
  func published() throws {
    let scratch = try Scratch()
    try write(scratch, model: Binary.root.appendingPathComponent("Pipelines/benefits/pwc-2018.yml").path)
    let result = try Binary.run(["run", scratch.path("try.yml"), "--output", scratch.path("out")])
    #expect(result.status == 0, "\(result.errors)")
    let areas = try JSONAreas(scratch.data("out/out.json"))
    // Tests/Oracles/benefits.py, central scenario, where 100 take part; here 240 do.
    func value(_ id: String) throws -> Double { try #require(areas.value("GM0855", "benefits_" + id)) }
    #expect(try abs(value("break_even") - 124.43712825000415) < 1e-9)
    #expect(try abs(value("total") - 2.4 * 24108.5602198466) < 1e-6)
    #expect(try value("cost") == 480_000)
    #expect(try abs(value("outside_municipality") - 100 * (1 - 59.0 / 569)) < 1e-9)
    #expect(areas.value("GM0363", "benefits_total") == nil)
    #expect(areas.value("WK085500", "benefits_total") == nil)
  }

  @Test("a mistake in the model is reported at its place in that file")
  func mistake() throws {
    let scratch = try Scratch()
    let file = Binary.root.appendingPathComponent("Pipelines/benefits/pwc-2018.yml")
    let model = try String(contentsOf: file, encoding: .utf8)
      .replacingOccurrences(of: "value: 318", with: "value: 575")
    try scratch.write("own.yml", model)
    try write(scratch, model: "own.yml")
    let result = try Binary.run(["check", scratch.path("try.yml")])
    #expect(result.status == 2)
    #expect(result.errors.contains("own.yml:"))
    #expect(result.errors.contains("the payers add up to 826 euro a person"))
  }
}
