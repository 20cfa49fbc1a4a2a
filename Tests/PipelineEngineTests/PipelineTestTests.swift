import Foundation
import IndicatorSchema
import Testing

@testable import PipelineEngine

@Suite("The tests inside a pipeline file say where what is found differs from what is expected")
struct PipelineTestTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private static let steps = """
    period: 2017
    sources:
      a: { use: list, rows: [GM0001=1], location: "${nowhere}/gone.csv" }
      b: { use: list, rows: [GM0001=1, GM0002=bad] }
    transforms:
      t: { from: a, use: pass }
    sinks:
      s: { from: t, use: lines, path: a.txt }
      u: { from: b, use: lines, path: b.txt }

    """

  private func runner(_ tests: String) throws -> TestRunner {
    try workspace.pipeline(Self.steps + "tests:\n" + tests)
    return try TestRunner(workspace.plan(inputs: .given), jobs: 1)
  }

  private func outcome(_ test: String) throws -> TestRunner.Outcome {
    let runner = try runner(test)
    return try runner.run(try #require(runner.tests.first))
  }

  private func complaints(_ tests: String) throws -> [Diagnostic] {
    do {
      let runner = try runner(tests)
      for test in runner.tests { _ = try runner.run(test) }
      return []
    } catch {
      return Diagnostics(error).items
    }
  }

  @Test("given rows go through the steps, and a met expectation passes")
  func rows() throws {
    let outcome = try outcome(
      "  - { name: n, given: { a: [{ area: GM0003, people: 4 }] }, expect: { t: [{ area: GM0003, people: 4 }] } }\n"
    )
    #expect(outcome.passed)
  }

  @Test("a cell that differs is shown with what was expected and what there is")
  func difference() throws {
    let outcome = try outcome(
      "  - { name: n, given: { a: [{ area: GM0003 }] }, expect: { t: [{ area: GM0003, people: 0 }] } }\n")
    #expect(
      outcome.differences == [
        TestDifference(step: "t", row: "GM0003 2017", indicator: "people", expected: "0", found: "missing")
      ])
  }

  @Test(
    "a number is compared to the decimals it is written with, and exactly without",
    arguments: [
      ("1", 1.0, true), ("1", 1.2, false), ("1.2", 1.24, true), ("1.2", 1.26, false), ("0.15", 0.15, true),
      ("1.0", 1.04, true), ("1e3", 1000, true), ("1e3", 1000.4, false), ("-0.5", -0.52, true),
    ])
  func precision(_ text: String, _ found: Double, _ fits: Bool) throws {
    #expect(try #require(ExpectedNumber(text)).fits(found) == fits)
  }

  @Test("a row that nobody expected fails the test, unless others are allowed")
  func extraRows() throws {
    let given = "given: { a: [{ area: GM0003, people: 4 }, { area: GM0004, people: 5 }] }"
    let strict = try outcome("  - { name: n, \(given), expect: { t: [{ area: GM0003, people: 4 }] } }\n")
    #expect(strict.differences.map(\.found) == ["a row"])
    let loose = try outcome("  - { name: n, \(given), expect: { t: { among: [{ area: GM0003 }] } } }\n")
    #expect(loose.passed)
    let absent = try outcome("  - { name: n, \(given), expect: { t: { among: [{ area: GM0009 }] } } }\n")
    #expect(absent.differences.map(\.found) == ["no such row"])
  }

  @Test("a run that must fail passes with that complaint only")
  func failure() throws {
    let given = "given: { b: [{ area: GM0003 }] }"
    #expect(
      try outcome("  - { name: n, \(given), fails: data.not-a-number }\n").differences.map(\.found) == [
        "the run succeeds"
      ])
    let text = try outcome("  - { name: n, given: { b: anything }, fails: run.error-budget }\n")
    #expect(text.passed)
    let other = try outcome("  - { name: n, given: { b: anything }, fails: data.empty }\n")
    #expect(other.differences.allSatisfy { $0.expected == "[data.empty]" })
    #expect(other.differences.contains { $0.found.contains("run.error-budget") })
  }

  @Test("inputs of the pipeline are neither needed nor read")
  func noInputs() throws {
    let complaints = try complaints("  - { name: n, given: { b: x }, expect: { t: [] } }\n")
    #expect(complaints.map(\.code) == [.missingField])
    #expect(complaints.first?.message.contains("nothing for the source 'a'") == true)
  }

  @Test(
    "what makes no sense in a test is complained of with its place",
    arguments: [
      ("given: { c: x }, expect: { t: [] }", "config.unknown-step"),
      ("given: { a: x }, expect: { s: [] }", "config.unknown-step"),
      ("given: { a: x }, expect: { t: [{ area: GM0001, peolpe: 1 }] }", "config.unknown-indicator"),
      ("given: { a: x }, expect: { t: [{ area: GM0001, people: misssing }] }", "config.invalid-value"),
      ("given: { a: x }, expect: { t: [{ people: 1 }] }", "config.missing-field"),
      ("given: { a: x }, expect: { t: [{ area: GM0001, period: soon }] }", "config.invalid-value"),
      ("given: { a: x }", "config.missing-field"),
      ("given: { a: x }, expects: { t: [] }", "config.unknown-field"),
      ("given: { a: x }, fails: \"Not A Code\"", "config.invalid-value"),
      ("given: { a: { fiel: x } }, fails: data.empty", "config.unknown-field"),
    ])
  func nonsense(_ test: String, _ code: String) throws {
    let found = try complaints("  - { name: n, \(test) }\n")
    #expect(found.map(\.code.text).contains(code))
    #expect(found.allSatisfy { $0.place?.line != nil })
  }

  @Test("refused records are counted")
  func refused() throws {
    try workspace.pipeline(
      Self.steps.replacingOccurrences(
        of: "GM0002=bad] }", with: "GM0002=bad], quarantine: { max: 1 } }")
        + "tests:\n  - { name: n, given: { b: x }, refused: { b: 2 }, expect: { b: [{ area: GM0001 }] } }\n")
    let runner = try TestRunner(workspace.plan(inputs: .given), jobs: 1)
    let outcome = try runner.run(try #require(runner.tests.first))
    #expect(outcome.differences.map(\.found) == ["1 refused"])
  }
}
