import Foundation
import Testing

@testable import PipelineEngine

/// Archives made by hand.
private enum Made {
  static let content = Array("GM0001=5\n".utf8)
  static let sha256 = FileDigest.take { block in content.withUnsafeBytes { block($0) } }
  static let good = "objects/\(sha256.prefix(2))/\(sha256)"
  static let end = [UInt8](repeating: 0, count: 1024)

  static func member(_ name: String, _ content: [UInt8] = content) -> [UInt8] {
    TarHeader(name: name, size: content.count).bytes + content
      + [UInt8](repeating: 0, count: TarHeader.padding(content.count))
  }

  /// A block with some bytes replaced, and its checksum made right again.
  static func block(_ header: [UInt8], _ offset: Int, _ bytes: [UInt8]) -> [UInt8] {
    var block = header
    block.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
    let sum = String(TarHeader.checksum(Array(block[..<512])), radix: 8)
    block.replaceSubrange(148..<154, with: Array((String(repeating: "0", count: 6 - sum.count) + sum).utf8))
    return block
  }
}

@Suite("An archive that is damaged or made to do harm leaves the store as it was")
struct HostileArchiveTests {
  private let workspace: Workspace
  private let store: SnapshotStore

  init() throws {
    workspace = try Workspace()
    store = SnapshotStore(folder: workspace.folder.appendingPathComponent("store").path)
  }

  private func codes(_ archive: [UInt8]) throws -> [String] {
    let path = workspace.folder.appendingPathComponent("a.peilstore")
    try Data(archive).write(to: path)
    return LockedWorkspace.codes { _ = try store.importArchive(path.path) }
  }

  /// Nothing but empty folders is left.
  private func expectEmpty(_ comment: Comment = "") {
    let files = LockedWorkspace.files(store.folder).filter { !$0.value.isEmpty }
    #expect(files.isEmpty, comment)
    #expect((try? store.names(in: "incoming")) == [], comment)
  }

  @Test("the smallest good archive is taken, so that what follows is refused for what it is")
  func good() throws {
    #expect(try codes(Made.member(Made.good) + Made.end) == [])
    #expect(try store.snapshots().map(\.sha256) == [Made.sha256])
  }

  @Test(
    "a name that has no business there is refused",
    arguments: [
      "/etc/passwd", "../a", "objects/../../a", "objects/ab/../../../a", "locks/../x.lock", "locks/.x.lock",
      "locks/a b.lock", "locks/x.yml", "records/x.json", "origins/\(Made.sha256)",
      "objects/00/\(Made.sha256)",
      "objects/\(Made.sha256.prefix(2))/\(Made.sha256.uppercased())", "/\(Made.good)", "./\(Made.good)",
      "\(Made.good)/", "",
      "objects/\(Made.sha256.prefix(2))//\(Made.sha256)", "incoming/x", "unfinished/\(Made.sha256).json",
      "locks/\u{1B}[2J.lock", "locks/é.lock",
    ])
  func names(_ name: String) throws {
    let archive = Made.member(Made.good) + Made.member(name) + Made.end
    #expect(try codes(archive) == ["archive.corrupt"])
    expectEmpty()
    let outside = workspace.folder.deletingLastPathComponent().appendingPathComponent("a").path
    #expect(!FileManager.default.fileExists(atPath: outside))
  }

  @Test("links, folders and devices are refused", arguments: Array("1234567gLKS".utf8))
  func links(_ kind: UInt8) throws {
    let link = Made.block(TarHeader(name: Made.good, size: 0).bytes, 156, [kind] + Array("/etc/passwd".utf8))
    #expect(try codes(link + Made.end) == ["archive.corrupt"])
    expectEmpty()
  }

  @Test("one flipped bit anywhere that matters is found", arguments: [0, 60, 100, 126, 150, 156, 258, 350])
  func header(_ offset: Int) throws {
    var archive = Made.member(Made.good) + Made.end
    archive[offset] ^= 1
    #expect(try codes(archive) == ["archive.corrupt"])
    expectEmpty()
  }

  @Test("a content that is not that of its name is refused")
  func content() throws {
    var archive = Made.member(Made.good) + Made.end
    archive[514] ^= 1
    #expect(try codes(archive) == ["snapshot.damaged"])
    expectEmpty()
  }

  @Test("a size that the file has no room for is refused before anything is read")
  func sizes() throws {
    let header = TarHeader(name: Made.good, size: 9).bytes
    let huge = Made.block(header, 124, Array("77777777777".utf8))
    #expect(try codes(huge + Made.content + Made.end) == ["archive.truncated"])
    for text in ["-0000000001", "0x000000009", "9", "99999999999"] {
      let odd = Made.block(header, 124, Array(text.utf8) + [0])
      #expect(try codes(odd + Made.content + Made.end) == ["archive.corrupt"], "\(text)")
    }
    let binary = Made.block(header, 124, [0x80] + [UInt8](repeating: 0xFF, count: 11))
    #expect(try codes(binary + Made.content + Made.end) == ["archive.corrupt"])
    expectEmpty()
  }

