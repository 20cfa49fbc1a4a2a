import Foundation
import IndicatorSchema
import Testing

@testable import ChildProcess

@Suite("A program is ended with all that it started")
struct LimitTests {
  /// Starts a child of its own, writes both numbers and waits.
  private static let hanging = "sleep 1000 & echo $! >>pids; echo $$ >>pids; echo ready; wait"

  private func expectAllEnded(_ folder: ScratchFolder) throws {
    let processes = folder.numbers("pids", count: 2)
    #expect(processes.count == 2)
    for process in processes { #expect(Shell.hasEnded(process)) }
  }

  @Test("when it does nothing for too long")
  func idle() throws {
    let folder = try ScratchFolder()
    let call = Shell.call(Self.hanging, folder: folder.path, limits: .init(idle: .milliseconds(600)))
    let error = try #require(throws: Diagnostic.self) { try Shell.run(call) }
    #expect(error.code == .programTimeout)
    #expect(error.message == "'script' did nothing for 0.6 s and was stopped")
    try expectAllEnded(folder)
  }

  @Test("when it goes on for too long, however busy it is")
  func total() throws {
    let call = Shell.call("while :; do echo x; done", limits: .init(total: .milliseconds(500)))
    let error = try #require(throws: Diagnostic.self) { try Shell.run(call) }
    #expect(error.message == "'script' ran for 0.5 s and was stopped")
  }

  @Test("when it has closed its streams and stays")
  func staysAfterwards() throws {
    let call = Shell.call("exec >&- 2>&- 0<&-; sleep 1000", limits: .init(idle: .milliseconds(500)))
    #expect(throws: Diagnostic.self) { try Shell.run(call) }
  }

  @Test("when what it gives is refused, or there is nothing right to give it")
  func callerThrows() throws {
    struct Enough: Error {}
    for refusesOutput in [true, false] {
      let folder = try ScratchFolder()
      #expect(throws: Enough.self) {
        try ChildProcess.run(
          Shell.call(Self.hanging, folder: folder.path), log: MessageLog(),
          input: {
            if !refusesOutput, folder.numbers("pids", count: 2).count == 2 { throw Enough() }
            return nil
          },
          output: { _ in if refusesOutput { throw Enough() } })
      }
      try expectAllEnded(folder)
    }
  }

  @Test("when we end, in whatever way")
  func lifeline() throws {
    let folder = try ScratchFolder()
    let (input, output, messages) = (try PipeEnd.pair(), try PipeEnd.pair(), try PipeEnd.pair())
    let group = try ProgramGroup(
      Shell.call(Self.hanging, folder: folder.path),
      .init(input: input.reading, output: output.writing, messages: messages.writing))
    #expect(folder.numbers("pids", count: 2).count == 2)
    #expect(group.status() == nil)
    group.dropLifeline()
    try expectAllEnded(folder)
    #expect(group.status() == .signalled(9))
  }

  @Test("time that we take ourselves is not held against it")
  func slowCaller() throws {
    let call = Shell.call("cat", limits: .init(idle: .milliseconds(400)))
    var left = 3
    var count = 0
    _ = try ChildProcess.run(
      call, log: MessageLog(),
      input: {
        left -= 1
        usleep(600_000)
        return left >= 0 ? [1] : nil
      }, output: { count += $0.count })
    #expect(count == 3)
  }
}
