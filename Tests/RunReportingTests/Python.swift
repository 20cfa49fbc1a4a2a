import Foundation

/// Python; tests that need a package are skipped where it is not there.
enum Python {
  static let isThere = (try? run(["-c", ""]))?.status == 0
  static let hasOpenLineage = (try? run(["-c", "import openlineage.client.generated"]))?.status == 0
  static let hasPrometheus = (try? run(["-c", "import prometheus_client.parser"]))?.status == 0

  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let (process, output) = try start(arguments)
    let text = String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// Starts it, with an input that stays open as long as the process is kept.
  static func start(_ arguments: [String], input: Pipe? = nil) throws -> (Process, FileHandle) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [ProcessInfo.processInfo.environment["PEIL_CHECKS_PYTHON"] ?? "python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = input ?? FileHandle.nullDevice
    try process.run()
    return (process, pipe.fileHandleForReading)
  }

  /// A script of `Tests/OpenLineage`.
  static func script(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("OpenLineage/\(name)").path
  }
}
