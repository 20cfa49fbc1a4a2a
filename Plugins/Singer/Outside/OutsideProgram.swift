import ChildProcess
import Foundation
import IndicatorSchema
import JSONReading
import PluginKit

/// A Singer plugin that was found and is ready to be run, with its configuration in a file.
final class OutsideProgram {
  let command: OutsideCommand
  let executable: String
  private let host: OutsideHost
  let workplace: Workplace
  private let environment: [String: String]
  private let configFile: String
  private let secrets: [String]

  /// Finds the program, checks it against the lock file and writes its configuration.
  ///
  /// - Parameter replace: Puts what is only known now in the place of a text of the configuration.
  /// - Throws: `Diagnostic` when it is not there, or not what was locked.
  init(
    _ command: OutsideCommand, _ host: OutsideHost, replacing replace: (String) -> String = { $0 }
  ) throws {
    self.command = command
    self.host = host
    let ours = ProcessInfo.processInfo.environment
    executable = try ProgramPath.find(
      command.command, from: host.folder, environment: ours, at: command.place)
    try ProgramLock.check(command, executable, host)
    workplace = try Workplace()
    var environment = ProgramEnvironment.allowed(of: ours, further: command.variables)
    environment["TMPDIR"] = workplace.path
    // Python takes the encoding of streams from the locale, which a scheduler may not have.
    environment["PYTHONUTF8"] = "1"
    self.environment = environment
    let config = ConfigJSON.value(command.config, replacing: replace)
    configFile = try workplace.write("config.json", config)
    secrets = ConfigJSON.secrets(in: config) + command.variables.compactMap { ours[$0] }
  }

  /// Runs it with its configuration and further arguments.
  ///
  /// - Parameter folder: The folder to work in; that of the pipeline file unless given.
  /// - Throws: `Diagnostic` when it fails; what it said is kept and quoted.
  func run(
    _ arguments: [String] = [], folder: String? = nil, onLine: ((String) -> Void)? = nil,
    input: () throws -> [UInt8]? = { nil }, output: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> (end: ProgramEnd, log: MessageLog) {
    let log = MessageLog(secrets: secrets, onLine: onLine)
    defer { host.keep(log.text, command.step) }
    let end = try quoting(log) {
      let end = try ChildProcess.run(
        call(["--config", configFile] + arguments, folder), log: log, input: input, output: output)
      try end.requireSuccess(of: command.name, log: log)
      return end
    }
    return (end, log)
  }

  /// What it prints for an argument such as `--version`, at most this much; nil when it fails.
  func answer(_ argument: String, limit: Int = 4096) -> String? {
    var bytes: [UInt8] = []
    var call = call([argument], nil)
    call.limits = .init(idle: .seconds(30), total: .seconds(60))
    let end = try? ChildProcess.run(call, log: MessageLog()) { piece in
      bytes.append(contentsOf: piece.prefix(limit - bytes.count))
    }
    guard end?.status == .exited(0) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func call(_ further: [String], _ folder: String?) -> ProgramCall {
    ProgramCall(
      name: command.name, executable: executable, arguments: command.arguments + further,
      environment: environment, folder: folder ?? host.folder, limits: command.limits)
  }

  /// Adds what the program said last to a complaint about what it gave.
  private func quoting<Result>(_ log: MessageLog, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch var error as Diagnostic {
      if error.code.text.hasPrefix("singer."), !log.lastLines().isEmpty {
        error.hint = [error.hint, log.hint].compactMap { $0 }.joined(separator: "; ")
      }
      throw error
    }
  }
}
