/// One thing that was looked at on this machine.
public struct Finding: Hashable, Sendable {
  /// What was looked at, such as `libxml2`.
  public let name: String
  /// How it is.
  public let state: State
  /// What was found: a version, a size, or what is lacking.
  public let detail: String
  /// What to do, where something is to be done.
  public let remedy: String?

  /// How a thing is.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// It is there and fit for use.
    case ok
    /// It is not there, and only some pipelines need it, or are faster with it.
    case absent
    /// It works, and may not for long.
    case warning
    /// It is needed by everyone and does not work.
    case failed
  }

  /// Makes a finding.
  public init(_ name: String, _ state: State, _ detail: String, remedy: String? = nil) {
    self.name = name
    self.state = state
    self.detail = detail
    self.remedy = remedy
  }
}
