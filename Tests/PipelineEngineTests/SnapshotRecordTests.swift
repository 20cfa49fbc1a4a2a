import Foundation
import Testing

@testable import PipelineEngine

@Suite("What is kept is described beside it")
struct SnapshotRecordTests {
  @Test("of a file the name, the table, its publisher and licence are known, and not its folder")
  func file() throws {
    let locked = try LockedWorkspace()
    let sha256 = try locked.input()
    let record = try #require(locked.store.record(of: sha256))
    #expect(record.kind == .input)
    #expect(record.names == ["a.txt"])
    #expect(record.bytes == 18)
    #expect(record.table == "T1" && record.publisher == "CBS" && record.licence == "CC BY 4.0")
    let text = FileManager.default.contents(atPath: locked.store.recordPath(sha256)) ?? Data()
    #expect(!String(decoding: text, as: UTF8.self).contains(locked.workspace.folder.lastPathComponent))
  }

  @Test("of the web the address is known without its secret, with what its server called it")
  func page() throws {
    let locked = try LockedWorkspace(location: "https://example.org/b.txt?api_key=${key}", key: "hush")
    let record = try #require(locked.store.record(of: locked.input()))
    #expect(record.urls == ["https://example.org/b.txt?api_key=***"])
    #expect(record.names == [])
    #expect(record.etag != nil)
    #expect(record.licence == "CC BY 4.0")
    for (name, data) in LockedWorkspace.files(locked.store.folder) {
      #expect(!name.contains("hush") && !String(decoding: data, as: UTF8.self).contains("hush"))
    }
  }

  @Test("a secret that is part of a path is in no record and no origin")
  func secretPath() throws {
    let workspace = try Workspace()
    var secrets = Secrets()
    secrets.add("hush")
    let store = SnapshotStore(folder: workspace.folder.appendingPathComponent("store").path, without: secrets)
    let path = try workspace.write("hush.txt", "one")
    let snapshot = try store.keepFile(path, name: path)
    #expect(store.record(of: snapshot.sha256)?.names == ["\(Secrets.mask).txt"])
    var origin = WebOrigin(
      url: "https://example.org/hush/a", sha256: snapshot.sha256, bytes: 3, retrieved: "2026-01-01T00:00:00Z")
    try store.note(origin, at: origin.url)
    origin.url = "https://example.org/\(Secrets.mask)/a"
    #expect(try store.origins().values.map(\.url) == [origin.url])
  }

  @Test("rows are told from inputs, and say of which step they are")
  func rows() throws {
    let locked = try LockedWorkspace()
    let rows = try #require(locked.locked().run.steps["t"])
    #expect(locked.store.record(of: rows)?.kind == .rows)
    #expect(locked.store.record(of: rows)?.names == ["t"])
  }

  @Test("the same content under another name is one record with both names, first kept when it first was")
  func twoNames() throws {
    let locked = try LockedWorkspace()
    let sha256 = try locked.input()
    let first = try #require(locked.store.record(of: sha256))
    try FileManager.default.copyItem(atPath: locked.path("a.txt"), toPath: locked.path("b.txt"))
    _ = try locked.store.keepFile(locked.path("b.txt"), name: "data/b.txt")
    let both = try #require(locked.store.record(of: sha256))
    #expect(both.names == ["a.txt", "b.txt"])
    #expect(both.kept == first.kept && both.licence == first.licence)
  }

  @Test("a content without a record is listed, and gets one from the next run, which makes it young again")
  func noRecord() throws {
    let locked = try LockedWorkspace()
    let sha256 = try locked.input()
    try FileManager.default.removeItem(atPath: locked.store.folder + "/records")
    try locked.age(sha256, days: 40)
    #expect(try locked.store.snapshots().count == 3)
    #expect(try locked.store.snapshots().last?.record == nil)
    try locked.update()
    let record = try #require(locked.store.record(of: sha256))
    #expect(record.names == ["a.txt"] && record.licence == "CC BY 4.0")
    #expect(try !locked.store.prune(keeping: [], days: 30).removed.contains { $0.sha256 == sha256 })
  }
}
