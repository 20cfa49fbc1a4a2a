import IndicatorSchema
import Testing

@testable import PipelineEngine

@Suite("Checks hold before anything is published")
struct CheckTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func run(_ checks: String) throws -> RunReport {
    try workspace.pipeline(
      """
      sources:
        a: { use: list, rows: [NL00=100, GM0001=60, GM0002=41, GM0003=] }
        b: { use: list, rows: [GM0003=, GM0002=41, GM0001=60, NL00=100], batch: 3 }
        c: { use: list, rows: [NL00=100, GM0001=60, GM0002=42, GM0003=] }
      sinks:
        s: { from: a, use: lines, path: a.txt }
        t: { from: b, use: lines, path: b.txt }
        u: { from: c, use: lines, path: c.txt }
      checks:
      \(checks)
      """)
    return try workspace.run()
  }

  private func failure(_ check: String) throws -> String {
    do {
      _ = try run("  - { \(check) }")
    } catch let problems as Diagnostics {
      let found = try #require(problems.items.first { $0.code == .checkFailed })
      return found.message
    }
    Issue.record("the check held")
    return ""
  }

  @Test(
    "a check that holds lets the run go on",
    arguments: [
      "on: a, that: rows, equals: 4", "on: a, that: sum(people), equals: 201",
      "on: a, that: sum(people) where level = municipality, equals: 101",
      "on: a, that: missing(people), equals: 1", "on: a, that: count(people), at_least: 3",
      "on: a, that: max(people) where level = municipality, at_most: 60",
      "on: a, that: min(people), equals: 41", "on: a, that: 'people[GM0002]', equals: 41",
      "on: a, that: 'people[GM0002, 2017]', equals: 41",
      "on: a, that: sum(people) where level = municipality, within: 1%, of: 'people[NL00]'",
      "on: a, that: sum(people) where level = municipality, within: 1, of: 'people[NL00]'",
      "on: a, that: mean(people) where area = GM0001 and period = 2017, equals: 60",
      "on: b, that: same, as: a",
    ])
  func holds(_ check: String) throws {
    let report = try run("  - { \(check) }")
    #expect(report.checks.count == 1)
    #expect(workspace.exists("a.txt"))
  }

  @Test("a check that fails says what was found and what was expected, and nothing is published")
  func fails() throws {
    #expect(try failure("on: a, that: rows, equals: 5").contains("is 4, expected 5"))
    #expect(!workspace.exists("a.txt"))
  }

  @Test("a tolerance that is too small fails")
  func tolerance() throws {
    let words = try failure(
      "on: a, that: sum(people) where level = municipality, within: 0.5%, of: 'people[NL00]'")
    #expect(words.contains("is 101, expected 100 give or take 0.5"))
  }

  @Test("steps that differ name the first cell that differs")
  func different() throws {
    #expect(
      try failure("on: c, that: same, as: a").contains("people of GM0002 in 2017 is 42 in 'c' and 41 in 'a'"))
  }

  @Test("an aggregate without a value fails and does not hold by accident")
  func noValue() throws {
    #expect(try failure("on: a, that: 'people[GM0009]', at_most: 5").contains("has no value"))
    #expect(try failure("on: a, that: 'people[GM0003]', at_most: 5").contains("has no value"))
  }

  @Test("all failing checks are reported together")
  func several() throws {
    do {
      _ = try run("  - { on: a, that: rows, equals: 5 }\n  - { on: b, that: rows, equals: 6 }")
      Issue.record("the checks held")
    } catch let problems as Diagnostics {
      #expect(problems.items.filter { $0.code == .checkFailed }.count == 2)
    }
  }

  @Test(
    "a check that can't be understood is a mistake of the file, with a suggestion",
    arguments: [
      ("on: a, that: total(people), equals: 1", "there is no function 'total'"),
      ("on: a, that: sum(people) where levl = buurt, equals: 1", "rows have no 'levl'"),
      ("on: a, that: sum(people) where level = burt, equals: 1", "'burt' is not a level"),
      ("on: a, that: sum(peple), equals: 1", "the step has no indicator 'peple'"),
      ("on: a, that: rows", "does not say what must hold"),
      ("on: a, that: same", "'same' needs 'as'"),
      ("on: z, that: rows, equals: 1", "unknown step 'z'"),
      ("on: a, that: rows, within: x, of: rows", "'x' is not a tolerance"),
      ("on: a, that: rows, within: 1", "go together"),
      ("on: a, that: rows, equal: 1", "unknown field 'equal'"),
    ])
  func lint(_ check: String, _ message: String) throws {
    do {
      _ = try run("  - { \(check) }")
      Issue.record("no complaint")
    } catch let problems as Diagnostics {
      #expect(problems.items.contains { $0.message.contains(message) && $0.code.category == .pipeline })
    }
  }
}
