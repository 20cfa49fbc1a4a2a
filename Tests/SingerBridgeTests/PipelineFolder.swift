import Foundation
import IndicatorSchema
import PipelineEngine
import PluginKit
import Singer

/// A folder with a pipeline, its catalogue and programs, and what a run publishes.
final class PipelineFolder {
  let path: String

  static let registry: PluginRegistry = {
    var registry = PluginRegistry()
    registry.register(SingerSource.self)
    registry.register(SingerTransform.self)
    registry.register(SingerSink.self)
    return registry
  }()

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("bridge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
    try write(
      "catalogue.yml",
      """
      peil-catalogue: 1
      id: test
      indicators:
        inhabitants: { label: Inwoners, unit: count, polarity: context, domain: population }
        work: { label: Werk, unit: percent, polarity: better, domain: work, range: [0, 100] }
      """)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    // In place, so that a program stays one.
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
  }

  func program(_ name: String, _ script: String) throws {
    try write(name, "#!/bin/sh\n\(script)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/" + name)
  }

  func text(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  /// Writes a pipeline: its sources, and what comes behind them.
  func pipeline(_ steps: String) throws {
    try write("p.yml", "peil: 1\nname: test\nperiod: 2017\ncatalogue: [catalogue.yml]\n" + steps)
  }

  func plan(_ parameters: [String: String] = [:]) throws -> Pipeline {
    try Planner.plan(
      path: path + "/p.yml", parameters: Parameters(given: parameters, environment: [:]),
      registry: PipelineFolder.registry)
  }

  func run(_ parameters: [String: String] = [:]) throws -> RunReport {
    try Runner(plan(parameters), .init(output: path + "/out", jobs: 2, version: "0")).run()
  }

  static let schema =
    #"{"type":"SCHEMA","stream":"areas","schema":{"properties":{"code":{"type":"string"},"people":{"type":"integer"},"work":{"type":["null","number"]}}},"key_properties":["code"]}"#
  static let records = [
    #"{"type":"RECORD","stream":"areas","record":{"code":"GM0855","people":213804,"work":null}}"#,
    #"{"type":"RECORD","stream":"areas","record":{"code":"GM0363","people":844947,"work":65.5}}"#,
  ]
  static let state = #"{"type":"STATE","value":{"at":1}}"#
  static let messages = ([schema] + records + [state]).joined(separator: "\n") + "\n"

  /// A step that reads these messages.
  static let source =
    "stream: areas, area: code, columns: { inhabitants: people, work: work }"

  /// A program that gives these messages.
  static func printing(_ text: String) -> String { "cat <<'PEIL_END'\n\(text)PEIL_END" }

  /// A target that keeps records as JSON lines in the folder it works in.
  static let target = """
    cat >../in; grep RECORD ../in >areas.jsonl; sed -n 's/^{"type":"STATE","value":\\(.*\\)}$/\\1/p' ../in | tail -1
    rm ../in
    """
}
