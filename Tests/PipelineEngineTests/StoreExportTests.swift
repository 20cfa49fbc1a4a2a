import Foundation
import Testing

@testable import PipelineEngine

@Suite("What a locked pipeline needs is taken from one store to another in one file")
struct StoreExportTests {
  private static let hasTar = FileManager.default.isExecutableFile(atPath: "/usr/bin/tar")

  @Test("the run is made again from the other store alone")
  func roundTrip() throws {
    let locked = try LockedWorkspace()
    let archive = try locked.export()
    let done = try locked.other.importArchive(archive)
    #expect(done.added == 3 && done.known == 0 && done.locks == ["pipeline.lock"])
    try FileManager.default.removeItem(atPath: locked.path("a.txt"))
    try FileManager.default.removeItem(atPath: locked.store.folder)
    let options = locked.options(.ignored, store: locked.other)
    #expect(try Reproducer(locked.file, registry: locked.registry, options).reproduce().isSame)
    #expect(try locked.other.verify().damaged == [])
    #expect(try locked.other.record(of: locked.input())?.licence == "CC BY 4.0")
  }

  @Test("the same store gives the same file, which has no more in it than is needed")
  func same() throws {
    let locked = try LockedWorkspace()
    try locked.workspace.write("loose.txt", "not needed")
    _ = try locked.store.keepFile(locked.path("loose.txt"), name: "loose.txt")
    let first = FileManager.default.contents(atPath: try locked.export("1"))
    #expect(first == FileManager.default.contents(atPath: try locked.export("2")))
    #expect(try locked.other.importArchive(locked.path("1")).added == 3)
    #expect(!String(decoding: first ?? Data(), as: UTF8.self).contains("not needed"))
  }

  @Test("what is there already is not brought in again")
  func twice() throws {
    let locked = try LockedWorkspace()
    let archive = try locked.export()
    let before = LockedWorkspace.files(locked.store.folder)
    let done = try locked.store.importArchive(archive)
    #expect(done.added == 0 && done.known == 3)
    #expect(LockedWorkspace.files(locked.store.folder) == before)
  }

  @Test("an address is known in the other store, and what is there is asked for anew by a run")
  func origin() throws {
    let locked = try LockedWorkspace(location: "https://example.org/b.txt?api_key=${key}", key: "hush")
    let archive = try locked.export()
    #expect(
      !String(decoding: FileManager.default.contents(atPath: archive) ?? Data(), as: UTF8.self).contains(
        "hush"))
    _ = try locked.other.importArchive(archive)
    let url = "https://example.org/b.txt?api_key=hush"
    let origin = try #require(locked.other.origin(of: url))
    #expect(origin.sha256 == (try locked.input()))
    #expect(origin.etag == nil && origin.lastModified == nil)
    // What this store found itself, later, stays.
    var own = origin
    own.retrieved = "2999-01-01T00:00:00Z"
    try locked.other.note(own, at: url)
    _ = try locked.other.importArchive(archive)
    #expect(locked.other.origin(of: url) == own)
  }

  @Test("an input that is not there, or not what was kept, is not exported, and no file appears")
  func incomplete() throws {
    let locked = try LockedWorkspace()
    let path = try locked.store.path(of: locked.input())
    try Data("GM0001=5\nGM0002=8\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(LockedWorkspace.codes { _ = try locked.export() } == ["snapshot.damaged"])
    try FileManager.default.removeItem(atPath: path)
    #expect(LockedWorkspace.codes { _ = try locked.export() } == ["snapshot.missing"])
    let left = try FileManager.default.contentsOfDirectory(atPath: locked.workspace.folder.path)
    #expect(!left.contains { $0.contains("peilstore") })
  }

  @Test("rows that are not in the store are left out, and counted")
  func withoutRows() throws {
    let locked = try LockedWorkspace()
    let rows = try #require(locked.locked().run.steps["t"])
    try locked.store.remove(rows)
    #expect(try locked.store.export([locked.locked()], to: locked.path("a")).missingRows == 1)
    #expect(try locked.other.importArchive(locked.path("a")).added == 2)
  }

  @Test("locks of the same name stand beside each other, and a strange name is made plain")
  func lockNames() throws {
    let (one, two) = try (LockedWorkspace(), LockedWorkspace("GM0001=1\nGM0002=2\n"))
    for sha256 in try two.locked().digests {
      _ = try one.store.keepFile(two.store.path(of: sha256), name: "x")
    }
    let odd = one.path("..jaar 2017 é.yml")
    try FileManager.default.copyItem(atPath: one.file, toPath: odd)
    try FileManager.default.copyItem(atPath: LockFile.path(of: one.file), toPath: LockFile.path(of: odd))
    _ = try one.store.export([one.locked(), two.locked(), LockedPipeline(odd)], to: one.path("a"))
    #expect(
      try one.other.importArchive(one.path("a")).locks
        == ["jaar-2017--.lock", "pipeline-2.lock", "pipeline.lock"])
  }

  @Test("any tar opens it, and finds the same", .enabled(if: hasTar))
  func tar() throws {
    let locked = try LockedWorkspace()
    let archive = try locked.export()
    let names = try run("tf", archive).split(separator: "\n").map(String.init)
    #expect(names == names.sorted() && names.count == 7)
    #expect(names.first == "locks/pipeline.lock")
    let object = try "objects/\(locked.input().prefix(2))/\(locked.input())"
    #expect(try run("xOf", archive, object) == "GM0001=5\nGM0002=7\n")
    let listing = try run("tvf", archive, "--numeric-owner", object)
    #expect(listing.hasPrefix("-rw-r--r-- 0/0 ") && listing.contains("1970-01-01"))
  }

  @Test("what tar packs again is taken as well", .enabled(if: hasTar), arguments: ["gnu", "ustar", "pax"])
  func packedAgain(_ format: String) throws {
    let locked = try LockedWorkspace()
    let names = try run("tf", try locked.export()).split(separator: "\n").map(String.init)
    let folder = locked.path("unpacked")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try run("xf", locked.path("a.peilstore"), "-C", folder)
    _ = try run("cf", locked.path("b"), "--format=\(format)", "-C", folder, more: names)
    #expect(try locked.other.importArchive(locked.path("b")).added == 3)
  }

  @Test("a content larger than a header has digits for is found by tar and by us", .enabled(if: hasTar))
  func large() throws {
    let workspace = try Workspace()
    let name = ArchiveMember.object(String(repeating: "0", count: 64)).name
    let size = TarHeader.largestSize + 1
    let header = TarHeader(name: name, size: size).bytes
    let path = try workspace.write("a", "")
    try Data(header).write(to: URL(fileURLWithPath: path))
    // A hole in the file: it takes no room on the disk.
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.truncate(atOffset: UInt64(header.count + size + 1024))
    try handle.close()
    #expect(try run("tvf", path, "--numeric-owner").contains(" \(size) 1970-01-01"))
    #expect(try TarReader(path).next() == TarHeader(name: name, size: size))
  }

  private func run(_ mode: String, _ archive: String, _ rest: String..., more: [String] = []) throws -> String
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/tar")
    process.arguments = [mode, archive] + rest + more
    process.environment = ["TZ": "UTC", "LC_ALL": "C"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
