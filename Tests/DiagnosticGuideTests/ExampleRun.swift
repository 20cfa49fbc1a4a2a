import CSVSource
import DeriveTransform
import DiscloseTransform
import Foundation
import IndicatorSchema
import JSONSink
import JSONSource
import JoinTransform
import PipelineEngine
import PluginKit
import SelectTransform
import SpatialTransform
import WeightTransform
import XMLSource

@testable import DiagnosticGuide

/// Runs the files of an example as `peil run` does, in a folder of their own.
enum ExampleRun {
  /// The plugins that examples use.
  private static let registry: PluginRegistry = {
    var registry = PluginRegistry()
    registry.register(CSVSource.self)
    registry.register(XMLSource.self)
    registry.register(JSONSource.self)
    registry.register(SelectTransform.self)
    registry.register(JoinTransform.self)
    registry.register(DeriveTransform.self)
    registry.register(WeightTransform.self)
    registry.register(SpatialTransform.self)
    registry.register(DiscloseTransform.self)
    registry.register(JSONSink.self)
    return registry
  }()

  /// The complaints about the files; none when the run is done.
  static func complaints(_ files: [GuideExample.File]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "peil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files { try Data(file.content.utf8).write(to: folder.appending(path: file.name)) }
    do {
      let plan = try Planner.plan(
        path: folder.appending(path: "pipeline.yml").path, parameters: Parameters(), registry: registry)
      let options = Runner.Options(output: folder.appending(path: "out").path, jobs: 1, version: "test")
      _ = try Runner(plan, options).run()
      return []
    } catch {
      return Diagnostics(error).items.map { $0.description.replacing(folder.path + "/", with: "") }
    }
  }
}
