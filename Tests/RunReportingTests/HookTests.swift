import Foundation
import IndicatorSchema
import PipelineEngine
import PluginTesting
import Testing

@testable import RunReporting

@Suite("A hook")
struct HookTests {
  @Test("is called when a run fails, recovers or changes something")
  func occasions() throws {
    let (failed, done, unchanged) = (try Samples.failed(), try Samples.done(), try Samples.unchanged())
    let changed = try Samples.done { $0.changes = ["kwb.csv changed"] }
    #expect(RunOccasion.all(of: failed, after: nil) == [.failed])
    #expect(RunOccasion.all(of: failed, after: failed) == [.failed])
    #expect(RunOccasion.all(of: unchanged, after: failed) == [.recovered])
    #expect(RunOccasion.all(of: changed, after: failed) == [.recovered, .changed])
    #expect(RunOccasion.all(of: changed, after: nil) == [.changed])
    #expect(RunOccasion.all(of: done, after: done).isEmpty)
    #expect(RunOccasion.all(of: unchanged, after: done).isEmpty)
  }

  @Test("that is a program gets what is told on its input, and no parameter of a pipeline")
  func command() throws {
    try withFolder { folder in
      let script =
        #"cat > told; echo "$PEIL_EVENT $PEIL_PIPELINE $PEIL_RUN ${PEIL_KEY-none} $OTHER $1" > said"#
      let hooks = RunHooks(
        [.failed: [.command(["sh", "-c", script, "sh", "a b"])]],
        environment: ["PATH": "/usr/bin:/bin", "PEIL_KEY": "s3cret", "OTHER": "x"], folder: folder)
      let entry = try Samples.failed()
      #expect(hooks.tell(of: entry, after: nil).isEmpty)
      let said = try String(contentsOfFile: folder + "/said", encoding: .utf8)
      #expect(said == "failed night \(entry.id) none x a b\n")
      let told = try Data(contentsOf: URL(fileURLWithPath: folder + "/told"))
      let object = try #require(try JSONSerialization.jsonObject(with: told) as? [String: Any])
      #expect(object["event"] as? String == "failed" && object["exit_code"] as? Int == 1)
      let problems = try #require(object["problems"] as? [[String: Any]])
      #expect(problems.first?["code"] as? String == "data.not-a-number")
      #expect(problems.first?["place"] is NSNull)
    }
  }

  @Test("that reads nothing of what it is told is none that failed")
  func deaf() throws {
    let hooks = RunHooks([.failed: [.command(["true"])]])
    let entry = try Samples.failed { $0.changes = [String(repeating: "x", count: 1 << 20)] }
    #expect(hooks.tell(of: entry, after: nil).isEmpty)
  }

  @Test(
    "that fails is a warning, and the next one is called",
    arguments: [
      (["sh", "-c", "echo no route >&2; exit 3"], DiagnosticCode.programFailed),
      (["sleep", "20"], .programTimeout), (["no-such-program"], .programNotFound),
    ])
  func failing(words: [String], code: DiagnosticCode) throws {
    try withFolder { folder in
      let hooks = RunHooks(
        [.failed: [.command(words), .command(["touch", "called"])]], timeLimit: .milliseconds(600),
        folder: folder)
      let warnings = hooks.tell(of: try Samples.failed(), after: nil)
      #expect(warnings.map(\.code) == [code])
      #expect(warnings.first?.message.hasPrefix("the hook '\(words[0])' for 'failed' failed: ") == true)
      #expect(FileManager.default.fileExists(atPath: folder + "/called"))
    }
  }

  @Test("that is an address gets what is told; a warning shows the host alone")
  func webhook() throws {
    let server = try LoopbackServer {
      LoopbackAnswer(
        $0.target == "/T0/s3cret" ? 200 : 404, [("Content-Type", "text/plain")], text: "no \($0.target)")
    }
    defer { server.stop() }
    let entry = try Samples.done { $0.changes = ["kwb.csv changed"] }
    let hooks = RunHooks(
      [.changed: [try RunHook(server.address + "/T0/s3cret"), try RunHook(server.address + "/gone-s3cret")]],
      policy: .quick)
    let warnings = hooks.tell(of: entry, after: nil)
    #expect(warnings.map(\.code) == [.httpStatus])
    #expect(!"\(warnings)".contains("s3cret"))
    #expect(server.requests.first?.body == RunOccasion.changed.message(entry))
  }

  @Test(
    "is taken apart as a shell would",
    arguments: [
      ("mail  -s 'it is' me", ["mail", "-s", "it is", "me"]),
      (#"a "b \"c\" \d" e\ f ''"#, ["a", #"b "c" \d"#, "e f", ""]),
      (#"a'b'"c"\'d"#, [#"abc'd"#]), ("sh -c 'x | y'", ["sh", "-c", "x | y"]),
    ])
  func words(text: String, words: [String]) throws {
    #expect(try RunHook(text) == .command(words))
  }

  @Test(
    "that can't be taken apart is refused",
    arguments: [
      "", "  ", "a 'b", "a \"b", "a \\", "a | b", "echo $HOME", "a > b", "a; b", "'' a", "http://",
    ])
  func refused(text: String) {
    #expect { try RunHook(text) } throws: { ($0 as? Diagnostic)?.code == .invalidValue }
  }
}
