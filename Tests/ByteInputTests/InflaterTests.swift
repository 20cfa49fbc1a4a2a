import PluginKit
import Testing

@testable import ByteInput

/// Where libisal is not there, nothing is inflated by it.
@Suite("igzip and zlib read the same", .enabled(if: IGzip.installed != nil, "libisal is not there"))
struct InflaterTests {
  /// Contents that deflate packs in different ways: stored, literals, short and long repeats, at all distances.
  enum Content: String, CaseIterable, CustomTestStringConvertible {
    case nothing, oneByte, noise, letters, run, lines, farRepeats

    var testDescription: String { rawValue }

    var bytes: [UInt8] {
      switch self {
      case .nothing: []
      case .oneByte: [7]
      case .noise: randomBytes(100_000)
      case .letters: sampleText(150_000)
      case .run: [UInt8](repeating: 0x30, count: 300_000)
      case .lines: (0..<9000).flatMap { "\($0 % 345);0363;\($0 * 7919 % 10_007),5;  .;\"a\"\n".utf8 }
      case .farRepeats: (0..<6).flatMap { _ in randomBytes(32_700) }
      }
    }
  }

  private let igzip: Inflater

  init() throws { igzip = .igzip(try #require(IGzip.installed)) }

  @Test("property: contents come whole at every level", arguments: Content.allCases, [0, 1, 6, 9])
  func contents(content: Content, level: Int32) {
    let file = gzip(content.bytes, level: level)
    let sizes = [
      (1 << 18, 1 << 18), (1 << 18, 997), (1000, 1 << 18), (7, 70_000), (33, 1000), (4096, 32_768),
    ]
    for (inputSize, outputSize) in sizes {
      let outcome = InflaterOutcome(gzip: file, igzip, inputSize: inputSize, outputSize: outputSize)
      #expect(outcome.bytes == content.bytes, "\(inputSize) \(outputSize): \(outcome)")
    }
  }

  @Test(
    "property: single bytes in and out make no difference", arguments: [(1, 1), (1, 4000), (3, 1), (2, 2)])
  func singleBytes(inputSize: Int, outputSize: Int) {
    let content = Array(Content.lines.bytes.prefix(3000)) + randomBytes(500)
    for level: Int32 in [0, 1, 9] {
      let outcome = InflaterOutcome(
        gzip: gzip(content, level: level), igzip, inputSize: inputSize, outputSize: outputSize)
      #expect(outcome.bytes == content, "level \(level): \(outcome)")
    }
  }

  @Test(
    "members follow each other wherever a piece of the input ends", arguments: [1, 2, 5, 8, 19, 64, 1 << 18])
  func members(inputSize: Int) {
    let parts = (0..<60).map { Array(Content.lines.bytes.prefix($0 * 37)) } + [randomBytes(300), [], [1]]
    let file = parts.enumerated().flatMap { gzip($1, level: Int32($0 % 10)) }
    let outcome = InflaterOutcome(gzip: file, igzip, inputSize: inputSize)
    #expect(outcome.bytes == parts.flatMap { $0 }, "\(outcome)")
  }

  @Test("property: every cut, flip and addition comes to the same", arguments: [1, 100, 1 << 18])
  func damage(inputSize: Int) {
    let file =
      gzip(Array(Content.lines.bytes.prefix(900)), level: 9) + gzip(sampleText(50)) + gzip(randomBytes(20))
    for length in 0...file.count { expectSame(Array(file[..<length]), inputSize, "cut at \(length)") }
    for bit in 0..<file.count * 8 {
      var damaged = file
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      expectSame(damaged, inputSize, "bit \(bit)")
    }
    for garbage: [UInt8] in [
      [0], [0, 0, 0], [0x1F], [0x1F, 0x8B], [0x1F, 0x8B, 8, 0], [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ] {
      expectSame(file + garbage, inputSize, "followed by \(garbage)")
    }
  }

  @Test("property: damage to files of several blocks comes to the same")
  func damageInLargeFiles() {
    let file = gzip(Content.lines.bytes + Content.noise.bytes + Content.letters.bytes, level: 6)
    for index in 0..<200 {
      var damaged = file
      let place = index &* 7919 &* 613 % file.count
      switch index % 4 {
      case 0: damaged[place] ^= UInt8(1 << (index % 8))
      case 1: damaged.removeSubrange(place...)
      case 2: damaged.remove(at: place)
      default: damaged.insert(contentsOf: randomBytes(index % 9 + 1), at: place)
      }
      expectSame(damaged, 1 << 18, "change \(index % 4) at \(place)")
    }
  }

  @Test("every kind of header is read, in pieces of any size", arguments: [1, 3, 11, 1 << 18])
  func headers(inputSize: Int) {
    let body = Array(gzip(sampleText(3000)).dropFirst(10))
    for flags in UInt8(0)..<64 {
      let file = header(flags) + body
      expectSame(file, inputSize, "flags \(flags)")
      if flags < 32 {
        #expect(InflaterOutcome(gzip: file, igzip, inputSize: inputSize).bytes == sampleText(3000))
      }
      for length in 0..<header(flags).count {
        expectSame(Array(file[..<length]), inputSize, "flags \(flags), cut")
      }
    }
    expectSame([0x1F, 0x8B, 7, 0, 0, 0, 0, 0, 0, 3] + body, inputSize, "method 7")
    var wrong = header(0x1F)
    wrong[wrong.count - 1] ^= 1
    expectSame(wrong + body, inputSize, "a wrong checksum of the header")
  }

  /// A header with optional parts: text (1), checksum (2), extra field (4), name (8) and comment (16).
  private func header(_ flags: UInt8) -> [UInt8] {
    var header: [UInt8] = [0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 0, 3]
    if flags & 4 != 0 { header += little(300, 2) + randomBytes(300) }
    if flags & 8 != 0 { header += Array("70072ned.csv\0".utf8) }
    if flags & 16 != 0 { header += Array(repeating: 0x41, count: 500) + [0] }
    if flags & 2 != 0 { header += little(UInt64(checksum(header) & 0xFFFF), 2) }
    return header
  }

  private func expectSame(_ file: [UInt8], _ inputSize: Int, _ what: String) {
    let expected = InflaterOutcome(gzip: file, .zlib)
    let outcome = InflaterOutcome(gzip: file, igzip, inputSize: inputSize, outputSize: 1000)
    #expect(outcome == expected, "\(what)")
  }
}

/// Bytes that nothing can shorten.
func randomBytes(_ count: Int) -> [UInt8] {
  var state: UInt64 = 88_172_645_463_325_252
  return (0..<count).map { _ in
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return UInt8(truncatingIfNeeded: state >> 32)
  }
}
