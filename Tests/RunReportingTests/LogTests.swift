import Foundation
import IndicatorSchema
import Logging
import Testing

@testable import RunReporting

@Suite("The log of a run")
struct LogTests {
  private func lines(_ folder: String, _ body: (Logger) -> Void) throws -> [[String: String]] {
    let log = try RunLog(folder: folder + "/logs", run: "r1", pipeline: "night") {
      $0.replacingOccurrences(of: "s3cret", with: "[secret]")
    }
    #expect(log.path == folder + "/logs/r1.jsonl")
    body(Logger(label: "peil") { _ in log })
    let text = try String(contentsOfFile: log.path, encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
    }
  }

  @Test("has a line for each message, and no secret")
  func messages() throws {
    try withFolder { folder in
      let lines = try lines(folder) { logger in
        logger.info("one \"s3cret\"\nline")
        logger.warning("two", metadata: ["step": "kwb s3cret"])
        logger.debug("not kept")
      }
      #expect(lines.map { $0["message"] } == ["one \"[secret]\"\nline", "two"])
      #expect(lines.map { $0["level"] } == ["info", "warning"])
      #expect(lines.map { $0["step"] } == [nil, "kwb [secret]"])
      #expect(lines.allSatisfy { $0["run"] == "r1" && $0["pipeline"] == "night" })
      #expect(
        lines.allSatisfy { $0["time"]?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil })
    }
  }

  @Test("takes messages of several threads, each whole")
  func threads() throws {
    try withFolder { folder in
      let lines = try lines(folder) { logger in
        DispatchQueue.concurrentPerform(iterations: 200) { logger.info("message \($0)") }
      }
      #expect(Set(lines.map { $0["message"] }).count == 200)
    }
  }

  @Test("in a folder that can't be made is a complaint")
  func noFolder() {
    #expect {
      try RunLog(folder: "/dev/null/logs", run: "r", pipeline: "p", redact: { $0 })
    } throws: { ($0 as? Diagnostic)?.code == .cannotWrite }
  }
}
