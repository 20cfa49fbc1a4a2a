import Foundation
import IndicatorSchema
import RunState

/// What the nightly runs of a pipeline, or of all pipelines of a folder, did.
public struct RunHistory {
  private let state: StateFile?
  private let pipeline: String?

  /// - Parameter path: A pipeline file, or a folder of them.
  /// - Throws: `Diagnostics` when there is none, or the state can't be read.
  public init(_ path: String) throws {
    let files = try Nightly.files(path)
    let isFolder = files != [path]
    let folder = isFolder ? path : URL(fileURLWithPath: path).deletingLastPathComponent().path
    pipeline = isFolder ? nil : try YAMLReader.read(path: path, name: path)["name"]?.text
    let file = folder + "/.peil/state.sqlite"
    state = FileManager.default.fileExists(atPath: file) ? try StateFile(file) : nil
  }

  /// The last runs, the newest first.
  ///
  /// - Throws: `Diagnostic` when the state can't be read.
  public func entries(limit: Int) throws -> [RunEntry] {
    try state?.entries(of: pipeline, limit: limit) ?? []
  }
}
