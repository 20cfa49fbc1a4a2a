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

  @OptionGroup var store: StoreOptions

  /// How inputs are read that are not files.
  var web: WebAccess { store.web }

  func validate() throws { try PipelineOptions.check(parameters) }

  /// Refuses what is not `name=value`.
  static func check(_ parameters: [String]) throws {
    for parameter in parameters where !parameter.contains("=") || parameter.hasPrefix("=") {
      throw ValidationError("--set expects name=value, found '\(parameter)'.")
    }
  }

  /// The values by name; of one that is given twice the last.
  static func values(_ parameters: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      values[String(parts[0])] = String(parts[1])
    }
    return values
  }

  /// Reads and checks the file.
  ///
  /// - Parameter further: Parameters beside those of the command line, which go before them.
  func plan(
    inputs: Planner.Inputs = .present, with further: [String: String] = [:]
  ) throws -> Pipeline {
    let given = further.merging(PipelineOptions.values(parameters)) { _, given in given }
    return try Planner.plan(
      path: file,
      parameters: Parameters(given: given, environment: ProcessInfo.processInfo.environment),
      registry: BuiltInPlugins.registry, inputs: inputs)
  }
}

/// Where the store of snapshots is.
struct StoreOptions: ParsableArguments {
  @Option(
    help:
      "The folder that keeps what was read. Unless given: $PEIL_STORE, else '.peil/snapshots' beside the pipeline file.",
    completion: .directory)
  var store: String?

  /// The folder, where the user names one.
  var folder: String? {
    store ?? ProcessInfo.processInfo.environment["PEIL_STORE"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// How inputs are read that are not files.
  var web: WebAccess { WebAccess(store: folder) }
}
