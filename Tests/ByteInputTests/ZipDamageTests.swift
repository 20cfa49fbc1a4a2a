import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ByteInput

@Suite("Damaged and hostile zip archives")
struct ZipDamageTests {
  private let text = sampleText(5000)

  private func complaint(_ members: ZipBuilder.Member..., read: String? = "a.xml") throws -> Diagnostic {
    var zip = ZipBuilder()
    zip.members = members
    return try ByteInputTests.complaint(about: zip.bytes, as: "a.zip", member: read)
  }

  @Test(
    "a hostile name refuses the whole archive, whatever member is asked for",
    arguments: [
      ("/etc/passwd", "is absolute"), ("../a.xml", "'..'"), ("a/../../b", "'..'"), ("a\\b", "backslash"),
      ("C:evil", "drive letter"), ("a\0.xml", "control"), ("a\u{1B}[2J", "control"),
      ("a\u{202E}lmx", "invisible"),
      ("", "is empty"),
    ])
  func hostileName(name: String, reason: String) throws {
    let error = try complaint(.init("a.xml", text), .init(name, [1]))
    #expect(error.code == .archiveMember)
    #expect(error.message.contains(reason))
    #expect(error.message.allSatisfy { !$0.isNewline && $0 != "\u{1B}" && $0 != "\0" && $0 != "\u{202E}" })
  }

  @Test("two members of one name are refused")
  func sameName() throws {
    #expect(try complaint(.init("a.xml", text), .init("a.xml", [1])).code == .corruptArchive)
  }

  @Test("members that overlap are refused")
  func overlap() throws {
    var second = ZipBuilder.Member("b.xml", text)
    second.offset = 10
    let error = try complaint(.init("a.xml", text), second)
    #expect(error.code == .corruptArchive)
    #expect(error.message.contains("overlap"))
    second.offset = 0
    #expect(try complaint(.init("a.xml", text), second).code == .corruptArchive)
  }

  @Test("a size that does not fit into the file is refused", arguments: [1 << 20, 0xFFFF_FFFE])
  func sizeBeyondFile(size: Int) throws {
    var member = ZipBuilder.Member("a.xml", text)
    member.compressedSize = size
    #expect(try complaint(member).message.contains("does not fit"))
  }

  @Test("a wrong checksum is found", arguments: [0, 8])
  func checksum(method: UInt64) throws {
    var member = ZipBuilder.Member("a.xml", text)
    member.method = method
    member.checksum ^= 1
    let error = try complaint(member)
    #expect(error.code == .corruptArchive)
    #expect(error.message.hasPrefix("'data/a.zip/a.xml' is damaged at byte "))
    #expect(error.message.hasSuffix("its checksum is wrong"))
  }

  @Test("a member longer or shorter than it announces is refused", arguments: [-1, 1], [0, 8])
  func wrongSize(difference: Int, method: UInt64) throws {
    var member = ZipBuilder.Member("a.xml", text)
    member.method = method
    member.size += difference
    #expect(try complaint(member).code == .corruptArchive)
  }

  @Test("a bomb that announces a small size is stopped at that size")
  func bomb() throws {
    var member = ZipBuilder.Member("a.xml", [UInt8](repeating: 0, count: 20_000_000))
    member.size = 100
    #expect(try complaint(member).message.contains("holds more than the 100 bytes it announces"))
  }

  @Test("a local header with another name than the directory is refused")
  func otherLocalName() throws {
    var member = ZipBuilder.Member("a.xml", text)
    member.localName = Array("b.xml".utf8)
    #expect(try complaint(member).message.contains("contradicts the directory"))
  }

  @Test("property: every cut of an archive is an error")
  func truncations() throws {
    var zip = ZipBuilder(.init("a.xml", sampleText(200)), .init("b.xml", sampleText(50)))
    for isWide in [false, true] {
      zip.isWide = isWide
      let file = zip.bytes
      for length in 0..<file.count {
        let cut = Array(file[..<length])
        let error = try ByteInputTests.complaint(about: cut, as: "a.zip", member: "a.xml")
        #expect(error.code == .truncatedArchive, "cut at \(length): \(error)")
      }
    }
  }

  @Test("property: an archive with one flipped bit is an error or reads the same", arguments: [false, true])
  func flips(isWide: Bool) throws {
    let content = sampleText(120)
    var zip = ZipBuilder(.init("a.xml", content))
    zip.isWide = isWide
    let file = zip.bytes
    var refused = 0
    for bit in 0..<file.count * 8 {
      var damaged = file
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      do {
        #expect(try readBack(damaged, as: "a.zip", member: "a.xml") == content, "bit \(bit)")
      } catch is Diagnostic {
        refused += 1
      }
    }
    #expect(refused > file.count * 8 / 2)
  }

  @Test("property: random bytes behind the signature are an error")
  func noise() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let count = Int.random(in: 0..<400, using: &generator)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let end = little(0x0605_4B50, 4) + little(0, 4) + little(1, 2) + little(1, 2)
      let file = [0x50, 0x4B, 3, 4] + noise + end + little(UInt64(count), 4) + little(4, 4) + little(0, 2)
      #expect(try ByteInputTests.complaint(about: file, as: "a.zip").code == .corruptArchive)
    }
  }
}