  @Test(
    "an extended header may say a size and times, and nothing else",
    arguments: [
      ("size", "9", true), ("mtime", "1.5", true), ("size", "-9", false),
      ("size", "9223372036854775808", false),
      ("path", "/etc/passwd", false), ("linkpath", "/etc/passwd", false),
    ])
  func extended(_ key: String, _ value: String, isFine: Bool) throws {
    let record = TarExtension.record(key, value)
    let extended = Made.block(Made.member("pax", record), 156, [0x78])
    #expect(try codes(extended + Made.member(Made.good) + Made.end) == (isFine ? [] : ["archive.corrupt"]))
    if !isFine { expectEmpty() }
  }

  @Test("extended headers that are malformed, alone or doubled are refused")
  func extendedMalformed() throws {
    let fine = Made.block(Made.member("pax", TarExtension.record("size", "9")), 156, [0x78])
    #expect(try codes(fine + fine + Made.member(Made.good) + Made.end) == ["archive.corrupt"])
    #expect(try codes(fine + Made.end) == ["archive.corrupt"])
    for text in [
      "", "0 size=9\n", "99 size=9\n", "size=9\n", "3 \n\n", "99999999999999999999 a=b\n", "10 size=\n\n\n",
    ] {
      let odd = Made.block(Made.member("pax", Array(text.utf8)), 156, [0x78])
      let isEmpty = text.isEmpty
      #expect(
        try codes(odd + Made.member(Made.good) + Made.end) == (isEmpty ? [] : ["archive.corrupt"]), "\(text)")
      if isEmpty { try FileManager.default.removeItem(atPath: store.folder) }
    }
    expectEmpty()
  }

  @Test("documents that are none, or of another content, or too large are refused")
  func documents() throws {
    let other = String(repeating: "0", count: 64)
    let locked = try LockedWorkspace()
    let record = try StoreJSON.encode(try #require(locked.store.record(of: locked.input())))
    for (name, text) in [
      ("records/\(other).json", Array("{".utf8)), ("records/\(other).json", Array(record)),
      ("origins/\(other).json", Array("[]".utf8)),
      ("origins/\(other).json", [UInt8](repeating: 0x20, count: 2 << 20)),
    ] {
      #expect(
        try codes(Made.member(Made.good) + Made.member(name, text) + Made.end) == ["archive.corrupt"],
        "\(name)")
    }
    expectEmpty()
  }

  @Test("what goes on after the end, is empty, or is no archive at all is refused")
  func noArchive() throws {
    #expect(try codes(Made.member(Made.good) + Made.end + Made.member(Made.good)) == ["archive.corrupt"])
    #expect(
      try codes(Made.member(Made.good) + Made.end.prefix(512) + Made.member(Made.good)) == ["archive.corrupt"]
    )
    #expect(try codes(Made.end) == ["archive.corrupt"])
    #expect(try codes([]) == ["archive.truncated"])
    #expect(try codes([UInt8](repeating: 0x41, count: 2000)) == ["archive.corrupt"])
    #expect(
      LockedWorkspace.codes { _ = try store.importArchive(workspace.folder.path) } == ["io.cannot-read"])
    expectEmpty()
  }

  @Test("an archive that is cut off anywhere is refused whole")
  func truncated() throws {
    let locked = try LockedWorkspace()
    let archive = [UInt8](try #require(FileManager.default.contents(atPath: try locked.export())))
    #expect(archive.count % 512 == 0)
    for length in stride(from: 0, to: archive.count, by: 512) {
      for cut in [length, length + 1, length + 511] {
        #expect(try codes(Array(archive[..<cut])) == ["archive.truncated"], "\(cut)")
        expectEmpty("\(cut)")
      }
    }
    #expect(try codes(archive) == [])
    #expect(try store.snapshots().count == 3)
  }

  @Test("what the store knows itself goes before what an archive says")
  func records() throws {
    let locked = try LockedWorkspace()
    let sha256 = try locked.input()
    var record = try #require(locked.store.record(of: sha256))
    record.licence = "none"
    record.table = "another"
    record.names = ["b.txt"]
    let archive = Made.member("records/\(sha256).json", Array(try StoreJSON.encode(record))) + Made.end
    let path = try locked.workspace.write("x", "")
    try Data(archive).write(to: URL(fileURLWithPath: path))
    _ = try locked.store.importArchive(path)
    let found = try #require(locked.store.record(of: sha256))
    #expect(found.licence == "CC BY 4.0" && found.table == "T1" && found.names == ["a.txt", "b.txt"])
  }
}
