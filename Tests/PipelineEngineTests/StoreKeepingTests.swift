import Foundation
import Testing

@testable import PipelineEngine

@Suite("The store is checked and cleared")
struct StoreKeepingTests {
  private static let never: Double = 400

  @Test("a store that is whole is found whole")
  func whole() throws {
    let locked = try LockedWorkspace()
    let found = try locked.store.verify()
    #expect(found.count == 3 && found.damaged == [] && found.bytes > 18)
  }

  @Test("one flipped bit is found, and removed only when that is asked for")
  func flipped() throws {
    let locked = try LockedWorkspace()
    let sha256 = try locked.input()
    let path = locked.store.path(of: sha256)
    var data = try #require(FileManager.default.contents(atPath: path))
    data[7] ^= 1
    try data.write(to: URL(fileURLWithPath: path))
    #expect(try locked.store.verify().damaged.map(\.sha256) == [sha256])
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(try locked.store.verify(removing: true).damaged.map(\.sha256) == [sha256])
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try locked.store.verify().count == 2)
  }

  @Test("a store that is not there is empty")
  func empty() throws {
    let store = SnapshotStore(folder: try Workspace().folder.appendingPathComponent("none").path)
    #expect(try store.snapshots() == [])
    #expect(try store.verify().count == 0)
  }

  @Test("what a lock names stays however old it is, inputs and rows; what none names goes")
  func namedStays() throws {
    let locked = try LockedWorkspace()
    let old = try locked.locked().digests
    try locked.workspace.write("a.txt", "GM0001=6\nGM0002=8\n")
    try locked.update()
    let new = try locked.locked().digests
    #expect(old.isDisjoint(with: new))
    for sha256 in old.union(new) { try locked.age(sha256, days: Self.never) }
    let found = try locked.store.prune(keeping: [locked.locked()], days: 30)
    #expect(Set(found.removed.map(\.sha256)) == old)
    #expect(found.left == new.count)
    #expect(Set(try locked.store.snapshots().map(\.sha256)) == new)
    #expect(old.allSatisfy { locked.store.record(of: $0) == nil })
  }

  @Test("what came lately stays, and a dry run removes nothing")
  func young() throws {
    let locked = try LockedWorkspace()
    try locked.workspace.write("loose.txt", "x")
    let loose = try locked.store.keepFile(locked.path("loose.txt"), name: "loose.txt").sha256
    try locked.age(loose, days: 29)
    #expect(try locked.store.prune(keeping: [locked.locked()], days: 30).removed == [])
    try locked.age(loose, days: 31)
    let dry = try locked.store.prune(keeping: [locked.locked()], days: 30, removing: false)
    #expect(dry.removed.map(\.sha256) == [loose] && dry.bytes == 1)
    #expect(try locked.store.snapshots().count == 4)
    #expect(try locked.store.prune(keeping: [locked.locked()], days: 30).removed.map(\.sha256) == [loose])
  }

  @Test("what an address holds now stays, and what a run that was stopped would go on with")
  func inUse() throws {
    let locked = try LockedWorkspace()
    let url = "https://example.org/b.txt?api_key=hush"
    locked.web.put("at the address", at: url)
    let web = WebInputs(locked.store, client: locked.web, freshness: .current)
    _ = try web.path(of: .init(path: url, place: .init("p")), step: "a")
    let current = try #require(web.snapshots[url]?.sha256)
    try locked.workspace.write("half.txt", "half")
    let half = try locked.store.keepFile(locked.path("half.txt"), name: "half.txt").sha256
    try FetchJournal(locked.store, pipeline: "p").note(["u": half])
    for sha256 in [current, half] { try locked.age(sha256, days: Self.never) }
    #expect(try locked.store.prune(keeping: [locked.locked()], days: 0).removed == [])
    let later = Date(timeIntervalSinceNow: 7 * 3600)
    let found = try locked.store.prune(keeping: [locked.locked()], days: 0, now: later)
    #expect(found.removed.map(\.sha256) == [half])
  }

  @Test("unfinished files go when they are older than a day")
  func incoming() throws {
    let locked = try LockedWorkspace()
    let (old, new) = try (locked.store.newFile(), locked.store.newFile())
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: old)
    #expect(try locked.store.prune(keeping: [locked.locked()], days: 30).stale == 1)
    #expect(!FileManager.default.fileExists(atPath: old))
    #expect(FileManager.default.fileExists(atPath: new))
  }

  @Test("a pipeline without a lock, or with one that can't be read, keeps nothing and so stops it all")
  func noLock() throws {
    let locked = try LockedWorkspace()
    let lock = LockFile.path(of: locked.file)
    try Data("peil: 1\nversion: [".utf8).write(to: URL(fileURLWithPath: lock))
    #expect(LockedWorkspace.codes { _ = try locked.locked() } != [])
    try FileManager.default.removeItem(atPath: lock)
    #expect(LockedWorkspace.codes { _ = try locked.locked() } == ["lock.missing"])
    #expect(try LockedPipeline.ifLocked(locked.file) == nil)
    #expect(LockedWorkspace.codes { _ = try LockedPipeline.ifLocked("none.yml") } == ["io.cannot-read"])
  }
}
