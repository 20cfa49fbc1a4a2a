import IndicatorSchema
import PluginKit
import Testing

@testable import ByteInput

@Suite("Zip archives")
struct ZipTests {
  private let text = sampleText(270_000)

  @Test(
    "the only member is read, stored or deflated, at any size of the pieces", arguments: [0, 8],
    [1, 4000, 1 << 20])
  func onlyMember(method: UInt64, blockSize: Int) throws {
    var member = ZipBuilder.Member("dump.xml", text)
    member.method = method
    #expect(try readBack(ZipBuilder(member).bytes, as: "dump.zip", blockSize: blockSize) == text)
  }

  @Test("sizes in zip64 fields and sizes behind the data are read", arguments: [false, true], [false, true])
  func sizes(isWide: Bool, hasDescriptor: Bool) throws {
    var member = ZipBuilder.Member("dump.xml", text)
    member.hasDescriptor = hasDescriptor
    var zip = ZipBuilder(.init("readme.txt", [1]), member)
    zip.isWide = isWide
    zip.comment = Array("PK\u{5}\u{6} is only a comment".utf8)
    #expect(try readBack(zip.bytes, as: "dump.zip", member: "dump.xml") == text)
  }

  @Test("an empty member gives no byte")
  func emptyMember() throws {
    #expect(try readBack(ZipBuilder(.init("empty", [])).bytes, as: "a.zip").isEmpty)
  }

  @Test("a member is named by its path in the archive, and so is the reader")
  func namedMember() throws {
    let folder = try TemporaryFolder()
    let zip = ZipBuilder(.init("a/", []), .init("a/één.xml", [1]), .init("b.xml", [2]))
    let path = try folder.write(zip.bytes, to: "x")
    let location = Location(path: "data/dump.zip", member: "a/één.xml", place: pipelinePlace)
    let reader = try ByteInput.open(location, path: path)
    #expect(try readAll(reader) == [1])
    #expect(reader.name == "data/dump.zip/a/één.xml")
  }

  @Test("a name in code page 437 is read as such")
  func codePage437() throws {
    var member = ZipBuilder.Member("", [1])
    member.name = [0x42, 0x65, 0x6C, 0x67, 0x69, 0x89]
    #expect(try readBack(ZipBuilder(member).bytes, as: "a.zip", member: "België") == [1])
  }

  @Test("folders and the shadows that a Mac adds are not members to choose from")
  func shadows() throws {
    let zip = ZipBuilder(
      .init("data/", []), .init("data/dump.xml", [1]), .init("__MACOSX/data/._dump.xml", [2]))
    #expect(try readBack(zip.bytes, as: "a.zip") == [1])
  }

  @Test("several members need a choice, and are listed")
  func severalMembers() throws {
    let zip = ZipBuilder(.init("a.xml", [1]), .init("b.xml", [2]))
    let error = try complaint(about: zip.bytes, as: "a.zip")
    #expect(error.code == .archiveMember)
    #expect(error.message == "'data/a.zip' holds 2 files, so 'member' must say which is meant")
    #expect(error.hint == "it holds 'a.xml', 'b.xml'")
  }

  @Test("a long list of members is cut, saying so")
  func manyMembers() throws {
    var zip = ZipBuilder()
    zip.members = (0..<25).map { .init("m\($0)", [1]) }
    let hint = try complaint(about: zip.bytes, as: "a.zip").hint
    #expect(hint?.hasSuffix("'m9' and 15 more") == true)
  }

  @Test("a member that is not there is answered with the nearest name, or with those there are")
  func unknownMember() throws {
    let zip = ZipBuilder(.init("dump.xml", [1])).bytes
    let near = try complaint(about: zip, as: "a.zip", member: "dunp.xml")
    #expect(near.code == .archiveMember)
    #expect(near.hint == "did you mean 'dump.xml'?")
    #expect(try complaint(about: zip, as: "a.zip", member: "zzzzzzzz").hint == "it holds 'dump.xml'")
  }

  @Test("an archive without a file says so")
  func noMember() throws {
    #expect(try complaint(about: ZipBuilder().bytes, as: "a.zip").message == "'data/a.zip' holds no file")
    #expect(try complaint(about: ZipBuilder(.init("a/", [])).bytes, as: "a.zip").code == .archiveMember)
  }

  @Test(
    "encrypted members and unknown compressions are refused by name",
    arguments: [(UInt64(1), UInt64(8)), (0, 14)])
  func unsupported(flags: UInt64, method: UInt64) throws {
    var member = ZipBuilder.Member("dump.xml", [1])
    member.flags = flags
    member.method = method
    let error = try complaint(about: ZipBuilder(member).bytes, as: "a.zip")
    #expect(error.code == .archiveMember)
    #expect(error.message.contains(flags == 1 ? "'data/a.zip/dump.xml' is encrypted" : "method 14"))
  }

  @Test("a member that announces more than the limit is refused before it is read")
  func tooLarge() throws {
    let zip = ZipBuilder(.init("dump.xml", text)).bytes
    #expect(try complaint(about: zip, as: "a.zip", limit: text.count - 1).code == .archiveTooLarge)
    #expect(try readBack(zip, as: "a.zip", limit: text.count) == text)
  }

  // Absent outside the workplace of the project's data.
  @Test("a real archive is read", .enabled(if: sharedData("sdmx/ESTAT") != nil, "no shared data"))
  func realArchive() throws {
    let path = try #require(sharedData("sdmx/ESTAT/footer2.zip"))
    let content = try readAll(ByteInput.open(Location(path: path, place: pipelinePlace), path: path))
    #expect(String(decoding: content.prefix(5), as: UTF8.self) == "<?xml")
  }
}
