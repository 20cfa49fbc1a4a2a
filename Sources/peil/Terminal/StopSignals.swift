import Foundation
import Glibc
import Synchronization

/// Calls for a last word when the program is told to stop, by Ctrl-C or by a scheduler; then it ends by that signal.
///
/// A handler may hardly do anything, so it only writes the number into a pipe, from which a thread reads it. A second
/// signal ends the program at once.
enum StopSignals {
  private static let names = [SIGINT: "SIGINT", SIGTERM: "SIGTERM", SIGHUP: "SIGHUP"]
  private static let pipeEnd = Atomic<Int32>(-1)

  /// Starts to watch for signals.
  ///
  /// - Parameter tell: Gets the name of the signal.
  static func watch(_ tell: @escaping @Sendable (String) -> Void) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let source = ends[0]
    StopSignals.pipeEnd.store(ends[1], ordering: .releasing)
    for number in StopSignals.names.keys where !StopSignals.isIgnored(number) {
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(StopSignals.pipeEnd.load(ordering: .acquiring), &byte, 1)
      }
    }
    StopSignals.unblock()
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while read(source, &byte, 1) != 1 { guard errno == EINTR else { return } }
      for number in StopSignals.names.keys { signal(number, SIG_DFL) }
      tell(StopSignals.names[Int32(byte)] ?? "a signal")
      raise(Int32(byte))
    }
  }

  /// Lets the signals through: a program that starts this one from a thread of a pool may have held them back.
  private static func unblock() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in names.keys { sigaddset(&set, number) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Whether the program was started to go on in spite of a signal, as `nohup` does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return action.__sigaction_handler.sa_handler.map { unsafeBitCast($0, to: Int.self) } == 1
  }
}
