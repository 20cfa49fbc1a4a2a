import Foundation
import Testing

/// The program check-jsonschema.
private enum SchemaValidator {
  private static let python = ProcessInfo.processInfo.environment["PEIL_CHECKS_PYTHON"] ?? "python3"
  static let isThere = (try? run(["-m", "check_jsonschema", "--version"]))?.status == 0

  static func run(_ arguments: [String]) throws -> Binary.Result {
    try Binary.execute(
      "/usr/bin/env", [python] + arguments, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
  }
}

@Suite(
  "A published validator takes the schema, and every pipeline with it",
  .enabled(if: SchemaValidator.isThere, "python3 has no check-jsonschema: see PEIL_CHECKS_PYTHON"))
struct SchemaTests {
  /// The YAML files below `Pipelines` that start with a key.
  private static func files(with key: String) throws -> [String] {
    let folder = Binary.root.appendingPathComponent("Pipelines").resolvingSymlinksInPath()
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".yml")
    }
    return try names.sorted().map { "Pipelines/\($0)" }.filter { name in
      let text = try String(contentsOf: Binary.root.appendingPathComponent(name), encoding: .utf8)
      return text.split(separator: "\n").contains { $0.hasPrefix(key + ":") }
    }
  }

  @Test("the schemas are schemas of draft-07")
  func draft() throws {
    let result = try SchemaValidator.run([
      "-m", "check_jsonschema", "--check-metaschema", "docs/peil.schema.json",
      "docs/peil-catalogue.schema.json",
    ])
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(
    "every file of the repository is valid",
    arguments: [("peil", "docs/peil.schema.json"), ("peil-catalogue", "docs/peil-catalogue.schema.json")])
  func valid(key: String, schema: String) throws {
    let files = try Self.files(with: key)
    #expect(files.count >= 4)
    let result = try SchemaValidator.run(["-m", "check_jsonschema", "--schemafile", schema] + files)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test("files that were spoiled by chance are refused by the validator and by 'peil check'")
  func spoiled() throws {
    let scratch = try Scratch()
    let result = try SchemaValidator.run(
      ["Tests/Oracles/schema_mutations.py", "docs/peil.schema.json", scratch.url.path]
        + Self.files(with: "peil"))
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: [[String: Any]]],
      "\(result.errors)")
    let files = try #require(record["files"])
    #expect(files.count >= 80)
    for file in files {
      let name = try #require(file["name"] as? String)
      #expect(file["accepted"] as? Bool == false, "\(name): \(file["how"] ?? "")")
      let check = try Binary.run(["check", name], in: scratch.url)
      #expect(check.status == 2, "\(name): \(file["how"] ?? "")")
    }
  }
}
