import Foundation
import IndicatorSchema
import Testing

@testable import PipelineEngine

@Suite("The digest of a file that did not change is known from an earlier run")
struct KnownDigestsTests {
  private static let sha256 = String(repeating: "ab", count: 32)
  private let workspace: Workspace
  private let list: String

  init() throws {
    workspace = try Workspace()
    list = workspace.folder.appendingPathComponent("digests").path
  }

  /// A list that holds a digest of a file, which was left alone for long before the digest was taken.
  private func known(_ path: String) throws -> (FileIdentity, KnownDigests) {
    let identity = try #require(FileIdentity(path))
    var known = KnownDigests()
    known.note(Self.sha256, of: path, identity, began: identity.changed + KnownDigests.settled + 1)
    return (identity, known)
  }

  @Test("it is kept from run to run, whatever the path is called", arguments: ["a.txt", "with blanks é.txt"])
  func kept(_ name: String) throws {
    let path = try workspace.write(name, "1")
    let (identity, known) = try known(path)
    known.write(to: list, paths: [path])
    #expect(KnownDigests(contentsOf: list).sha256(of: path, identity) == Self.sha256)
  }

  @Test("it is forgotten when the file is changed, replaced or touched, also to the same size")
  func changed() throws {
    let path = try workspace.write("a.txt", "1")
    let (identity, known) = try known(path)
    for part in [\FileIdentity.bytes, \.modified, \.changed] {
      var other = identity
      other[keyPath: part] += 1
      #expect(known.sha256(of: path, other) == nil)
    }
    var other = identity
    other.file += 1
    #expect(known.sha256(of: path, other) == nil)
    other = identity
    other.device += 1
    #expect(known.sha256(of: path, other) == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(known.sha256(of: path, try #require(FileIdentity(path))) == nil)
  }

  @Test("it is not kept of a file that was changed just before, which could change again unseen")
  func fresh() throws {
    let path = try workspace.write("a.txt", "1")
    let identity = try #require(FileIdentity(path))
    for began in [identity.changed - 1, identity.changed, identity.changed + KnownDigests.settled] {
      var known = KnownDigests()
      known.note(Self.sha256, of: path, identity, began: began)
      #expect(known.sha256(of: path, identity) == nil)
    }
  }

  @Test("only the digests of files that were read are kept on")
  func forgotten() throws {
    let path = try workspace.write("a.txt", "1")
    let (identity, known) = try known(path)
    let other = try workspace.write("b.txt", "1")
    var both = known
    let otherIdentity = try #require(FileIdentity(other))
    both.note(Self.sha256, of: other, otherIdentity, began: otherIdentity.changed + KnownDigests.settled + 1)
    both.write(to: list, paths: [other])
    #expect(KnownDigests(contentsOf: list).sha256(of: path, identity) == nil)
    #expect(KnownDigests(contentsOf: list).sha256(of: other, otherIdentity) == Self.sha256)
  }

  @Test(
    "a list that is damaged holds nothing wrong",
    arguments: [
      "", "\n\n", "x", "zz 1 2 3 4 5 /a", String(repeating: "a", count: 63) + "g 1 2 3 4 5 /a",
      String(repeating: "a", count: 64) + " 1 2 3 4 /a", String(repeating: "a", count: 64) + " 1 -2 3 4 5 /a",
    ])
  func damaged(_ text: String) throws {
    try workspace.write("digests", text)
    let identity = FileIdentity(device: 1, file: 2, bytes: 3, modified: 4, changed: 5)
    #expect(KnownDigests(contentsOf: list).sha256(of: "/a", identity) == nil)
  }

  @Test(
    "a time that nanoseconds can't count is no reason to stop",
    arguments: [13_000_000_000.0, -13_000_000_000])
  func farTimes(_ seconds: Double) throws {
    let path = try workspace.write("a.txt", "1")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: path)
    let identity = try #require(FileIdentity(path))
    #expect(identity == FileIdentity(path))
  }
}
