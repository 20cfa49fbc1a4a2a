import Foundation
import IndicatorSchema

/// What goes to and fro between us and a running program.
final class Exchange {
  private let call: ProgramCall
  private let group: ProgramGroup
  private let log: MessageLog
  private let input: PipeEnd
  private let output: PipeEnd
  private let messages: PipeEnd
  private let start = ContinuousClock.now
  private var lastProgress = ContinuousClock.now
  /// Since when it has ended without giving anything more, though its streams are open.
  private var endedSince: ContinuousClock.Instant?
  private var pending: ArraySlice<UInt8> = []
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  /// Whether it took all that was given to it.
  private(set) var tookAllInput = true

  /// How long what a program started may hold its streams open after it has ended.
  private static let afterEnd = Duration.milliseconds(500)
  /// How often it is looked whether it has ended, and how late a limit may be noticed.
  private static let slice = Duration.milliseconds(100)

  init(
    _ call: ProgramCall, _ group: ProgramGroup, _ log: MessageLog, input: PipeEnd, output: PipeEnd,
    messages: PipeEnd
  ) {
    self.call = call
    self.group = group
    self.log = log
    self.input = input
    self.output = output
    self.messages = messages
    for end in [input, output, messages] { end.makeNonBlocking() }
  }

  /// Serves all streams until they are closed.
  func serve(
    input give: () throws -> [UInt8]?, output take: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    while input.isOpen || output.isOpen || messages.isOpen {
      try refill(give)
      let ready = wait()
      var isMoving = false
      if ready.contains(.messages) { isMoving = receive(messages) { log.append($0) } || isMoving }
      if ready.contains(.output) { isMoving = try receive(output, take) || isMoving }
      if ready.contains(.input) { isMoving = send() || isMoving }
      if isMoving {
        lastProgress = .now
        endedSince = nil
      } else if hasEndedForGood() {
        return
      }
      try checkLimits()
    }
  }

  /// Waits until the program has ended.
  func waitForEnd() throws -> ProgramEnd.Status {
    var pause: useconds_t = 200
    while true {
      if let status = group.status() { return status }
      try checkLimits()
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  /// Gets the next piece for the program when it has taken the last one.
  private func refill(_ give: () throws -> [UInt8]?) throws {
    while input.isOpen, pending.isEmpty {
      guard let piece = try give() else { return input.close() }
      pending = piece[...]
      lastProgress = .now
    }
  }

  private struct Ready: OptionSet {
    let rawValue: Int
    static let input = Ready(rawValue: 1)
    static let output = Ready(rawValue: 2)
    static let messages = Ready(rawValue: 4)
  }

  private func wait() -> Ready {
    var polled = [
      pollfd(fd: input.descriptor, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: messages.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = Int32(Exchange.slice.components.attoseconds / 1_000_000_000_000_000)
    guard poll(&polled, 3, milliseconds) > 0 else { return [] }
    var ready: Ready = []
    for (entry, stream) in zip(polled, [Ready.input, .output, .messages]) where entry.revents != 0 {
      ready.insert(stream)
    }
    return ready
  }

  /// Reads once; true when something came, or the stream has ended.
  private func receive(
    _ stream: PipeEnd, _ take: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows -> Bool {
    try buffer.withUnsafeMutableBytes { buffer in
      switch stream.read(into: buffer) {
      case .done(let count):
        try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return true
      case .later: return false
      case .closed:
        stream.close()
        return true
      }
    }
  }

  /// Writes once; true when the program took something, or takes nothing more.
  private func send() -> Bool {
    switch pending.withUnsafeBytes({ input.write($0) }) {
    case .done(let count):
      pending = pending.dropFirst(count)
      return count > 0
    case .later: return false
    case .closed:
      tookAllInput = false
      input.close()
      pending = []
      return true
    }
  }

  /// Whether the program has ended, and only what it started and left behind holds its streams open.
  private func hasEndedForGood() -> Bool {
    guard group.status() != nil else { return false }
    let since = endedSince ?? .now
    endedSince = since
    return ContinuousClock.now - since > Exchange.afterEnd
  }

  private func checkLimits() throws {
    let now = ContinuousClock.now
    if now - start > call.limits.total {
      throw timeout("ran for \(call.limits.total.inSeconds) s")
    }
    if now - lastProgress > call.limits.idle {
      throw timeout("did nothing for \(call.limits.idle.inSeconds) s")
    }
  }

  private func timeout(_ what: String) -> Diagnostic {
    Diagnostic(.programTimeout, "'\(call.name)' \(what) and was stopped", hint: log.hint)
  }
}

extension Duration {
  /// The duration as seconds, with decimals only where there are any.
  fileprivate var inSeconds: String {
    let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
    return seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
  }
}
