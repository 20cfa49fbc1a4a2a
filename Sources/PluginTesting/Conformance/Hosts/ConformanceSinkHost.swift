import IndicatorSchema
import PluginKit

/// A host of a sink that opens files and stages outputs in a temporary folder, and fails as planned.
struct ConformanceSinkHost: SinkHost {
  let folder: FolderSinkHost
  let plan: FaultPlan
  private let files: ConformanceFiles

  init(_ files: [String: [UInt8]], plan: FaultPlan = FaultPlan()) throws {
    folder = try FolderSinkHost()
    self.plan = plan
    self.files = ConformanceFiles(files, plan: plan)
  }

  func open(_ location: Location) throws -> any ByteReader { try files.open(location) }

  func stage(_ output: String) throws -> String {
    try plan.pass(.stage)
    return try folder.stage(output)
  }
}
