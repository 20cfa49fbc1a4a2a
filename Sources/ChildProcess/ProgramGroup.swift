import Foundation
import IndicatorSchema

/// A program, what it starts, and a guard, in a process group of their own that ends together.
///
/// The guard leads the group and waits for the end of a pipe that only we hold open. However we end, that pipe ends,
/// and the guard kills the group. As long as the guard has not been waited for, no other group can get its number.
final class ProgramGroup {
  private let guardian: pid_t
  private let program: pid_t
  private let lifeline: PipeEnd
  private var ended: ProgramEnd.Status?
  private var isOver = false

  /// The pipes that the program gets as its standard input, output and error.
  struct Streams {
    var input: PipeEnd
    var output: PipeEnd
    var messages: PipeEnd
  }

  /// Kills the group it is in when its standard input ends.
  private static let guardScript = "read -r _; kill -s KILL 0"

  /// Starts a program.
  ///
  /// - Throws: `Diagnostic` `process.cannot-start`.
  init(_ call: ProgramCall, _ streams: Streams) throws {
    let line = try PipeEnd.pair()
    lifeline = line.writing
    guardian = try Spawn(group: 0, folder: "/").start(
      "/bin/sh", ["sh", "-c", ProgramGroup.guardScript], ["PATH": "/usr/bin:/bin"], input: line.reading,
      name: "sh")
    do {
      program = try Spawn(group: guardian, folder: call.folder).start(
        call.executable, [call.executable] + call.arguments, call.environment, input: streams.input,
        output: streams.output, messages: streams.messages, name: call.name)
    } catch {
      kill(-guardian, SIGKILL)
      ProgramGroup.reap(guardian, within: .seconds(2))
      throw error
    }
  }

  deinit { end() }

  /// How the program ended; nil while it runs.
  func status() -> ProgramEnd.Status? {
    if ended == nil {
      var info = siginfo_t()
      guard waitid(P_PID, id_t(program), &info, WEXITED | WNOHANG | WNOWAIT) == 0,
        info._sifields._sigchld.si_pid == program
      else { return nil }
      let code = info._sifields._sigchld.si_status
      ended = info.si_code == Int32(CLD_EXITED) ? .exited(code) : .signalled(code)
    }
    return ended
  }

  /// Ends all that is left of the group.
  func end() {
    guard !isOver else { return }
    isOver = true
    kill(-guardian, SIGKILL)
    ProgramGroup.reap(program, within: .seconds(2))
    ProgramGroup.reap(guardian, within: .seconds(2))
  }

  /// For tests: what happens when we end.
  func dropLifeline() { lifeline.close() }

  /// Waits for the end of a process that was killed; one that the system can't end just yet is left behind.
  private static func reap(_ process: pid_t, within limit: Duration) {
    let start = ContinuousClock.now
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now - start < limit else { return }
      usleep(500)
    }
  }
}
