import Foundation
import IndicatorSchema
import RunState
import Testing

@Suite("The state is one file that survives anything but being needed")
struct StateFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "peil-state-\(UUID().uuidString)")

  private var path: String { folder.appendingPathComponent(".peil/state.sqlite").path }

  private func step(_ key: String, rows: Int? = 10) -> StateFile.Step {
    StateFile.Step(
      key: key, pipeline: "p", step: "s\(key)", facts: Data("{}".utf8), rows: rows.map { Data(count: $0) })
  }

  private func withState(_ work: (StateFile) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(StateFile(path))
  }

  @Test("steps are found by their key, with or without their rows, after opening again")
  func steps() throws {
    try withState { state in
      try state.keep([step("a"), step("b", rows: nil)], at: 1)
      let again = try StateFile(path)
      #expect(try again.step("a", withRows: true)?.rows?.count == 10)
      #expect(try again.step("a", withRows: false)?.rows == nil)
      #expect(try again.step("a", withRows: false)?.step == "sa")
      #expect(try again.holdsRows("a"))
      #expect(try !again.holdsRows("b"))
      #expect(try again.step("c", withRows: true) == nil)
    }
  }

  @Test("rows that are kept once are not lost when only facts are kept again")
  func keptAgain() throws {
    try withState { state in
      try state.keep([step("a")], at: 1)
      try state.keep([step("a", rows: nil)], at: 2)
      #expect(try state.holdsRows("a"))
    }
  }

  @Test("the rows used longest ago go first, and facts that were not used for long")
  func prune() throws {
    try withState { state in
      try state.keep([step("a")], at: 1)
      try state.keep([step("b")], at: 2)
      try state.keep([step("c")], at: 3)
      try state.touch(["a"], at: 4)
      try state.prune(toBytes: 20, factsSince: 0)
      #expect(try ["a", "b", "c"].map(state.holdsRows) == [true, false, true])
      #expect(try state.step("b", withRows: false) != nil)
      try state.prune(toBytes: 20, factsSince: 3)
      #expect(try state.step("b", withRows: false) == nil)
    }
  }

  @Test("the history comes newest first, of one pipeline or of all, and keeps the last that was done")
  func runs() throws {
    try withState { state in
      for number in 1...6 {
        try state.addRun(
          "r\(number)", pipeline: number == 3 ? "q" : "p", started: Double(number),
          outcome: number == 2 ? "done" : "failed", entry: Data("\(number)".utf8))
      }
      let all = try state.runs(of: nil, limit: 3).map { String(decoding: $0, as: UTF8.self) }
      #expect(all == ["6", "5", "4"])
      try state.forgetRuns(of: "p", keeping: 2)
      let left = try state.runs(of: "p", limit: 9).map { String(decoding: $0, as: UTF8.self) }
      #expect(left == ["6", "5", "2"])
      #expect(try state.runs(of: "p", outcomes: ["done"], limit: 9).count == 1)
      #expect(try state.runs(of: "q", limit: 9).count == 1)
    }
  }

  @Test("a damaged file is said to be damaged, with what to do")
  func damaged() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent(".peil"), withIntermediateDirectories: true)
    try Data(repeating: 0x61, count: 8192).write(to: URL(fileURLWithPath: path))
    let problem = #expect(throws: Diagnostic.self) { try StateFile(path) }
    #expect(problem?.code == .damagedState)
    #expect(problem?.hint?.contains("move it away") == true)
  }

  @Test("a place that can't be written to is named")
  func noPlace() {
    let problem = #expect(throws: Diagnostic.self) { try StateFile("/dev/null/x/state.sqlite") }
    #expect(problem?.code == .cannotWrite)
  }
}
