import Foundation
import HTTPFetch
import IndicatorSchema
import PluginKit

extension Pipeline {
  /// What of a lock is known before anything is read.
  func lock(version: String) -> LockedRun {
    var lock = LockedRun(version: version, pipeline: file.sha256)
    let places = folderParameters
    lock.places = places.keys.sorted()
    for use in file.uses {
      for (name, value) in use.values where places[name] == nil && !file.secretNames.contains(name) {
        lock.parameters[name] = secrets.redact(value)
      }
    }
    lock.documents = Dictionary(
      documents.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    for step in steps {
      let declaration = step.declaration
      lock.builtIn["\(declaration.kind.rawValue) \(declaration.name)"] = declaration.version
      lock.seeds[step.name] = step.seed
    }
    return lock
  }

  /// What each step read, as a lock names it.
  func lockedInputs(
    _ inputs: [String: [Location]], _ snapshots: [String: Snapshot], _ web: WebInputs?
  ) -> [String: [LockedInput]] {
    let names = LockNames(self)
    var locked: [String: [LockedInput]] = [:]
    for step in steps {
      let files = step.readings(inputs).filter { !$0.location.isRemote }.compactMap {
        reading -> LockedInput? in
        let path = FileNames.absolute(reading.location.path, in: file.folder)
        return snapshots[path].map { names.file(reading.location, $0, isBeside: reading.isBeside) }
      }
      let pages = (web?.read(by: step.name) ?? []).map { names.page($0.url, $0.snapshot) }
      let all = (files + pages).map { $0.citing(step) }
      if !all.isEmpty { locked[step.name] = all }
    }
    return locked
  }

  /// The parameters that say no more than in which folder files are, with their values: each use of one is the
  /// beginning of a path that a step reads.
  var folderParameters: [String: String] {
    let places = Set(steps.flatMap { $0.readings([:]) }.map(\.location).filter { !$0.isRemote }.map(\.place))
    var folders: [String: String] = [:]
    var others = file.secretNames
    for use in file.uses {
      for (name, value) in use.values {
        if places.contains(use.place), use.isFolder(name) {
          folders[name] = value
        } else {
          others.insert(name)
        }
      }
    }
    return folders.filter { !others.contains($0.key) }
  }
}

extension ParameterUse {
  /// Whether the text is a path in a folder that the parameter alone names.
  fileprivate func isFolder(_ name: String) -> Bool {
    let mark = "${\(name)}"
    guard text.hasPrefix(mark + "/") else { return false }
    return !text.dropFirst(mark.count).contains(mark)
  }
}

/// The names of inputs in a lock, which say nothing of the machine.
private struct LockNames {
  private let folder: String
  private let secrets: Secrets
  /// The folders by parameter, the longest first, and the places where each is used.
  private let folders: [(name: String, path: String, places: Set<Place>)]

  init(_ pipeline: Pipeline) {
    folder = pipeline.file.folder
    secrets = pipeline.secrets
    folders = pipeline.folderParameters.map { name, path in
      let uses = pipeline.file.uses.filter { $0.values[name] != nil }
      return (name: name, path: path, places: Set(uses.map(\.place)))
    }.sorted { ($1.path.count, $0.name) < ($0.path.count, $1.name) }
  }

  func file(_ location: Location, _ snapshot: Snapshot, isBeside: Bool) -> LockedInput {
    var input = LockedInput(
      location: secrets.redact(name(location)), sha256: snapshot.sha256, bytes: snapshot.bytes)
    input.member = location.member
    input.name = location.nameAmongOthers
    input.isBeside = isBeside
    return input
  }

  func page(_ url: String, _ snapshot: Snapshot) -> LockedInput {
    let address = secrets.redact(WebAddress.redacted(url))
    var input = LockedInput(location: address, sha256: snapshot.sha256, bytes: snapshot.bytes)
    input.retrieved = snapshot.origin?.retrieved
    input.modified = snapshot.origin?.lastModified
    input.etag = snapshot.origin?.etag
    return input
  }

  /// A path that does not use the parameter keeps its name: made again, nobody knows what the parameter was.
  private func name(_ location: Location) -> String {
    let path = location.path
    for parameter in folders where parameter.places.contains(location.place) {
      for start in [parameter.path, FileNames.absolute(parameter.path, in: folder)] {
        let start = start.hasSuffix("/") ? start : start + "/"
        if path.hasPrefix(start) { return "${\(parameter.name)}/" + path.dropFirst(start.count) }
      }
    }
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }
}

extension LockedInput {
  /// The input with the table that its step cites.
  fileprivate func citing(_ step: Pipeline.Step) -> LockedInput {
    guard case .source(let source) = step.plugin, let table = source.table, !isBeside else { return self }
    var cited = self
    cited.table = table.id
    cited.publisher = table.publisher
    cited.licence = table.licence
    return cited
  }
}
