import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

/// A pipeline that was run and locked, with a store of its own.
struct LockedWorkspace {
  let workspace: Workspace
  let web = SmallWeb([:])
  let store: SnapshotStore

  /// - Parameter location: What the source reads.
  init(_ content: String = "GM0001=5\nGM0002=7\n", location: String = "a.txt", key: String? = nil) throws {
    workspace = try Workspace()
    store = SnapshotStore(folder: workspace.folder.appendingPathComponent("store").path)
    try workspace.write("a.txt", content)
    web.put(content, at: "https://example.org/b.txt?api_key=hush")
    try workspace.pipeline(
      """
      \(key == nil ? "" : "parameters: { key: { secret: true } }\n")sources:
        s: { use: file, location: "\(location)" }
      transforms:
        t: { from: s, use: pass, mode: filter }
      sinks:
        out: { from: t, use: lines, path: "out.txt" }
      """)
    try update(key.map { ["key": $0] } ?? [:])
  }

  var file: String { workspace.folder.appendingPathComponent("pipeline.yml").path }

  func path(_ name: String) -> String { workspace.folder.appendingPathComponent(name).path }

  var registry: PluginRegistry {
    var registry = Workspace.registry
    registry.register(FileSource.self)
    return registry
  }

  /// Runs and locks.
  func update(_ given: [String: String] = [:]) throws {
    let plan = try Planner.plan(path: file, parameters: Parameters(given: given), registry: registry)
    let run = try #require(try Runner(plan, options(.made)).run().locked)
    _ = try Locker.update(plan, run, before: LockFile.read(of: file))
  }

  func options(_ lock: Runner.LockUse, store: SnapshotStore? = nil) -> Runner.Options {
    Runner.Options(
      output: path("out"), jobs: 2, version: "1",
      web: WebAccess(store: (store ?? self.store).folder, client: web), lock: lock)
  }

  func locked() throws -> LockedPipeline { try LockedPipeline(file) }

  /// The digest of what the source read.
  func input() throws -> String { try #require(try locked().run.inputs["s"]?.first?.sha256) }

  /// Another store, empty.
  var other: SnapshotStore { SnapshotStore(folder: path("other")) }

  /// Writes what the lock needs to a file.
  func export(_ name: String = "a.peilstore") throws -> String {
    _ = try store.export([locked()], to: path(name))
    return path(name)
  }

  /// Makes a content as old as a number of days.
  func age(_ sha256: String, days: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -days * 86_400)], ofItemAtPath: store.path(of: sha256))
  }

  /// Every file below a folder, with its content.
  static func files(_ folder: String) -> [String: Data] {
    var files: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
    }
    return files
  }

  /// The codes of what is wrong with a piece of work.
  static func codes(_ work: () throws -> Void) -> [String] {
    do {
      try work()
      return []
    } catch { return Diagnostics(error).items.map(\.code.text) }
  }
}
