/// An outside program as it is to be run: no shell is between us and it.
public struct ProgramCall: Sendable {
  /// The program as the user named it, for messages.
  public var name: String
  /// The absolute path of the executable.
  public var executable: String
  /// What it is called with, its own name not counted.
  public var arguments: [String]
  /// All variables of its environment.
  public var environment: [String: String]
  /// The folder that it works in.
  public var folder: String
  /// How long it may take.
  public var limits: Limits

  /// How long a program may take.
  public struct Limits: Hashable, Sendable {
    /// How long it may neither give nor take anything while we wait for it.
    public var idle: Duration
    /// How long it may run.
    public var total: Duration

    /// Sets limits.
    public init(idle: Duration = .seconds(600), total: Duration = .seconds(6 * 3600)) {
      self.idle = idle
      self.total = total
    }
  }

  /// Makes a call.
  public init(
    name: String, executable: String, arguments: [String] = [], environment: [String: String] = [:],
    folder: String = ".", limits: Limits = Limits()
  ) {
    self.name = name
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.limits = limits
  }
}

/// How a program ended.
public struct ProgramEnd: Hashable, Sendable {
  /// The status or signal it ended with.
  public var status: Status
  /// Whether it took everything that was given to it.
  public var tookAllInput: Bool

  /// The two ways to end.
  public enum Status: Hashable, Sendable, CustomStringConvertible {
    case exited(Int32)
    case signalled(Int32)

    /// `status 1`, or the name of a signal.
    public var description: String {
      switch self {
      case .exited(let code): "status \(code)"
      case .signalled(let signal): "signal \(SignalName.of(signal))"
      }
    }
  }

  /// Makes an end.
  public init(status: Status, tookAllInput: Bool = true) {
    self.status = status
    self.tookAllInput = tookAllInput
  }
}
