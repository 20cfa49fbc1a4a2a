import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import ByteInput

@Suite("Opening an input")
struct OpeningTests {
  private func location(_ path: String) -> Location { Location(path: path, place: pipelinePlace) }

  @Test("a missing file is named as the pipeline names it, at its place there")
  func missingFile() throws {
    let error = try #require(throws: Diagnostic.self) {
      try ByteInput.open(location("data/absent.xml"), path: "/nonexistent/absent.xml")
    }
    #expect(error.code == .fileNotFound)
    #expect(error.message == "'data/absent.xml' does not exist")
    #expect(error.place == pipelinePlace)
  }

  @Test("a path with a NUL does not open what stands before the NUL")
  func pathWithNUL() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1], to: "real")
    let error = try #require(throws: Diagnostic.self) {
      try ByteInput.open(location("real\0.xml"), path: path + "\0.xml")
    }
    #expect(error.code == .fileNotFound)
  }

  @Test("a folder is refused")
  func folder() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: Diagnostic.self) {
      try ByteInput.open(location("data"), path: folder.makeFolder("data"))
    }
    #expect(error.code == .cannotRead)
    #expect(error.message.contains("is a folder"))
  }

  @Test("a pipe that nobody writes to is refused at once")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let error = try #require(throws: Diagnostic.self) {
      try ByteInput.open(location("pipe"), path: path)
    }
    #expect(error.code == .cannotRead)
  }

  // The superuser may read everything.
  @Test("a file without permission can't be read", .enabled(if: geteuid() != 0, "needs an ordinary user"))
  func noPermission() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1], to: "secret.xml")
    try #require(chmod(path, 0) == 0)
    let error = try #require(throws: Diagnostic.self) {
      try ByteInput.open(location("secret.xml"), path: path)
    }
    #expect(error.code == .cannotRead)
    #expect(error.message.contains("permission denied"))
  }

  @Test(
    "a file that is not compressed comes as it is, whatever the size of the pieces",
    arguments: [1, 7, 4000, 300_000])
  func plain(blockSize: Int) throws {
    let content = sampleText(270_001)
    #expect(try readBack(content, as: "plain.xml", blockSize: blockSize) == content)
  }

  @Test("an empty file gives no byte")
  func empty() throws {
    #expect(try readBack([], as: "empty.xml").isEmpty)
  }

  @Test("what a file is, is told from its bytes: a gzip file without .gz in its name")
  func gzipByAnotherName() throws {
    #expect(try readBack(gzip([1, 2, 3]), as: "dump.xml") == [1, 2, 3])
    #expect(try readBack(ZipBuilder(.init("a", [1, 2, 3])).bytes, as: "dump.gz") == [1, 2, 3])
  }

  @Test(
    "a name that promises an archive and bytes that are none is damage, not data",
    arguments: ["a.gz", "a.ZIP"])
  func falseName(name: String) throws {
    #expect(try complaint(about: Array("<a/>".utf8), as: name).code == .corruptArchive)
    #expect(try complaint(about: [], as: name).code == .truncatedArchive)
  }

  @Test("a member is asked of something that is no zip archive")
  func memberOfPlainFile() throws {
    let error = try complaint(about: Array("<a/>".utf8), as: "a.xml", member: "b.xml")
    #expect(error.code == .archiveMember)
    #expect(error.message == "'data/a.xml' is not a zip archive, so it has no member 'b.xml'")
  }
}
