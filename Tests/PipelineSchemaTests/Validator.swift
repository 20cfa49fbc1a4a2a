import Foundation

/// The validator of the Python package jsonschema; tests that need it are skipped where it is not there.
enum Validator {
  static let isThere = (try? python(["-c", "import jsonschema, ruamel.yaml"]))?.status == 0

  /// Schemas with the documents, in YAML, that are tried on each.
  struct Case {
    var schema: String
    var documents: [String]
  }

  struct Failure: Error { var output: String }

  /// Whether each document is valid, by case.
  static func verdicts(_ cases: [Case]) throws -> [[Bool]] {
    let record = try cases.map { item -> [String: Any] in
      ["schema": try JSONSerialization.jsonObject(with: Data(item.schema.utf8)), "documents": item.documents]
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("peil-\(UUID().uuidString).json")
    try JSONSerialization.data(withJSONObject: record).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try python([script, file.path])
    guard result.status == 0,
      let verdicts = try JSONSerialization.jsonObject(with: result.output) as? [[Bool]]
    else { throw Failure(output: String(decoding: result.output, as: UTF8.self)) }
    return verdicts
  }

  private static let script = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Oracles/schema_verdicts.py").path

  private static func python(_ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [ProcessInfo.processInfo.environment["PEIL_CHECKS_PYTHON"] ?? "python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
