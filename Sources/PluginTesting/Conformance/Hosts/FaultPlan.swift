import IndicatorSchema
import Synchronization

/// Lets one call of a plugin to its surroundings fail, and knows whether it came to that.
final class FaultPlan: Sendable {
  /// What a plugin calls.
  enum Call: String, Sendable {
    case open, read, quarantine, emit, stage
  }

  /// The error of a call whose errors are passed on untouched.
  struct Fault: Error, Hashable {
    let call: Call
    let number: Int
  }

  private struct State {
    var counts: [Call: Int] = [:]
    var fired = false
    var callsAfterwards = 0
  }

  private let fault: Fault?
  private let isCancellation: Bool
  private let state = Mutex(State())

  /// Lets the call of a number fail, from 1; a cancellation looks like that of a task.
  init(_ call: Call, _ number: Int, isCancellation: Bool = false) {
    fault = Fault(call: call, number: number)
    self.isCancellation = isCancellation
  }

  /// Lets nothing fail.
  init() {
    fault = nil
    isCancellation = false
  }

  /// Whether the call failed.
  var hasFired: Bool { state.withLock { $0.fired } }

  /// How often a kind of call was made.
  func count(_ call: Call) -> Int { state.withLock { $0.counts[call] ?? 0 } }

  /// How many batches were given and records put aside after the call had failed.
  var callsAfterwards: Int { state.withLock { $0.callsAfterwards } }

  /// Counts a call, and fails when it is the one.
  func pass(_ call: Call) throws {
    let fails = state.withLock { state in
      if state.fired, call != .read { state.callsAfterwards += 1 }
      state.counts[call, default: 0] += 1
      let isThis = call == fault?.call && state.counts[call] == fault?.number
      if isThis { state.fired = true }
      return isThis
    }
    guard fails, let fault else { return }
    if isCancellation { throw CancellationError() }
    switch call {
    case .emit, .quarantine: throw fault
    case .open, .read, .stage: throw Diagnostic(.cannotRead, FaultPlan.message(fault))
    }
  }

  /// Whether an error is the one that the call failed with.
  func isPassedOn(in error: any Error) -> Bool {
    guard let fault else { return false }
    if isCancellation { return error is CancellationError }
    if let passed = error as? Fault { return passed == fault }
    return Diagnostics(error).items.contains { $0.message.contains(FaultPlan.message(fault)) }
  }

  private static func message(_ fault: Fault) -> String {
    "the conformance suite lets '\(fault.call.rawValue)' number \(fault.number) fail"
  }
}
