import IndicatorSchema
import Testing

@testable import PipelineEngine

@Suite("Every mistake in a pipeline file is found without reading data")
struct LintTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func complaint(_ code: DiagnosticCode, _ body: String, top: String = "") throws -> Diagnostic {
    try workspace.pipeline(body, top: top)
    let all = workspace.complaints()
    return try #require(all.first { $0.code == code }, "found \(all)")
  }

  private let source = "sources:\n  a: { use: list, rows: [GM0001=1] }\n"
  private let sink = "sinks:\n  s: { from: a, use: lines, path: a.txt }\n"

  @Test("a correct file has no complaints")
  func correct() throws {
    try workspace.pipeline(source + sink)
    #expect(workspace.complaints() == [])
  }

  @Test("a typo in a field names the place and the right field")
  func field() throws {
    let found = try complaint(.unknownField, "sources:\n  a: { use: list, rosw: [] }\n" + sink)
    #expect(found.hint == "did you mean 'rows'?")
    #expect(found.place?.line == 5)
    #expect(found.place?.column == 19)
  }

  @Test("a typo at the top of the file names the right field")
  func topField() throws {
    let found = try complaint(.unknownField, source + sink, top: "perod: 2017\n")
    #expect(found.hint == "did you mean 'period'?")
  }

  @Test("a typo in a plugin names the nearest plugin")
  func plugin() throws {
    let found = try complaint(.unknownPlugin, "sources:\n  a: { use: lst, rows: [] }\n" + sink)
    #expect(found.hint == "did you mean 'list'?")
    #expect(found.place?.line == 5)
  }

  @Test("a plugin of another kind is told apart")
  func pluginKind() throws {
    let found = try complaint(.unknownPlugin, "sources:\n  a: { use: pass, rows: [] }\n" + sink)
    #expect(found.hint == "'pass' is a transform")
  }

  @Test("a map in the place of the name of a step is a mistake, and the sink is not passed over")
  func fromMap() throws {
    let found = try complaint(
      .wrongType, source + "sinks:\n  s: { from: { step: a }, use: lines, path: a.txt }\n")
    #expect(found.message == "'from' expects the name of a step, found a map")
  }

  @Test("a typo in an indicator is found")
  func indicator() throws {
    let found = try complaint(
      .unknownIndicator, "sources:\n  a: { use: list, rows: [], indicator: peple }\n" + sink)
    #expect(found.place?.column == 40)
  }

  @Test("a typo in a step name names the nearest step")
  func step() throws {
    let found = try complaint(
      .unknownStep,
      "sources:\n  people: { use: list, rows: [] }\nsinks:\n  s: { from: poeple, use: lines, path: a.txt }\n")
    #expect(found.hint == "did you mean 'people'?")
  }

  @Test("a parameter without a value names those that have one")
  func parameter() throws {
    try workspace.pipeline("sources:\n  a: { use: list, rows: ['${dta}'] }\n" + sink)
    let all = workspace.complaints(Parameters(given: ["data": "x"]))
    let missing = try #require(all.first { $0.code == .unknownParameter })
    #expect(missing.hint == "did you mean 'data'?")
    #expect(all.contains { $0.code == .unusedParameter && $0.message.contains("data") })
  }

  @Test("a path with a parameter that has no value is not looked for")
  func pathWithoutValue() throws {
    try workspace.pipeline("sources:\n  a: { use: list, rows: [], location: '${data}/a.csv' }\n" + sink)
    #expect(workspace.complaints().map(\.code) == [.unknownParameter])
  }

  @Test("a declared parameter that is never used is an error")
  func unusedParameter() throws {
    let found = try complaint(.unusedParameter, source + sink, top: "parameters: { year: 2017 }\n")
    #expect(found.place?.line == 4)
  }

  @Test("an unused step is an error")
  func unusedStep() throws {
    let found = try complaint(
      .unusedStep, "sources:\n  a: { use: list, rows: [] }\n  b: { use: list, rows: [] }\n" + sink)
    #expect(found.message.contains("'b'"))
    #expect(found.place?.line == 6)
  }

  @Test("a step that only a check looks at is used")
  func usedByCheck() throws {
    try workspace.pipeline(
      "sources:\n  a: { use: list, rows: [] }\n  b: { use: list, rows: [] }\n" + sink
        + "checks:\n  - { on: b, that: rows, equals: 0 }\n")
    #expect(workspace.complaints() == [])
  }

  @Test("a step that is unused because its name is misspelt elsewhere is not complained about")
  func unusedByTypo() throws {
    try workspace.pipeline(source + "sinks:\n  s: { from: b, use: lines, path: a.txt }\n")
    #expect(workspace.complaints().map(\.code) == [.unknownStep])
  }

  @Test("steps in a circle are an error")
  func cycle() throws {
    _ = try complaint(
      .cycle,
      source + "transforms:\n  t: { from: u, use: pass }\n  u: { from: t, use: pass }\n"
        + "sinks:\n  s: { from: t, use: lines, path: a.txt }\n")
  }

  @Test("a missing file names the nearest file")
  func missingFile() throws {
    try workspace.write("data.csv", "")
    let found = try complaint(
      .fileNotFound, "sources:\n  a: { use: list, rows: [], location: dta.csv }\n" + sink)
    #expect(found.hint == "did you mean 'data.csv'?")
  }

  @Test("a missing catalogue is reported where it is asked for")
  func missingCatalogue() throws {
    try workspace.write(
      "pipeline.yml", "peil: 1\nname: test\ncatalogue: [catalog.yml]\n" + source + sink)
    let found = try #require(workspace.complaints().first { $0.code == .fileNotFound })
    #expect(found.hint == "did you mean 'catalogue.yml'?")
    #expect(found.place?.line == 3)
  }

  @Test("a sink without 'from' is an error")
  func noFrom() throws {
    _ = try complaint(.missingField, source + "sinks:\n  s: { use: lines, path: a.txt }\n")
  }

  @Test("two steps of one name are an error")
  func duplicateStep() throws {
    _ = try complaint(.duplicateStep, source + "sinks:\n  a: { from: a, use: lines, path: a.txt }\n")
  }

  @Test(
    "a path outside the output folder is an error", arguments: ["../a", "/etc/a", "a/../../b", ".peil/x"])
  func outputPath(_ path: String) throws {
    _ = try complaint(.invalidValue, source + "sinks:\n  s: { from: a, use: lines, path: '\(path)' }\n")
  }

  @Test("two sinks that write to one place are an error", arguments: ["a.txt", "a.txt/b"])
  func sharedOutput(_ path: String) throws {
    let found = try complaint(
      .invalidValue, source + sink + "  t: { from: a, use: lines, path: \(path) }\n")
    #expect(found.message.contains("both write to"))
  }

  @Test("broken YAML is reported with line and column")
  func syntax() throws {
    let found = try complaint(.yamlSyntax, "sources: [a\nsinks: b\n")
    #expect(found.place?.line != nil)
    #expect(found.place?.column != nil)
  }

  @Test("a key given twice is an error")
  func duplicateKey() throws {
    _ = try complaint(.duplicateKey, source + sink + "sources: {}\n")
  }

  @Test("aliases that multiply are refused and do not fill the memory")
  func aliasBomb() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let refs = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(refs)]\n"
    }
    _ = try complaint(.yamlSyntax, text)
  }

  @Test("all mistakes are reported in one go, in the order of the file")
  func allAtOnce() throws {
    try workspace.pipeline(
      """
      sources:
        a: { use: lst, rows: [] }
        b: { use: list, rosw: [] }
      sinks:
        s: { from: c, use: lines, path: a.txt }
      checks:
        - { on: d, that: rows, equals: 1 }
      """)
    let lines = workspace.complaints().compactMap { $0.place?.line }
    #expect(lines == lines.sorted())
    let codes = Set(workspace.complaints().map(\.code))
    #expect(codes.isSuperset(of: [.unknownPlugin, .unknownField, .unknownStep]))
    #expect(workspace.complaints().allSatisfy { $0.code.category == .pipeline })
  }
}
