import IndicatorSchema
import PluginKit
import Testing

@testable import CSVSource

@Suite struct EncodingTests {
  private static let text = "code;naam\nGM1900;Súdwest-Fryslân €\nGM0001;\"x\r\ny\"\n"
  private static let rows = [["GM1900", "Súdwest-Fryslân €"], ["GM0001", "x\r\ny"]]

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap {
      bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
  }

  private func windows1252(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }
  }

  @Test func `text is UTF-8 unless told otherwise, with or without byte order mark`() throws {
    let plain = Array(EncodingTests.text.utf8)
    #expect(try TextTable(plain).rows == EncodingTests.rows)
    let marked = try TextTable([0xEF, 0xBB, 0xBF] + plain)
    #expect(marked.rows == EncodingTests.rows)
    #expect(marked.names == ["code", "naam"])
  }

  @Test func `reads windows-1252`() throws {
    let table = try TextTable(windows1252(EncodingTests.text), ["encoding": "windows-1252"])
    #expect(table.rows == EncodingTests.rows)
  }

  @Test func `reads iso-8859-1`() throws {
    let bytes = Array("a\n".utf8) + [0xFA, 0x80, 0xFF, 0x0A]
    #expect(try TextTable(bytes, ["encoding": "iso-8859-1"]).rows == [["ú\u{80}ÿ"]])
  }

  @Test(arguments: [true, false]) func `reads UTF-16 by its mark or by name`(bigEndian: Bool) throws {
    let bytes = utf16(EncodingTests.text + "x;😀\n", bigEndian: bigEndian)
    let rows = EncodingTests.rows + [["x", "😀"]]
    let name: ConfigNode = bigEndian ? "utf-16be" : "utf-16le"
    #expect(try TextTable((bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes).rows == rows)
    #expect(try TextTable(bytes, ["encoding": name]).rows == rows)
  }

  @Test(arguments: [1, 2, 3, 5, 64]) func `decodes whatever the blocks are`(size: Int) throws {
    let text = "a;b\n" + String(repeating: "é😀x;\"€\n\"\"\"\n", count: 50)
    let whole = try TextTable(text)
    for bigEndian in [true, false] {
      let bytes = utf16("\u{FEFF}" + text, bigEndian: bigEndian)
      #expect(try TextTable(bytes, blockBytes: size + 12, readBytes: size) == whole)
    }
    let narrow = "a;b\n" + String(repeating: "éx;\"€\n\"\"\"\n", count: 50)
    let table = try TextTable(
      windows1252(narrow), ["encoding": "windows-1252"], blockBytes: size + 12, readBytes: size)
    #expect(try table == TextTable(narrow))
  }

  @Test(
    arguments: [
      [0xE9], [0xC3], [0xC3, 0x41], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE0, 0x9F, 0x80],
      [0xF0, 0x8F, 0x80, 0x80], [0x80], [0xFF], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 end the reading with their place`(bytes: [UInt8]) throws {
    for padding in [0, 55, 57, 58, 59, 60, 61, 62, 63, 64, 200] {
      let before = "a;b\n\"x\ny\";2\n\(String(repeating: "é", count: padding / 2)) "
      let input = Array(before.utf8) + bytes + Array(";2\n".utf8)
      let found = try #require(complaint { _ = try TextTable(input) })
      #expect(found.code == .encoding)
      #expect(found.place == Place("input.csv", line: 4, column: padding / 2 + 2))
      #expect(found.hint?.contains("'encoding'") == true)
    }
  }

  @Test func `all of Unicode passes`() throws {
    let scalars = [
      "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}", "\u{D7FF}", "\u{E000}", "\u{80}",
    ]
    let text = "a\n" + scalars.map { $0 + "\n" }.joined()
    #expect(try TextTable(text).rows.map { $0[0] } == scalars)
  }

  @Test func `bytes that stand for nothing in windows-1252 end the reading with their place`() throws {
    let input = windows1252("a;b\né;1\nú;") + [0x81, 0x0A]
    let found = try #require(complaint { _ = try TextTable(input, ["encoding": "windows-1252"]) })
    #expect(found.code == .encoding)
    #expect(found.place == Place("input.csv", line: 3, column: 3))
    #expect(found.message == "byte 0x81 is no character of windows-1252")
  }

  @Test func `half a character of UTF-16 ends the reading with its place`() throws {
    let start = utf16("\u{FEFF}a;b\né;", bigEndian: false)
    let tails: [[UInt8]] = [[0x41], [0x3D, 0xD8, 0x41, 0x00], [0x00, 0xDE, 0x41, 0x00], [0x3D, 0xD8]]
    for tail in tails {
      let found = try #require(complaint { _ = try TextTable(start + tail) })
      #expect(found.code == .encoding)
      #expect(found.place == Place("input.csv", line: 2, column: 3))
    }
  }

  @Test func `damage before undecodable bytes is told first`() throws {
    let input = Array("a;b\nx\";1\n1;2".utf8) + [0x81]
    #expect(complaint { _ = try TextTable(input, ["encoding": "windows-1252"]) }?.code == .strayQuote)
    let same = Array("a;b\nx\";".utf8) + [0x81]
    #expect(complaint { _ = try TextTable(same, ["encoding": "windows-1252"]) }?.code == .strayQuote)
  }

  @Test func `a mark that contradicts the encoding is told`() throws {
    let found = try #require(
      complaint { _ = try TextTable([0xEF, 0xBB, 0xBF, 0x61, 0x0A], ["encoding": "windows-1252"]) })
    #expect(found.code == .encoding)
    #expect(found.message.contains("byte order mark of utf-8, not of windows-1252"))
  }

  @Test func `UTF-16 without mark or name is recognised by its NUL bytes`() throws {
    let found = try #require(complaint { _ = try TextTable(utf16("a;b\n", bigEndian: false)) })
    #expect(found.hint?.contains("utf-16le") == true)
  }

  @Test(arguments: ["windows-1252", "iso-8859-1", "utf-16le", "utf-16be"])
  func `a refused record is kept in the bytes of the input`(encoding: String) throws {
    let text = "code;n\nGM0034;1\nZuidé;2\n"
    let isWide = encoding.hasPrefix("utf-16")
    func encode(_ text: String) -> [UInt8] {
      isWide ? utf16(text, bigEndian: encoding.hasSuffix("be")) : windows1252(text)
    }
    let node = ConfigNode(.scalar(encoding, isQuoted: true), at: Place("test.yml"))
    let run = try CSVRun(encode(text), ["encoding": node])
    #expect(run.host.quarantined.map(\.raw) == [encode("Zuidé;2")])
    #expect(run.refusals.first?.message == "'Zuidé' is not an area code")
  }

  @Test func `reads cp850`() throws {
    let bytes =
      Array("code;naam\nGM1900;S".utf8) + [0xA3] + Array("dwest-Frysl".utf8) + [0x83] + Array("n\n".utf8)
    #expect(try TextTable(bytes, ["encoding": "cp850"]).rows == [["GM1900", "Súdwest-Fryslân"]])
  }

  @Test(
    arguments: [
      (before: "S", bytes: [0xFA], after: "dwest-", shown: "in windows-1252 this is 'Súdwest-'"),
      (before: "Caf", bytes: [0x82], after: "", shown: "in cp850 this is 'Café'"),
      (before: "Frysl", bytes: [0x83], after: "n", shown: "in cp850 this is 'Fryslân'"),
      (before: "", bytes: [0x80], after: " 5", shown: "in windows-1252 this is '€'"),
      (before: "", bytes: [0x81], after: "", shown: "in iso-8859-1 this is '\u{FFFD}'"),
    ] as [(before: String, bytes: [UInt8], after: String, shown: String)])
  func `what bytes are in the likely encoding is told, and never taken for granted`(
    before: String, bytes: [UInt8], after: String, shown: String
  ) throws {
    let input = Array("a;b\n1;\(before)".utf8) + bytes + Array("\(after)\n".utf8)
    let found = try #require(complaint { _ = try TextTable(input) })
    #expect(found.code == .encoding)
    #expect(found.hint?.contains(shown) == true, "\(found)")
  }

  @Test func `every character of a single-byte encoding turns back into its byte`() throws {
    for encoding in [TextEncoding.windows1252, .latin1, .codePage850] {
      for byte in UInt8(1)...255 {
        var decoder = TextDecoder(encoding)
        var output = [UInt8](repeating: 0, count: 4)
        let step = output.withUnsafeMutableBytes { output in
          [byte].withUnsafeBytes { decoder.decode($0, into: output, isLast: true) }
        }
        if decoder.fault != nil { continue }
        #expect(encoding.encode(output[..<step.written]) == [byte])
      }
    }
  }
}
