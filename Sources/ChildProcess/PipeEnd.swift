import CSpawn
import Foundation
import Glibc
import IndicatorSchema

/// Our end of a pipe to or from a program; never blocks, closed with the object at the latest.
final class PipeEnd {
  private(set) var descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close() }

  var isOpen: Bool { descriptor >= 0 }

  func close() {
    guard isOpen else { return }
    Glibc.close(descriptor)
    descriptor = -1
  }

  /// What became of an attempt to read or write.
  enum Outcome: Equatable {
    case done(Int)
    /// Nothing can be done right now.
    case later
    /// The other end is closed.
    case closed
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count > 0 { return .done(count) }
      if count < 0, errno == EINTR { continue }
      return count < 0 && errno == EAGAIN ? .later : .closed
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    BrokenPipe.ignored {
      while true {
        let count = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        if count >= 0 { return .done(count) }
        if errno == EINTR { continue }
        return errno == EAGAIN ? .later : .closed
      }
    }
  }

  func makeNonBlocking() { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) }

  /// A pipe whose ends no other program inherits, and neither of which is a standard one.
  static func pair() throws -> (reading: PipeEnd, writing: PipeEnd) {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else {
      throw Diagnostic(
        .programNotStarted, "cannot make a pipe: \(String(cString: strerror(errno)))",
        hint: "too many files may be open")
    }
    return (PipeEnd(try aboveStandard(ends[0])), PipeEnd(try aboveStandard(ends[1])))
  }

  /// Where our own standard input is closed, a pipe would get its number.
  private static func aboveStandard(_ descriptor: Int32) throws -> Int32 {
    guard descriptor <= 2 else { return descriptor }
    defer { Glibc.close(descriptor) }
    let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard moved >= 0 else { throw Diagnostic(.programNotStarted, "too many files are open") }
    return moved
  }
}

/// Writing to a program that has ended raises a signal that would end us as well.
private enum BrokenPipe {
  /// Does something with that signal held back, in this thread only.
  static func ignored<Result>(_ work: () -> Result) -> Result {
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    let result = work()
    var none = timespec(tv_sec: 0, tv_nsec: 0)
    while sigtimedwait(&pipe, nil, &none) >= 0 {}
    pthread_sigmask(SIG_SETMASK, &before, nil)
    return result
  }
}
