import Foundation
import Testing

@Suite("Every mistake in a pipeline file is reported in one go, with exit 2")
struct LintEndToEndTests {
  private static let pipeline = """
    peil: 1
    name: mistakes
    perod: 2020
    period: 2020
    catalogue: [catalogue.yml]
    parameters: { unread: 1 }
    sources:
      typo_in_field: { use: csv, location: data.csv, area: code, columns: { people: n }, delimeter: ";" }
      typo_in_plugin: { use: cvs, location: data.csv, area: code, columns: { people: n } }
      typo_in_indicator: { use: csv, location: data.csv, area: code, columns: { poeple: n } }
      missing_file: { use: csv, location: dta.csv, area: code, columns: { people: n } }
      unit_clash: { use: csv, location: data.csv, area: code, columns: { people: { title: n, unit: km } } }
      typo_in_parameter: { use: csv, location: "${dat}/data.csv", area: code, columns: { people: n } }
      good: { use: csv, location: data.csv, area: code, columns: { people: n, distance: d } }
    transforms:
      formula:
        from: good
        use: derive
        indicators:
          sum: { formula: people + distance, unit: count, polarity: context, domain: x, label: Som }
    sinks:
      typo_in_step: { from: godo, use: json, path: a.json }
      outside: { from: good, use: json, path: ../a.json }
    checks:
      - { on: good, that: sum(poeple), equals: 1 }
    """

  /// Code, line of the file, suggestion.
  private static let expected: [(code: String, line: Int, hint: String)] = [
    ("config.unknown-field", 3, "Did you mean 'period'?"),
    ("config.unused-parameter", 6, ""),
    ("config.unknown-field", 8, "Did you mean 'delimiter'?"),
    ("config.unknown-plugin", 9, "Did you mean 'csv'?"),
    ("config.unknown-indicator", 10, "Did you mean 'people'?"),
    ("config.file-not-found", 11, "Did you mean 'data.csv'?"),
    ("config.unit-clash", 12, ""),
    ("config.unknown-parameter", 13, "Did you mean 'data'?"),
    ("config.unit-clash", 20, ""),
    ("config.unknown-step", 22, "Did you mean 'good'?"),
    ("config.invalid-value", 23, ""),
    ("config.unknown-indicator", 25, "Did you mean 'people'?"),
  ]

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      "catalogue.yml",
      """
      peil-catalogue: 1
      id: test
      indicators:
        people: { label: Mensen, unit: count, polarity: context, domain: population }
        distance: { label: Afstand, unit: km, polarity: worse, domain: facilities }
      """)
    try scratch.write("data.csv", "code;n;d\nGM0001;1;2\n")
    try scratch.write("p.yml", Self.pipeline)
    return scratch
  }

  @Test("each has its own code, its place and a suggestion", arguments: ["check", "run", "plan"])
  func all(_ command: String) throws {
    let scratch = try scratch()
    let result = try Binary.run([command, "p.yml", "--set", "data=."], in: scratch.url)
    #expect(result.status == 2)
    let lines = result.errors.split(separator: "\n").map(String.init)
    for (code, line, hint) in Self.expected {
      #expect(
        lines.contains {
          $0.contains("p.yml:\(line):") && $0.contains("[\(code)]") && (hint.isEmpty || $0.contains(hint))
        },
        "no \(code) at line \(line) in\n\(result.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
  }

  @Test("the complaints stand in the order of the file")
  func order() throws {
    let scratch = try scratch()
    let result = try Binary.run(["check", "p.yml", "--set", "data=."], in: scratch.url)
    let numbers = result.errors.split(separator: "\n").compactMap { line -> Int? in
      guard let start = line.firstRange(of: "p.yml:") else { return nil }
      return Int(line[start.upperBound...].prefix { $0.isNumber })
    }
    #expect(numbers.count >= Self.expected.count - 1)
    #expect(numbers == numbers.sorted())
  }
}
