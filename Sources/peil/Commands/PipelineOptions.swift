import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// What every command that reads a pipeline file accepts.
struct PipelineOptions: ParsableArguments {
  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yml", "yaml"]))
  var file: String

  @Option(name: .customLong("set"), help: "A run parameter, as name=value. May be given many times.")
  var parameters: [String] = []

  @Option(
    help:
      "The folder that keeps what is fetched from the web. '.peil/snapshots' beside the pipeline file unless given.",
    completion: .directory)
  var store: String?

  /// How inputs are read that are not files.
  var web: WebAccess { WebAccess(store: store) }

  func validate() throws {
    for parameter in parameters where !parameter.contains("=") || parameter.hasPrefix("=") {
      throw ValidationError("--set expects name=value, found '\(parameter)'.")
    }
  }

  /// Reads and checks the file.
  func plan(inputs: Planner.Inputs = .present) throws -> Pipeline {
    var given: [String: String] = [:]
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      given[String(parts[0])] = String(parts[1])
    }
    return try Planner.plan(
      path: file,
      parameters: Parameters(given: given, environment: ProcessInfo.processInfo.environment),
      registry: BuiltInPlugins.registry, inputs: inputs)
  }
}
