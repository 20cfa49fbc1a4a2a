/// What the conformance suite found: give it to `#expect`, call `confirm()`, or print it.
public struct ConformanceReport: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the plugin.
  public let plugin: String
  /// What was broken, in the order in which it was found; of many alike the first few.
  public internal(set) var violations: [Violation] = []
  /// How often each rule was put to the test.
  public internal(set) var checked: [ConformanceRule: Int] = [:]
  /// How many further violations were left out.
  public internal(set) var leftOut = 0

  /// A broken promise: what was done, expected and found.
  public struct Violation: Hashable, Sendable, CustomStringConvertible {
    /// The promise.
    public let rule: ConformanceRule
    /// What was done, with which case.
    public let did: String
    /// What should have happened.
    public let expected: String
    /// What happened.
    public let found: String

    /// Four lines.
    public var description: String {
      "[\(rule.rawValue)] \(did)\n  expected: \(expected)\n  found:    \(found)"
    }
  }

  /// Whether every promise that was tested is kept.
  public var isConforming: Bool { violations.isEmpty }

  /// Throws the report when a promise is broken.
  public func confirm() throws {
    if !isConforming { throw self }
  }

  /// One line when all is well, else every violation.
  public var description: String {
    let total = checked.values.reduce(0, +)
    guard !isConforming else { return "\(plugin): \(total) checks, all promises kept" }
    let more = leftOut > 0 ? ["... and \(leftOut) more"] : []
    let count = violations.count + leftOut
    return (["\(plugin): \(count) of \(total) checks failed"] + violations.map(\.description) + more)
      .joined(separator: "\n")
  }
}
