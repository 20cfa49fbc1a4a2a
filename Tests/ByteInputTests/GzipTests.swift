import IndicatorSchema
import PluginKit
import Testing

@testable import ByteInput

@Suite("Gzip files")
struct GzipTests {
  @Test("the content comes whole, whatever the size of the pieces", arguments: [1, 7, 4000, 1 << 20])
  func content(blockSize: Int) throws {
    let content = sampleText(270_000)
    #expect(try readBack(gzip(content), as: "dump.gz", blockSize: blockSize) == content)
  }

  @Test("a content of exactly one, two or sixteen blocks ends where it should", arguments: [1, 2, 16])
  func wholeBlocks(blocks: Int) throws {
    let content = sampleText(blocks * BlockRing.blockSize)
    #expect(try readBack(gzip(content), as: "dump.gz") == content)
  }

  @Test("all members of a file are read, empty ones included")
  func members() throws {
    let file =
      gzip([]) + gzip(Array("one ".utf8)) + gzip([]) + gzip(sampleText(300_000)) + gzip(Array("end".utf8))
    #expect(try readBack(file, as: "dump.gz") == Array("one ".utf8) + sampleText(300_000) + Array("end".utf8))
  }

  @Test("the reader is named as the pipeline names the file")
  func name() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(gzip([1]), to: "x")
    let reader = try ByteInput.open(Location(path: "data/dump.xml.gz", place: pipelinePlace), path: path)
    #expect(reader.name == "data/dump.xml.gz")
  }

  @Test(
    "what follows the data and is not gzip is an error with its byte",
    arguments: [[UInt8(0)], [0, 0, 0], [0x1F, 0x8C, 1]])
  func trailingGarbage(garbage: [UInt8]) throws {
    let file = gzip(sampleText(1000))
    let error = try complaint(about: file + garbage, as: "dump.gz")
    #expect(error.code == (garbage.count > 1 ? .corruptArchive : .truncatedArchive))
    #expect(error.message.contains("'data/dump.gz'"))
    let offset = try #require(error.message.firstMatch(of: /at byte (\d+)/).flatMap { Int($0.1) })
    #expect((file.count...file.count + garbage.count).contains(offset))
  }

  @Test("a wrong checksum and a wrong length are found at the end", arguments: [8, 4])
  func trailer(fromEnd: Int) throws {
    var file = gzip(sampleText(400_000))
    file[file.count - fromEnd] ^= 1
    let error = try complaint(about: file, as: "dump.gz")
    #expect(error.code == .corruptArchive)
    #expect(error.message.hasPrefix("'data/dump.gz' is damaged at byte "))
    #expect(error.place == pipelinePlace)
  }

  @Test("property: every cut of a file is an error, never fewer bytes")
  func truncations() throws {
    let file = gzip(sampleText(150)) + gzip(sampleText(90, seed: 2))
    let boundary = gzip(sampleText(150)).count
    for length in 0..<file.count {
      let cut = Array(file[..<length])
      if length == boundary {
        // Nothing tells a file of one member from a file of two that lost one.
        #expect(try readBack(cut, as: "dump.gz") == sampleText(150))
        continue
      }
      let error = try complaint(about: cut, as: "dump.gz")
      #expect(error.code == .truncatedArchive, "cut at \(length)")
      #expect(error.message.contains("at byte \(length)"), "cut at \(length): \(error)")
    }
  }

  @Test("property: a file with one flipped bit is an error or reads the same")
  func flips() throws {
    let content = sampleText(120)
    let file = gzip(content)
    var refused = 0
    for bit in 0..<file.count * 8 {
      var damaged = file
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      do {
        #expect(try readBack(damaged, as: "dump.gz") == content, "bit \(bit)")
      } catch let error as Diagnostic {
        #expect(error.code == .corruptArchive || error.code == .truncatedArchive, "bit \(bit): \(error)")
        refused += 1
      }
    }
    #expect(refused > (file.count - 10) * 8 * 9 / 10)
  }

  @Test("an archive that expands beyond the limit is stopped")
  func bomb() throws {
    let file = gzip([UInt8](repeating: 0, count: 5_000_000))
    #expect(file.count < 10_000)
    let error = try complaint(about: file, as: "bomb.gz", limit: 1_000_000)
    #expect(error.code == .archiveTooLarge)
    #expect(error.message == "'data/bomb.gz' expands to more than 1000000 bytes")
    #expect(try readBack(file, as: "bomb.gz", limit: 5_000_000).count == 5_000_000)
  }

  // Absent outside the workplace of the project's data.
  @Test(
    "a real dump expands to its known size",
    .enabled(if: sharedData("cbs-70072ned-2015") != nil, "no shared data"))
  func realDump() throws {
    let path = try #require(sharedData("cbs-70072ned-2015/70072ned_TypedDataSet.xml.gz"))
    let content = try readAll(ByteInput.open(Location(path: path, place: pipelinePlace), path: path))
    #expect(content.count > 18_900_000 && content.count < 19_100_000)
    #expect(content.suffix(8) == Array("</feed>\n".utf8)[...])
  }
}
