import ChildProcess
import Foundation
import Synchronization

/// Runs small scripts and keeps what they say.
enum Shell {
  struct Result {
    var end: ProgramEnd
    var output: [UInt8]
    var log: MessageLog

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  static func call(
    _ script: String, arguments: [String] = [], environment: [String: String] = ["PATH": "/usr/bin:/bin"],
    folder: String = "/", limits: ProgramCall.Limits = .init(idle: .seconds(20), total: .seconds(60))
  ) -> ProgramCall {
    ProgramCall(
      name: "script", executable: "/bin/sh", arguments: ["-c", script, "script"] + arguments,
      environment: environment, folder: folder, limits: limits)
  }

  static func run(
    _ call: ProgramCall, log: MessageLog = MessageLog(), input: [[UInt8]] = []
  ) throws -> Result {
    var output: [UInt8] = []
    var left = input[...]
    let end = try ChildProcess.run(call, log: log, input: { left.popFirst() }) {
      output.append(contentsOf: $0)
    }
    return Result(end: end, output: output, log: log)
  }

  /// Whether a process runs: one that has ended and was not waited for does not.
  static func isRunning(_ process: Int) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return status.split(separator: ")").last?.dropFirst().first != "Z"
  }

  /// Waits for a moment until a process has ended; false when it has not.
  static func hasEnded(_ process: Int) -> Bool {
    for _ in 0..<400 {
      if !isRunning(process) { return true }
      usleep(10_000)
    }
    return false
  }
}

/// A folder that is removed with the object.
final class ScratchFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("process-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The numbers in a file that a script wrote, once it has written as many.
  func numbers(_ name: String, count: Int) -> [Int] {
    for _ in 0..<400 {
      let text = (try? String(contentsOfFile: path + "/" + name, encoding: .utf8)) ?? ""
      let numbers = text.split(separator: "\n").compactMap { Int($0) }
      if numbers.count >= count { return numbers }
      usleep(10_000)
    }
    return []
  }
}
