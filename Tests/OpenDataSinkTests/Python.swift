import Foundation

/// Python with the packages of `.ci/checks-requirements.txt`; tests that need it are skipped where it is not there.
enum Python {
  static let hasReaders =
    (try? run(["-c", "import frictionless, geojson, shapely, polars, pandas, pyjstat, jsonstat_validator"]))?
    .status == 0

  static let missing = "python3 lacks packages of .ci/checks-requirements.txt"

  private static let scripts = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Oracles")

  /// Runs a script of the oracles.
  static func check(_ script: String, _ arguments: [String], input: String = "") throws
    -> (status: Int32, output: String)
  {
    try run([scripts.appendingPathComponent(script).path] + arguments, input: input)
  }

  private static func run(_ arguments: [String], input: String = "") throws -> (status: Int32, output: String)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [ProcessInfo.processInfo.environment["PEIL_CHECKS_PYTHON"] ?? "python3"] + arguments
    let (given, found) = (Pipe(), Pipe())
    process.standardInput = given
    process.standardOutput = found
    process.standardError = found
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    let output = String(decoding: found.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
