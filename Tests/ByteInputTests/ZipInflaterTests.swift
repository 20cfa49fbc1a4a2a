import PluginKit
import Testing

@testable import ByteInput

@Suite(
  "igzip and zlib read the same from archives", .enabled(if: IGzip.installed != nil, "libisal is not there"))
struct ZipInflaterTests {
  private let igzip: Inflater

  init() throws { igzip = .igzip(try #require(IGzip.installed)) }

  @Test("members come whole, deflated and stored", arguments: InflaterTests.Content.allCases, [0, 8])
  func contents(content: InflaterTests.Content, method: UInt64) {
    var member = ZipBuilder.Member("a.csv", content.bytes)
    member.method = method
    for outputSize in [1000, 1 << 18] {
      let outcome = InflaterOutcome(zip: ZipBuilder(member).bytes, igzip, outputSize: outputSize)
      #expect(outcome.bytes == content.bytes, "\(outcome)")
    }
  }

  @Test("property: every flip in the data, and every wrong fact, comes to the same")
  func damage() {
    let content = (0..<60).flatMap { "\($0);0363;\($0 * 7919 % 10_007)\n".utf8 }
    let member = ZipBuilder.Member("a.csv", content)
    let data = member.data
    for bit in 0..<data.count * 8 {
      var damaged = member
      damaged.packed = data
      damaged.packed?[bit / 8] ^= 1 << UInt8(bit % 8)
      expectSame(damaged, "bit \(bit)")
    }
    for length in 0..<data.count {
      var damaged = member
      damaged.packed = Array(data[..<length])
      expectSame(damaged, "cut at \(length)")
      damaged.packed = data + randomBytes(length)
      expectSame(damaged, "followed by \(length) bytes")
    }
    for difference in [-1, 1] {
      var wrong = member
      wrong.size += difference
      expectSame(wrong, "size off by \(difference)")
    }
    var wrong = member
    wrong.checksum ^= 1
    expectSame(wrong, "wrong checksum")
  }

  @Test("an archive and what is compressed in it are large enough for igzip, and read as they are")
  func throughTheDoor() throws {
    let content = randomBytes(400_000) + sampleText(100_000)
    let nested = ZipBuilder(.init("x.csv.gz", gzip(content))).bytes
    #expect(try readBack(ZipBuilder(.init("x.csv", content)).bytes, as: "a.zip") == content)
    #expect(try readBack(nested, as: "a.zip") == content)
    #expect(try readBack(gzip(content) + gzip([1]), as: "a.gz") == content + [1])
    var cut = gzip(content)
    cut.removeLast(3)
    let error = try complaint(about: cut, as: "a.gz")
    #expect(error.code == .truncatedArchive && error.message.contains("at byte \(cut.count)"))
  }

  private func expectSame(_ member: ZipBuilder.Member, _ what: String) {
    let file = ZipBuilder(member).bytes
    #expect(
      InflaterOutcome(zip: file, igzip, outputSize: 100) == InflaterOutcome(zip: file, .zlib), "\(what)")
  }
}
