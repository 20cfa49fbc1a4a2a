import Testing

@Suite("A pipeline is run for other periods from the command line")
struct BackfillEndToEndTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCatalogue()
    try scratch.write(
      "towns.yml",
      """
      peil: 1
      name: towns
      period: 2022
      catalogue: [catalogue.yml]
      parameters: { period: "2022" }
      sources:
        s: { use: csv, location: "towns-${period}.csv", area: code, columns: { people: n } }
      sinks:
        j: { from: s, use: json, path: towns.json, shape: lines }
      """)
    for year in ["2015", "2017"] { try scratch.write("towns-\(year).csv", "code;n\nGM0855;\(year)\n") }
  }

  @Test("each period has a folder of its own")
  func periods() throws {
    let result = try Binary.run(["nightly", "towns.yml", "--period", "2015"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(scratch.read("out/towns/2015/towns.json")?.contains("\"period\":\"2015\"") == true)
    #expect(scratch.read("out/towns/towns.json") == nil)
  }

  @Test("a period that fails does not keep the later ones from being run, and shows in the exit code")
  func oneFails() throws {
    try scratch.write("towns-2016.csv", "code;n\nGM0855;many\n")
    let result = try Binary.run(["nightly", "towns.yml", "--period", "2015..2018"], in: scratch.url)
    // 2016 is refused as data (1), 2018 is not there, which is graver (2).
    #expect(result.status == 2, "\(result.output)\(result.errors)")
    #expect(result.errors.contains("towns-2016.csv:2"))
    #expect(result.errors.contains("towns-2018.csv"))
    for year in ["2015", "2017"] {
      #expect(scratch.read("out/towns/\(year)/towns.json")?.contains(year) == true)
    }
    for year in ["2016", "2018"] { #expect(scratch.read("out/towns/\(year)/towns.json") == nil) }
  }
}
