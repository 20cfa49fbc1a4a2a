import GRDB
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import SQLiteSink

@Suite("Figures about a step as a whole are stored beside those of areas")
struct FindingTests {
  @Test("each finding is a row; its subject can be taken apart again, whatever stands in it")
  func rows() throws {
    let subject = ["wijk 2017", "a \"quoted\" \\ name\n"]
    let facts = RunFacts(
      pipeline: "test", pipelineSHA256: "0", version: "0", origins: [:],
      findings: [
        StepFinding(step: "w", Finding("sobol", about: subject, 0.5, bounds: 0.25...0.75, note: "of four")),
        StepFinding(step: "w", Finding("alpha", nil, note: "one indicator")),
      ])
    try Sample.stored(Sample.frame, facts: facts) { db in
      let rows = try Row.fetchAll(db, sql: "SELECT * FROM finding ORDER BY key")
      #expect(rows.count == 2)
      #expect(rows[0]["name"] == "sobol")
      #expect(rows[0]["lower"] == 0.25)
      #expect(rows[0]["note"] == "of four")
      #expect(rows[1]["value"] == nil as Double?)
      let parts = try String.fetchAll(
        db, sql: "SELECT j.value FROM finding f, json_each(f.subject) j WHERE f.key = 1 ORDER BY j.key")
      #expect(parts == subject)
    }
  }
}
