import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// The entry point: maps every way to end to the exit codes of the documentation.
@main
enum Main {
  static func main() {
    // A reader that closes the pipe early (`peil plan x | head`) is no fault.
    signal(SIGPIPE, SIG_IGN)
    do {
      try CommandName.check(CommandLine.arguments.dropFirst())
      var command = try Peil.parseAsRoot()
      try command.run()
    } catch let stop as Stop {
      exit(stop.code)
    } catch {
      leave(error)
    }
  }

  /// Ends for a reason that the argument parser or a command gave.
  private static func leave(_ error: any Error) -> Never {
    guard !(error is Diagnostic || error is Diagnostics) else {
      let problems = Diagnostics(error)
      Terminal.complain(problems)
      exit(ExitStatus.of(problems))
    }
    let isCleanExit = Peil.exitCode(for: error) == .success
    let message = Peil.fullMessage(for: error)
    if isCleanExit { print(message) } else { Terminal.error(message) }
    exit(isCleanExit ? ExitStatus.done : ExitStatus.wrongPipeline)
  }
}

/// Ends the program with a code when everything has been said.
struct Stop: Error {
  var code: Int32
}

/// The exit codes.
enum ExitStatus {
  static let done: Int32 = 0
  static let badData: Int32 = 1
  static let wrongPipeline: Int32 = 2
  static let outOfReach: Int32 = 3
  static let fault: Int32 = 4

  /// The code of the gravest complaint: a fault of ours, then the pipeline, then what is out of reach.
  static func of(_ problems: Diagnostics) -> Int32 { problems.exitCode }

  /// The gravest of several codes; nil when all is well.
  static func gravest(of codes: [Int32]) -> Int32? {
    [fault, wrongPipeline, outOfReach, badData].first(where: codes.contains)
  }
}
