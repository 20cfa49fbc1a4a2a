import Foundation
import IndicatorSchema
import PluginKit

/// The folder in which something new is made: the repository for a plugin, any folder for a pipeline.
public struct ScaffoldFolder: Sendable {
  /// The absolute path.
  public let path: String

  /// Takes an existing folder.
  ///
  /// - Throws: `Diagnostic` when there is no such folder.
  public init(_ path: String) throws {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw Diagnostic(
        .usage, "there is no folder '\(path)'", hint: "make it first, or leave --directory out")
    }
    self.path = url.path
  }

  /// The root of the repository that a folder lies in.
  ///
  /// - Throws: `Diagnostic` when it does not lie in one.
  public static func repository(around path: String) throws -> ScaffoldFolder {
    let start = try ScaffoldFolder(path)
    var url = URL(fileURLWithPath: start.path)
    while true {
      let isRepository = [PluginScaffold.manifestPath, PluginScaffold.registryPath].allSatisfy {
        FileManager.default.fileExists(atPath: url.appendingPathComponent($0).path)
      }
      if isRepository { return try ScaffoldFolder(url.path) }
      guard url.path != "/" else {
        throw Diagnostic(
          .usage,
          "'\(path)' is not in the repository of peil, and a plugin in Swift is built with the program",
          hint: "run this in a clone of it, or write a plugin in any language as docs/singer.md says")
      }
      url.deleteLastPathComponent()
    }
  }

  /// The plan of a new plugin in this repository.
  ///
  /// - Parameter taken: The names of the plugins of this kind that there are.
  /// - Throws: `Diagnostic` for a name that is taken, and files that can't be read or have no place for a plugin.
  public func plan(
    _ kind: PluginDeclaration.Kind, _ name: ScaffoldName, taken: [String]
  ) throws -> ScaffoldPlan {
    guard !taken.contains(name.text) else {
      throw Diagnostic(
        .usage, "there already is a \(kind.rawValue) '\(name.text)'", hint: "choose another name")
    }
    return try PluginScaffold.plan(
      kind, name, manifest: read(PluginScaffold.manifestPath), registry: read(PluginScaffold.registryPath))
  }

  /// Makes what is planned, or nothing.
  ///
  /// - Throws: `Diagnostic` when a file is there already or can't be written; then nothing is left of the others.
  public func make(_ plan: ScaffoldPlan) throws {
    for file in plan.files where FileManager.default.fileExists(atPath: absolute(file.path)) {
      throw Diagnostic(
        .usage, "'\(file.path)' exists and is not overwritten", hint: "choose another name, or remove it")
    }
    var made: [String] = []
    do {
      for file in plan.files { try write(file, &made) }
      for file in plan.changes where try read(file.path) != file.text { try write(file) }
    } catch {
      for path in made.reversed() { try? FileManager.default.removeItem(atPath: path) }
      throw error
    }
  }

  private func absolute(_ file: String) -> String { path + "/" + file }

  private func read(_ file: String) throws -> String {
    do {
      return try String(contentsOfFile: absolute(file), encoding: .utf8)
    } catch {
      throw Diagnostic(.cannotRead, "can't read '\(file)': \(error.localizedDescription)")
    }
  }

  /// Writes a file, and notes it and each folder that is made for it.
  private func write(_ file: ScaffoldPlan.File, _ made: inout [String]) throws {
    for folder in ScaffoldFolder.folders(of: file.path).map(absolute)
    where !FileManager.default.fileExists(atPath: folder) {
      try writing(file) {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      }
      made.append(folder)
    }
    try write(file)
    made.append(absolute(file.path))
  }

  private func write(_ file: ScaffoldPlan.File) throws {
    try writing(file) { try file.text.write(toFile: absolute(file.path), atomically: true, encoding: .utf8) }
  }

  private func writing(_ file: ScaffoldPlan.File, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch {
      throw Diagnostic(.cannotWrite, "can't write '\(file.path)': \(error.localizedDescription)")
    }
  }

  /// The folders above a file, outermost first.
  private static func folders(of path: String) -> [String] {
    let parts = path.split(separator: "/").dropLast()
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }
}
