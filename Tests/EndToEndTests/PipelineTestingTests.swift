import Foundation
import Testing

@Suite("peil test runs the tests of a pipeline, peil preview shows its rows")
struct PipelineTestingTests {
  private static let pipeline = """
    peil: 1
    name: try
    period: 2022
    catalogue: [catalogue.yml]
    sources:
      wijken:
        use: csv
        location: ${data}/wijken.csv
        delimiter: ";"
        area: { column: code, name: naam }
        columns: { people: inwoners }
    sinks:
      figures: { from: wijken, use: json, path: try.json }

    """

  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCatalogue()
  }

  @Test("the tests of the pipelines pass without their data", arguments: ["tilburg-2022", "gemeenten-2015"])
  func shipped(_ name: String) throws {
    let result = try Binary.run(["test", "Pipelines/\(name).yml"])
    #expect(result.status == 0)
    #expect(result.output.hasSuffix(" passed\n"))
  }

  @Test("a failure shows expected and found side by side, and is exit 1")
  func failure() throws {
    let file = try scratch.write(
      "try.yml",
      Self.pipeline + """
        tests:
          - name: a missing marker is zero
            given: { wijken: "code;naam;inwoners\\nWK085500;Centrum;." }
            expect: { wijken: [{ area: WK085500, people: 0 }] }
          - name: text is refused
            given: { wijken: "code;naam;inwoners\\nWK085500;Centrum;veel" }
            fails: data.not-a-number
        """)
    let result = try Binary.run(["test", file])
    #expect(result.status == 1)
    #expect(
      result.output == """
          FAILED  a missing marker is zero  (\(file):15:5)
                                                expected  found
                  wijken WK085500 2022  people  0         missing
          passed  text is refused
        \(file): 1 of 2 tests failed

        """)
    let filtered = try Binary.run(["test", file, "--filter", "REFUSED"])
    #expect(filtered.status == 0)
  }

  @Test("a pipeline without tests is no success")
  func none() throws {
    let file = try scratch.write("try.yml", Self.pipeline)
    let result = try Binary.run(["test", file])
    #expect(result.status == 2)
    #expect(result.errors.contains("no tests"))
  }

  @Test("a file can be given, and is decompressed as inputs are")
  func givenFile() throws {
    try scratch.write("small.csv", "code;naam;inwoners\nWK085500;Centrum;12\n")
    _ = try Binary.execute("/usr/bin/env", ["gzip", scratch.path("small.csv")])
    let file = try scratch.write(
      "try.yml",
      Self.pipeline + """
        tests:
          - name: a file
            given: { wijken: { file: small.csv.gz } }
            expect: { wijken: [{ area: WK085500, people: 12 }] }
        """)
    let result = try Binary.run(["test", file])
    #expect(result.status == 0)
  }

  @Test("a preview aligns rows and shows what is missing")
  func preview() throws {
    try scratch.write(
      "wijken.csv", "code;naam;inwoners\nGM0855;Tilburg;224459\nWK085500;Centrum;.\nWK085501;Oost;9\n")
    let file = try scratch.write("try.yml", Self.pipeline)
    let result = try Binary.run(["preview", file, "--rows", "2", "--set", "data=."])
    #expect(result.status == 0)
    #expect(
      result.output == """
        wijken: the first 2 rows, 1 column

        area      name     period   people
                                   (count)
        GM0855    Tilburg  2022     224459
        WK085500  Centrum  2022    missing

        """)
    let refused = try Binary.run(["preview", file, "wjken", "--set", "data=."])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("Did you mean 'wijken'?"))
  }

  @Test("a preview says what was refused")
  func refused() throws {
    try scratch.write("wijken.csv", "code;naam;inwoners\nGM0855;Tilburg;veel\nWK085501;Oost;9\n")
    let file = try scratch.write(
      "try.yml",
      Self.pipeline.replacingOccurrences(of: "    columns:", with: "    quarantine: { max: 5 }\n    columns:")
    )
    let result = try Binary.run(["preview", file, "--set", "data=."])
    #expect(result.status == 0)
    #expect(result.output.contains("1 record refused until then"))
    #expect(result.errors.contains("[data.not-a-number]"))
  }
}
