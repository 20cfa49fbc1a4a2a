import IndicatorSchema
import Testing

@testable import DiagnosticGuide

@Suite("The guide says of every code what it means and what to do")
struct GuideTests {
  private let guide: DiagnosticGuide

  init() throws { guide = try DiagnosticGuide() }

  @Test("every code has an entry, and no entry is without a code")
  func complete() {
    let codes = DiagnosticCode.all.map(\.text)
    let entries = guide.entries.map(\.code)
    for code in codes where !entries.contains(code) {
      Issue.record(
        "errors.txt of DiagnosticGuide has no '# \(code)': add one, with the headings that GuideReader names")
    }
    for entry in entries where !codes.contains(entry) {
      Issue.record("errors.txt has an entry for '\(entry)', which is no code")
    }
    #expect(Set(entries).count == entries.count)
  }

  @Test("texts are whole sentences")
  func sentences() {
    for entry in guide.entries {
      for text in [entry.meaning, entry.why, entry.todo] {
        #expect(text.last == "." || text.last == ":", "\(entry.code): \(text)")
        #expect(text.first?.isLowercase == false, "\(entry.code): \(text)")
      }
    }
  }

  @Test("every message is one line and ends in its code")
  func messages() {
    for entry in guide.entries {
      let message = entry.example.message
      #expect(!message.contains("\n"), "\(entry.code)")
      #expect(message.hasSuffix(" [\(entry.code)]"), "\(entry.code): \(message)")
    }
  }

  @Test("the files that all examples start from run as they are")
  func common() throws {
    #expect(try ExampleRun.complaints(guide.common) == [])
  }

  @Test("what is wrong in an example gives its message, and what is right gives none")
  func examples() throws {
    var run = 0
    for entry in guide.entries {
      guard case .files(let bad) = entry.example.bad else { continue }
      run += 1
      let wrong = guide.files(bad)
      let complaints = try ExampleRun.complaints(wrong)
      #expect(complaints.contains(entry.example.message), "\(entry.code) gives \(complaints)")
      guard case .files(let good) = entry.example.good else {
        Issue.record("\(entry.code) has files that are wrong and none that are right")
        continue
      }
      #expect(try ExampleRun.complaints(guide.files(bad, good)) == [], "\(entry.code)")
    }
    #expect(run > 30)
  }

  @Test("a code is found as it is printed, and another gives the nearest")
  func lookUp() throws {
    #expect(try guide.entry("[config.cycle]").code == "config.cycle")
    let problem = #expect(throws: Diagnostic.self) { try guide.entry("config.cycel") }
    #expect(problem?.hint == "did you mean 'config.cycle'?")
    #expect(problem?.code == .usage)
  }
}
