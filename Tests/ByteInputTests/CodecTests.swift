import IndicatorSchema
import PluginKit
import Testing

@testable import ByteInput

/// Files in xz, zstd and bzip2, of which each is tested when its library is there, as on every Debian.
@Suite("Files whose format has a library of its own")
struct CodecTests {
  @Test(
    "the content comes whole, whatever the size of the pieces", arguments: Codec.present,
    [1, 7, 4000, 1 << 20])
  func content(codec: Codec, blockSize: Int) throws {
    let content = sampleText(270_000)
    let file = try codec.compress(content)
    #expect(try readBack(file, as: codec.fileName, blockSize: blockSize) == content)
  }

  @Test("all streams of a file are read, empty ones included", arguments: Codec.present)
  func streams(codec: Codec) throws {
    let parts = [[], Array("one ".utf8), [], sampleText(300_000), Array("end".utf8)]
    let file = try parts.flatMap { try codec.compress($0) }
    #expect(try readBack(file, as: codec.fileName) == parts.flatMap { $0 })
    #expect(try readBack(codec.compress([]), as: codec.fileName) == [])
  }

  @Test("the padding that xz allows between and behind streams is no data")
  func padding() throws {
    guard Codec.present.contains(.xz) else { return }
    let stream = try Codec.xz.compress([1, 2, 3])
    let padding = [UInt8](repeating: 0, count: 8)
    #expect(try readBack(stream + padding + stream + padding, as: "a.xz") == [1, 2, 3, 1, 2, 3])
    #expect(try complaint(about: stream + [0, 0, 0], as: "a.xz").code != .archiveMember)
  }

  @Test("the frames that zstd lets one skip are skipped, in front too")
  func skippableFrames() throws {
    guard Codec.present.contains(.zstd) else { return }
    let skipped: [UInt8] = [0x53, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9]
    let frame = try Codec.zstd.compress([1, 2, 3])
    #expect(try readBack(skipped + frame + skipped + frame, as: "a.zst") == [1, 2, 3, 1, 2, 3])
  }

  @Test("what follows the data and is of another format is an error with its byte", arguments: Codec.present)
  func trailingGarbage(codec: Codec) throws {
    let file = try codec.compress(sampleText(1000))
    for garbage in [Array("<a/> and what follows".utf8), gzip([1, 2, 3])] {
      let error = try complaint(about: file + garbage, as: codec.fileName)
      #expect(error.code == .corruptArchive)
      let offset = try #require(error.message.firstMatch(of: /at byte (\d+)/).flatMap { Int($0.1) })
      #expect((file.count...file.count + garbage.count).contains(offset), "\(error)")
    }
  }

  @Test("property: every cut of a file is an error, never fewer bytes", arguments: Codec.present)
  func truncations(codec: Codec) throws {
    let first = try codec.compress(sampleText(150))
    let file = try first + codec.compress(sampleText(90, seed: 2))
    for length in 0..<file.count where length != first.count {
      let error = try complaint(about: Array(file[..<length]), as: codec.fileName)
      #expect(error.code == .truncatedArchive, "cut at \(length): \(error)")
    }
    // Nothing tells a file of one stream from a file of two that lost one.
    #expect(try readBack(first, as: codec.fileName) == sampleText(150))
  }

  @Test("property: a file with one flipped bit is an error or reads the same", arguments: Codec.present)
  func flips(codec: Codec) throws {
    let content = sampleText(120)
    let file = try codec.compress(content)
    let expected: Set<DiagnosticCode> = [.corruptArchive, .truncatedArchive, .archiveTooLarge]
    var refused = 0
    for bit in 0..<file.count * 8 {
      var damaged = file
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      do {
        #expect(try readBack(damaged, as: codec.fileName) == content, "bit \(bit)")
      } catch let error as Diagnostic {
        #expect(expected.contains(error.code), "bit \(bit): \(error)")
        refused += 1
      }
    }
    #expect(refused > file.count * 8 * 8 / 10)
  }

  @Test("a file that expands beyond the limit is stopped", arguments: Codec.present)
  func bomb(codec: Codec) throws {
    let file = try codec.compress([UInt8](repeating: 0, count: 5_000_000))
    #expect(file.count < 10_000)
    let error = try complaint(about: file, as: codec.fileName, limit: 1_000_000)
    #expect(error.code == .archiveTooLarge)
    #expect(try readBack(file, as: codec.fileName, limit: 5_000_000).count == 5_000_000)
  }

  @Test("a window larger than its limit is refused and not allocated")
  func window() throws {
    guard Codec.present.contains(.zstd) else { return }
    // A frame header with a window of 2^40 bytes: no single segment, no checksum, no content size.
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 30 << 3, 1, 0, 0]
    let error = try complaint(about: frame, as: "a.zst")
    #expect(error.code == .archiveTooLarge)
    #expect(error.message == "'data/a.zst' can't be decompressed in 128 MiB of memory")
  }

  @Test("a name that promises a format and bytes of none is damage, not data", arguments: Codec.allCases)
  func falseName(codec: Codec) throws {
    #expect(try complaint(about: Array("code;n\n1;2".utf8), as: codec.fileName).code == .corruptArchive)
    #expect(try complaint(about: [], as: codec.fileName).code == .truncatedArchive)
  }

  @Test("text that starts like a bzip2 file is text")
  func notBzip2() throws {
    let text = Array("BZh9;n\n1;2\n".utf8)
    #expect(try readBack(text, as: "a.csv") == text)
  }

  @Test("a member that a zip holds in one of the formats is read", arguments: Codec.present)
  func inZip(codec: Codec) throws {
    let content = sampleText(5000)
    let packed = try codec.compress(content)
    #expect(try readBack(ZipBuilder(.init("a/" + codec.fileName, packed)).bytes, as: "a.zip") == content)
    var member = ZipBuilder.Member("plain.csv", content)
    member.method = codec.zipMethod
    member.packed = packed
    #expect(try readBack(ZipBuilder(member).bytes, as: "a.zip") == content)
    member.packed?[packed.count / 2] ^= 0x10
    #expect(try complaint(about: ZipBuilder(member).bytes, as: "a.zip").code == .corruptArchive)
  }
}
