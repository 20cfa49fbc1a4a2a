import IndicatorSchema

/// What a program says on standard error: its beginning and its end are kept, what is between only counted.
public final class MessageLog {
  /// The bytes said so far.
  public private(set) var total = 0
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var line: [UInt8] = []
  private let kept: Int
  private let onLine: ((String) -> Void)?
  private let secrets: [String]

  /// A line is looked at as far as this.
  private static let longestLine = 16 << 10

  /// Makes a log.
  ///
  /// - Parameters:
  ///   - kept: The bytes that are kept of the beginning, and as many of the end.
  ///   - secrets: Texts that are never shown.
  ///   - onLine: Gets each line, cut off where it is very long.
  public init(kept: Int = 128 << 10, secrets: [String] = [], onLine: ((String) -> Void)? = nil) {
    self.kept = kept
    self.secrets = secrets.filter { !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
    self.onLine = onLine
  }

  /// Whether something between the beginning and the end is not kept.
  public var isTruncated: Bool { total > head.count + min(tail.count, kept) }

  /// Takes what was said.
  public func append(_ bytes: UnsafeRawBufferPointer) {
    total += bytes.count
    let first = min(bytes.count, kept - head.count)
    head.append(contentsOf: bytes[..<first])
    tail.append(contentsOf: bytes[first...])
    if tail.count > 2 * kept { tail.removeFirst(tail.count - kept) }
    if onLine != nil { split(bytes) }
  }

  /// Takes note that nothing more will be said.
  public func end() {
    if !line.isEmpty { endLine() }
  }

  private func split(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      if byte == 0x0A {
        endLine()
      } else if line.count < MessageLog.longestLine {
        line.append(byte)
      }
    }
  }

  private func endLine() {
    onLine?(String(decoding: line, as: UTF8.self))
    line.removeAll(keepingCapacity: true)
  }

  /// All that is kept, without secrets; a line in the middle says how much is not.
  public var text: String {
    let end = tail.suffix(kept)
    guard isTruncated else { return hidden(String(decoding: head + end, as: UTF8.self)) }
    let left = total - head.count - end.count
    return hidden(
      String(decoding: head, as: UTF8.self) + "\n[... \(left) bytes not kept ...]\n"
        + String(decoding: end, as: UTF8.self))
  }

  /// The last lines that are not empty, each cut to a readable length and without control characters.
  public func lastLines(_ count: Int = 5) -> [String] {
    let end = hidden(String(decoding: (head + tail).suffix(16 << 10), as: UTF8.self))
    let lines = end.split(whereSeparator: \.isNewline).map { MessageLog.readable(String($0)) }
    return Array(lines.filter { !$0.isEmpty }.suffix(count))
  }

  /// A hint that quotes the last lines.
  public var hint: String {
    let lines = lastLines()
    guard !lines.isEmpty else { return "it said nothing on standard error" }
    return "it last said: " + lines.joined(separator: " | ")
  }

  private func hidden(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "***") }
  }

  private static func readable(_ line: String) -> String {
    let longest = 300
    let plain = line.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    let start = String(String.UnicodeScalarView(plain.prefix(longest)))
    let trimmed = start.drop { $0 == " " }
    return plain.count > longest ? trimmed + "…" : String(trimmed)
  }
}
