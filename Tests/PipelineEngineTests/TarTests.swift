import Foundation
import Testing

@testable import PipelineEngine

@Suite("The headers of a tar archive")
struct TarTests {
  @Test("a header is what it was", arguments: [0, 1, 511, 512, TarHeader.largestSize])
  func header(_ size: Int) throws {
    let header = TarHeader(name: "objects/ab/c", size: size)
    #expect(header.bytes.count == 512)
    #expect(try TarHeader(parsing: header.bytes) == header)
  }

  @Test("a size beyond the digits of a header stands before it, as its length and its text")
  func large() throws {
    let bytes = TarHeader(name: "a", size: TarHeader.largestSize + 1).bytes
    #expect(bytes.count == 3 * 512)
    let extended = try TarHeader(parsing: Array(bytes[..<512]))
    #expect(extended.kind == .extended)
    let text = Array(bytes[512..<(512 + extended.size)])
    #expect(String(decoding: text, as: UTF8.self) == "19 size=8589934592\n")
    #expect(try TarExtension.size(text) == TarHeader.largestSize + 1)
    #expect(try TarHeader(parsing: Array(bytes[1024...])).name == "a")
  }

  @Test("the length of a record counts its own digits", arguments: [1, 90, 91, 92, 93, 990, 991])
  func record(_ length: Int) throws {
    let bytes = TarExtension.record("mtime", String(repeating: "1", count: length))
    #expect(String(decoding: bytes.prefix { $0 != 0x20 }, as: UTF8.self) == String(bytes.count))
  }

  @Test("a content is filled up to whole blocks")
  func padding() {
    #expect([0, 1, 511, 512, 513].map(TarHeader.padding) == [0, 511, 1, 0, 511])
  }
}
