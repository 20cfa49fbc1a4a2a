import Foundation
import IndicatorSchema

/// What was written to an archive.
public struct StoreExport: Sendable {
  /// How many contents.
  public var count: Int
  /// Their size in bytes.
  public var bytes: Int
  /// How many steps have no rows in the store: without them a difference can't be followed to its cells.
  public var missingRows: Int
}

extension SnapshotStore {
  /// Writes all that the locks of some pipelines need to one file: a tar archive, the same for the same content.
  ///
  /// - Throws: `Diagnostics` when an input is not in the store or not what was kept, or the file can't be written.
  public func export(_ pipelines: [LockedPipeline], to path: String) throws -> StoreExport {
    var missing = Diagnostics()
    for pipeline in pipelines {
      for item in KeptInputs(self, pipeline.run.inputs).missing.items { missing.add(item) }
    }
    try missing.throwIfAny()
    let wanted = pipelines.reduce(into: Set<String>()) { $0.formUnion($1.digests) }
    let objects = wanted.sorted().compactMap { sha256 in
      FileIdentity(self.path(of: sha256)).map { (sha256: sha256, bytes: $0.bytes) }
    }
    let archive = try TarWriter(path)
    // In the order of the names, which is also that of what is there to be looked at first.
    for (name, lock) in try SnapshotStore.locks(pipelines) {
      try archive.add(ArchiveMember.lock(name).name, lock)
    }
    for object in objects { try add(object.sha256, object.bytes, to: archive) }
    for (name, origin) in try origins().sorted(by: { $0.key < $1.key }) {
      guard let member = ArchiveMember("origins/\(name)"), wanted.contains(origin.sha256) else { continue }
      try archive.add(member.name, StoreJSON.encode(origin))
    }
    for object in objects {
      guard let record = record(of: object.sha256) else { continue }
      try archive.add(ArchiveMember.record(object.sha256).name, StoreJSON.encode(record))
    }
    try archive.finish()
    return StoreExport(
      count: objects.count, bytes: objects.map(\.bytes).reduce(0, +),
      missingRows: wanted.count - objects.count)
  }

  private func add(_ sha256: String, _ bytes: Int, to archive: TarWriter) throws {
    let source = path(of: sha256)
    let found = try archive.addFile(ArchiveMember.object(sha256).name, at: source, bytes: bytes)
    guard found.sha256 == sha256, found.bytes == bytes else {
      throw Diagnostic(
        .damagedSnapshot, "what the store holds in '\(source)' has sha256 \(found.sha256)",
        hint: "remove it with 'peil snapshot verify --remove', and bring it in again")
    }
  }

  /// The lock files by name; of those of one name in several folders all but one get a number.
  private static func locks(_ pipelines: [LockedPipeline]) throws -> [(String, Data)] {
    var locks: [String: Data] = [:]
    for pipeline in pipelines {
      guard let data = FileManager.default.contents(atPath: pipeline.lock) else {
        throw Diagnostic(.cannotRead, "cannot read '\(pipeline.lock)'", at: Place(pipeline.lock))
      }
      let file = ((pipeline.lock as NSString).lastPathComponent as NSString).deletingPathExtension
      let base = ArchiveMember.plain(String(file.drop { $0 == "." }.prefix(80)))
      var (name, number) = ("\(base.isEmpty ? "pipeline" : base).lock", 1)
      while let other = locks[name], other != data {
        number += 1
        name = "\(base)-\(number).lock"
      }
      locks[name] = data
    }
    return locks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
