import ChildProcess
import Foundation
import HTTPFetch
import IndicatorSchema
import PipelineEngine

/// What is called when there is something to tell of a run.
public enum RunHook: Hashable, Sendable {
  /// A program with its arguments. It gets what is told on standard input.
  case command([String])
  /// An address that what is told is sent to.
  case webhook(String)

  /// Reads a hook: an address of the web, or else a command line, which is taken apart as a shell would.
  ///
  /// - Throws: `Diagnostic` `config.invalid-value` for one that can't be taken apart.
  public init(_ text: String) throws {
    if WebAddress.isAddress(text) {
      _ = try WebAddress(text)
      self = .webhook(text)
    } else {
      self = .command(try CommandWords.split(text))
    }
  }

  /// What messages name it by: an address may be a secret, and so may an argument.
  var name: String {
    switch self {
    case .command(let words): words.first ?? ""
    case .webhook(let url): WebAddress.host(of: url)
    }
  }
}

/// The hooks of a run, and where they run.
public struct RunHooks: Sendable {
  /// The hooks by what they are told of.
  public var hooks: [RunOccasion: [RunHook]]
  /// How long a command may take.
  public var timeLimit: Duration
  /// How long to try to reach an address.
  public var policy: HTTPPolicy
  /// The environment that commands get; without what starts with `PEIL_`, which may be secrets of a pipeline.
  public var environment: [String: String]
  /// The folder that commands work in.
  public var folder: String

  /// Makes hooks.
  public init(
    _ hooks: [RunOccasion: [RunHook]], timeLimit: Duration = .seconds(60), policy: HTTPPolicy = .reporting,
    environment: [String: String] = ProcessInfo.processInfo.environment, folder: String = "."
  ) {
    self.hooks = hooks
    self.timeLimit = timeLimit
    self.policy = policy
    self.environment = environment
    self.folder = folder
  }

  /// Calls the hooks for what is worth telling of a run, one after the other.
  ///
  /// - Parameter previous: The run of the same pipeline before it; nil when there is none.
  /// - Returns: What went wrong with hooks, which is no reason for a run to fail.
  public func tell(of entry: RunEntry, after previous: RunEntry?) -> [Diagnostic] {
    RunOccasion.all(of: entry, after: previous).flatMap { occasion in
      (hooks[occasion] ?? []).compactMap { hook in
        Diagnostic.warning("the hook '\(hook.name)' for '\(occasion.rawValue)' failed") {
          try call(hook, occasion, entry)
        }
      }
    }
  }

  private func call(_ hook: RunHook, _ occasion: RunOccasion, _ entry: RunEntry) throws {
    let message = occasion.message(entry)
    switch hook {
    case .webhook(let url): _ = try CurlClient(policy).post(HTTPPost(url: url, body: message))
    case .command(let words): try run(words, occasion, entry, message)
    }
  }

  private func run(_ words: [String], _ occasion: RunOccasion, _ entry: RunEntry, _ message: [UInt8]) throws {
    let name = words.first ?? ""
    var variables = environment.filter { !$0.key.hasPrefix("PEIL_") }
    variables["PEIL_EVENT"] = occasion.rawValue
    variables["PEIL_PIPELINE"] = entry.pipeline
    variables["PEIL_RUN"] = entry.id
    let call = ProgramCall(
      name: name, executable: try ProgramPath.find(name, from: folder, environment: environment),
      arguments: Array(words.dropFirst()), environment: variables, folder: folder,
      limits: .init(idle: timeLimit, total: timeLimit))
    let log = MessageLog()
    var left: [UInt8]? = message + [0x0A]
    let end = try ChildProcess.run(
      call, log: log,
      input: {
        defer { left = nil }
        return left
      }, output: { _ in })
    try end.requireSuccess(of: name, log: log)
  }
}
