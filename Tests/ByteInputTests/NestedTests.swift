import IndicatorSchema
import PluginKit
import Testing

@testable import ByteInput

@Suite("Compressed files and archives inside an archive")
struct NestedTests {
  private let text = sampleText(300_000)

  private func zip(_ name: String, _ content: [UInt8], method: UInt64 = 8) -> [UInt8] {
    var member = ZipBuilder.Member(name, content)
    member.method = method
    return ZipBuilder(member, .init("__MACOSX/" + name, [0])).bytes
  }

  @Test("a gzip file inside an archive is decompressed, and named with the archive", arguments: [0, 8])
  func gzipInZip(method: UInt64) throws {
    let file = zip("x.csv.gz", gzip(text) + gzip([0x21]), method: method)
    #expect(try readBack(file, as: "a.zip") == text + [0x21])
    let error = try complaint(about: zip("x.csv.gz", text, method: method), as: "a.zip")
    #expect(error.code == .corruptArchive)
    #expect(error.message.contains("'data/a.zip/x.csv.gz'"))
  }

  @Test(
    "an archive inside an archive is read, compressed again or merely stored", arguments: [0, 8], [0, 8])
  func zipInZip(outer: UInt64, inner: UInt64) throws {
    let file = zip("in/inner.zip", zip("x.csv", text, method: inner), method: outer)
    #expect(try readBack(file, as: "a.zip") == text)
    #expect(try readBack(file, as: "a.zip", member: "in/inner.zip") == text)
    #expect(try readBack(file, as: "a.zip", member: "in/inner.zip/x.csv") == text)
  }

  @Test("the member of an inner archive that is not there is named with the archive it is not in")
  func unknownInnerMember() throws {
    let file = zip("inner.zip", zip("x.csv", text))
    let error = try complaint(about: file, as: "a.zip", member: "inner.zip/y.csv")
    #expect(error.message == "'data/a.zip/inner.zip' has no member 'y.csv'")
    #expect(error.hint == "did you mean 'x.csv'?")
    let plain = try complaint(about: zip("x.csv", text), as: "a.zip", member: "x.csv/y.csv")
    #expect(plain.message == "'data/a.zip/x.csv' is not a zip archive, so it has no member 'y.csv'")
  }

  @Test("archives are gone into four deep and no deeper", arguments: [0, 8])
  func depth(method: UInt64) throws {
    var file = zip("x.csv", text, method: method)
    for _ in 1..<Archive.deepest { file = zip("inner.zip", file, method: method) }
    #expect(try readBack(file, as: "a.zip") == text)
    let error = try complaint(about: zip("inner.zip", file, method: method), as: "a.zip")
    #expect(error.code == .archiveMember)
    #expect(error.message.contains("more than 4 archives deep"))
  }

  @Test("damage of an inner archive is told", arguments: [0, 8])
  func innerDamage(method: UInt64) throws {
    var inner = zip("x.csv", text)
    inner[inner.count / 2] ^= 1
    #expect(
      try complaint(about: zip("inner.zip", inner, method: method), as: "a.zip").code == .corruptArchive)
    let cut = Array(zip("x.csv", text).dropLast(10))
    let error = try complaint(about: zip("inner.zip", cut, method: method), as: "a.zip")
    #expect(error.code == .truncatedArchive)
  }

  @Test("a compressed inner archive that announces more than memory should hold is refused unread")
  func innerTooLarge() throws {
    var member = ZipBuilder.Member("inner.zip", zip("x.csv", text))
    member.size = Archive.heldLimit + 1
    let error = try complaint(about: ZipBuilder(member).bytes, as: "a.zip")
    #expect(error.code == .archiveTooLarge)
    #expect(error.message.contains("an archive inside another may have 268435456"))
  }

  @Test("a bomb inside a compressed file inside an archive is stopped")
  func bomb() throws {
    let file = zip("x.csv.gz", gzip([UInt8](repeating: 0, count: 5_000_000)))
    #expect(try complaint(about: file, as: "a.zip", limit: 1_000_000).code == .archiveTooLarge)
  }

  @Test("the members that fit a pattern come in the order of their bytes, inner archives included")
  func pattern() throws {
    let inner = ZipBuilder(.init("b.csv", [1]), .init("a.csv", [2]), .init("c.txt", [3])).bytes
    let outer = ZipBuilder(
      .init("z.csv", [1]), .init("in/2.zip", inner), .init("in/1.zip", inner), .init("é.csv", [2]),
      .init("A.csv", [3]), .init("__MACOSX/z.csv", [4]))
    func members(_ pattern: String) throws -> [String?] {
      let folder = try TemporaryFolder()
      let path = try folder.write(outer.bytes, to: "a.zip")
      let location = Location(path: "data/a.zip", member: pattern, place: pipelinePlace)
      return try ByteInput.members(of: location, path: path).map(\.member)
    }
    #expect(try members("*.csv") == ["A.csv", "z.csv", "é.csv"])
    #expect(
      try members("in/*.zip/*.csv")
        == ["in/1.zip/a.csv", "in/1.zip/b.csv", "in/2.zip/a.csv", "in/2.zip/b.csv"])
    #expect(try members("in/*.zip") == ["in/1.zip", "in/2.zip"])
    let error = try #require(throws: Diagnostic.self) { try members("*.xml") }
    #expect(error.code == .archiveMember)
    #expect(error.message == "'data/a.zip' has no member that fits '*.xml'")
    #expect(error.hint?.hasPrefix("it holds 'z.csv', 'in/2.zip'") == true)
  }
}
