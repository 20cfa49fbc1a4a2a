import Foundation
import IndicatorSchema

/// Runs an outside program and sees to it that it ends: with its work, with an error, at the end of its time, or
/// with us.
///
/// All three of its streams are served by the thread that calls, so neither side can wait for the other: while we
/// have something for it, we still take what it gives.
public enum ChildProcess {
  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - log: Gets what it says on standard error.
  ///   - input: Gives what it is to read, piece by piece; nil when that is all.
  ///   - output: Gets what it writes, in pieces of any size.
  /// - Returns: How it ended, which may be with a failure.
  /// - Throws: `Diagnostic` `process.cannot-start` or `process.timeout`, and what `input` and `output` throw; then
  ///   the program and all that it started have ended.
  public static func run(
    _ call: ProgramCall, log: MessageLog, input: () throws -> [UInt8]? = { nil },
    output: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> ProgramEnd {
    let toProgram = try PipeEnd.pair()
    let fromProgram = try PipeEnd.pair()
    let messages = try PipeEnd.pair()
    let group = try ProgramGroup(
      call, .init(input: toProgram.reading, output: fromProgram.writing, messages: messages.writing))
    defer { group.end() }
    for theirs in [toProgram.reading, fromProgram.writing, messages.writing] { theirs.close() }
    let exchange = Exchange(
      call, group, log, input: toProgram.writing, output: fromProgram.reading, messages: messages.reading)
    defer { log.end() }
    try exchange.serve(input: input, output: output)
    let status = try exchange.waitForEnd()
    return ProgramEnd(status: status, tookAllInput: exchange.tookAllInput)
  }
}

extension ProgramEnd {
  /// Complains of an end that was no success.
  ///
  /// - Throws: `Diagnostic` `process.failed` that quotes what the program said last.
  public func requireSuccess(of program: String, log: MessageLog) throws {
    guard status == .exited(0) else {
      throw Diagnostic(.programFailed, "'\(program)' ended with \(status)", hint: log.hint)
    }
  }
}
