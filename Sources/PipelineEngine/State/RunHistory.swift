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

  /// The last run, and the last ones that were done and unchanged: what is needed to say how a pipeline stands.
  ///
  /// - Throws: `Diagnostic` when the state can't be read.
  public func latest() throws -> [RunEntry] {
    guard let state else { return [] }
    let outcomes: [[RunEntry.Outcome]] = [[], [.done], [.unchanged]]
    var found: [RunEntry] = []
    for outcome in outcomes {
      for entry in try state.entries(of: pipeline, outcome, limit: 1)
      where !found.contains(where: { $0.id == entry.id }) {
        found.append(entry)
      }
    }
    return found
  }

  /// A run by its identifier or the beginning of it; `last` for the newest that was done, `last~2` for the second one
  /// before.
  ///
  /// - Throws: `Diagnostic` when there is none, or more than one.
  public func entry(_ name: String) throws -> RunEntry {
    let all = try state?.entries(of: pipeline, limit: .max) ?? []
    if name == "last" || name.hasPrefix("last~") {
      let done = all.filter { $0.outcome == .done }
      let number = name == "last" ? 0 : Int(name.dropFirst("last~".count)) ?? -1
      guard done.indices.contains(number) else {
        throw Diagnostic(.usage, "there is no run '\(name)'", hint: "\(done.count) runs were done")
      }
      return done[number]
    }
    let found = all.filter { $0.id.hasPrefix(name) }
    guard let entry = found.first, found.count == 1 else {
      throw Diagnostic(
        .usage, found.isEmpty ? "there is no run '\(name)'" : "'\(name)' stands for \(found.count) runs",
        hint: "see 'peil history'")
    }
    return entry
  }

  func difference(_ before: RunEntry, _ now: RunEntry) throws -> RunDifference {
    guard let state else { throw Diagnostic(.fault, "runs without a state") }
    return try RunDifference(before, now, state)
  }
}
