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

  func validate() throws {
    for parameter in parameters where !parameter.contains("=") || parameter.hasPrefix("=") {
      throw ValidationError("--set expects name=value, found '\(parameter)'.")
    }
  }

  /// Reads and checks the file.
  ///
  /// - Parameter further: Parameters beside those of the command line, which go before them.
  func plan(
    inputs: Planner.Inputs = .present, with further: [String: String] = [:]
  ) throws -> Pipeline {
    var given = further
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
