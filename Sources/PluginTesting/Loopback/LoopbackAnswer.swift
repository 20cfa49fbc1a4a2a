/// What a server on this machine sends for one request: bytes, pauses and accidents, in their order.
public struct LoopbackAnswer: Sendable {
  /// The steps.
  public var steps: [Step]
  /// Whether the connection is closed behind it.
  public var closes: Bool

  /// One step of an answer.
  public enum Step: Sendable {
    case send([UInt8])
    case wait(Duration)
    /// Breaks the connection, as a machine that fails does.
    case reset
  }

  /// Makes an answer of steps, behind which the connection is closed.
  public init(_ steps: [Step], closes: Bool = true) {
    self.steps = steps
    self.closes = closes
  }

  /// Makes an ordinary answer.
  ///
  /// - Parameter length: The length that the header declares; that of the body unless given.
  public init(
    _ status: Int = 200, _ headers: [(String, String)] = [], body: [UInt8] = [], length: Int? = nil
  ) {
    let head = LoopbackAnswer.head(status, headers + [("Content-Length", "\(length ?? body.count)")])
    self.init([.send(head + body)], closes: length != nil)
  }

  /// Makes an ordinary answer of text.
  public init(_ status: Int = 200, _ headers: [(String, String)] = [], text: String) {
    self.init(status, headers, body: Array(text.utf8))
  }

  /// The status line and headers, up to the empty line.
  public static func head(_ status: Int, _ headers: [(String, String)]) -> [UInt8] {
    Array(("HTTP/1.1 \(status) Status\r\n" + headers.map { "\($0): \($1)\r\n" }.joined() + "\r\n").utf8)
  }

  /// All that it sends.
  public var bytes: [UInt8] {
    steps.reduce(into: []) { all, step in
      if case .send(let bytes) = step { all.append(contentsOf: bytes) }
    }
  }

  /// The answer with only this many of its bytes, behind which the connection is closed, or broken.
  public func cut(after count: Int, byReset: Bool = false) -> LoopbackAnswer {
    var left = count
    var kept: [Step] = []
    for step in steps {
      guard case .send(let bytes) = step else {
        kept.append(step)
        continue
      }
      kept.append(.send(Array(bytes.prefix(left))))
      left -= min(left, bytes.count)
    }
    return LoopbackAnswer(byReset ? kept + [.wait(.milliseconds(50)), .reset] : kept)
  }
}
