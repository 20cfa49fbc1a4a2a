import Foundation
import Glibc
import Testing

@Suite("Damaged and hostile input gives a clear error, and nothing is published")
struct HostileInputTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCatalogue()
  }

  /// Runs a pipeline that reads one file into JSON.
  private func run(_ file: String, _ bytes: [UInt8], source: String) throws -> Binary.Result {
    try scratch.write(file, bytes: bytes)
    try scratch.write(
      "p.yml",
      """
      peil: 1
      name: hostile
      period: 2020
      catalogue: [catalogue.yml]
      sources:
        a: { \(source), location: \(file) }
      sinks:
        j: { from: a, use: json, path: a.json }
      """)
    let result = try Binary.run(["run", scratch.path("p.yml"), "--output", scratch.path("out")])
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out/a.json")))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out/.peil/stage")))
    return result
  }

  private static let csv = "use: csv, area: code, columns: { people: n }"
  private static let atom = "use: xml, preset: odata-atom, area: Code, columns: { people: N }"

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var source: String
    var bytes: [UInt8]
    var code: String
    var place: String

    var testDescription: String { name }

    init(_ name: String, _ file: String, _ source: String, _ text: String, _ code: String, _ place: String) {
      self.init(name, file, source, Array(text.utf8), code, place)
    }

    init(
      _ name: String, _ file: String, _ source: String, _ bytes: [UInt8], _ code: String, _ place: String
    ) {
      self.name = name
      self.file = file
      self.source = source
      self.bytes = bytes
      self.code = code
      self.place = place
    }
  }

  static let cases: [Case] = [
    Case("a stray quote", "a.csv", csv, "code;n\nGM0001;1\nGM0002;2\"3\n", "csv.stray-quote", "a.csv:3:"),
    Case(
      "a quote that is never closed", "a.csv", csv, "code;n\n\"GM0001;1\nGM0002;2\n", "csv.unclosed-quote",
      "a.csv:2:"),
    Case("too few fields", "a.csv", csv, "code;n;x\nGM0001;1;1\nGM0002;2\n", "csv.field-count", "a.csv:3"),
    Case("too many fields", "a.csv", csv, "code;n\nGM0001;1\nGM0002;2;3\n", "csv.field-count", "a.csv:3"),
    Case(
      "a number that is none", "a.csv", csv, "code;n\nGM0001;1\nGM0002;1O\n", "data.not-a-number", "a.csv:3:8"
    ),
    Case("a duplicate area", "a.csv", csv, "code;n\nGM0001;1\nGM0001;2\n", "data.duplicate-area", "a.csv:3"),
    Case(
      "an unknown area code", "a.csv", csv, "code;n\nGM0001;1\nXX0002;2\n", "data.unknown-area", "a.csv:3:1"),
    Case("an empty file", "a.csv", csv, "", "data.empty", "a.csv"),
    Case(
      "bytes that are not UTF-8", "a.csv", csv, Array("code;n\nGM0001;1\nGM000\u{00}".utf8) + [0xFF, 0x0A],
      "data.encoding", "a.csv:3"),
    Case("a column that is not there", "a.csv", csv, "code;m\nGM0001;1\n", "binding.no-column", "p.yml:6:"),
    Case("an empty XML file", "a.xml", atom, "", "data.empty", "a.xml"),
    Case("malformed XML", "a.xml", atom, feed("<d:Code>GM0001</d:Cod>"), "xml.malformed", "a.xml:"),
    Case(
      "XML that ends early", "a.xml", atom, String(feed("<d:Code>GM0001</d:Code><d:N>1</d:N>").dropLast(40)),
      "xml.malformed", "a.xml:"),
    Case(
      "an entity bomb", "a.xml", atom,
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
        + feed("<d:Code>&b;</d:Code>"),
      "xml.forbidden", "a.xml:1:"),
    Case(
      "an external entity", "a.xml", atom,
      "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + feed("<d:Code>&a;</d:Code>"),
      "xml.forbidden", "a.xml:1:"),
    Case("a gzip that ends early", "a.csv.gz", csv, Array(gzip.dropLast(9)), "archive.truncated", "a.csv.gz"),
    Case(
      "a gzip with a wrong checksum", "a.csv.gz", csv, gzip.dropLast(8) + [0, 0, 0, 0] + gzip.suffix(4),
      "archive.corrupt", "a.csv.gz"),
    Case(
      "a zip with a hostile member name", "a.zip", csv, zip(named: "../../evil.csv"), "archive.member",
      "a.zip"),
    Case("a zip that ends early", "a.zip", csv, Array(zip(named: "a.csv").dropLast(30)), "archive", "a.zip"),
  ]

  @Test("each kind of damage has its own error with file and place", arguments: cases)
  func damage(_ damage: Case) throws {
    let result = try run(damage.file, damage.bytes, source: damage.source)
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.errors.contains(damage.code), "\(result.errors)")
    #expect(result.errors.contains(damage.place), "\(result.errors)")
    #expect(result.lastErrorLine.contains("nothing was published"))
    #expect(result.lastErrorLine.contains("step 'a'"))
    #expect(result.lastErrorLine.contains(".peil/run.log"))
  }

  @Test("the same file undamaged is read")
  func undamaged() throws {
    for (file, bytes) in [("b.csv.gz", Self.gzip), ("b.zip", Self.zip(named: "a.csv"))] {
      try scratch.write(file, bytes: bytes)
      try scratch.write(
        "p.yml",
        "peil: 1\nname: good\nperiod: 2020\ncatalogue: [catalogue.yml]\nsources:\n  a: { \(Self.csv), location: \(file) }\nsinks:\n  j: { from: a, use: json, path: a.json }\n"
      )
      let result = try Binary.run(["run", scratch.path("p.yml"), "--output", scratch.path("out")])
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test(
    "a file that may not be read is out of reach: exit 3",
    .enabled(if: getuid() != 0, "root may read everything"))
  func unreadable() throws {
    try scratch.write("a.csv", "code;n\n")
    chmod(scratch.path("a.csv"), 0)
    let result = try run("a.csv", [], source: Self.csv)
    #expect(result.status == 3)
  }

  private static func feed(_ properties: String) -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" \
    xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><entry><content><m:properties>\
    \(properties)</m:properties></content></entry></feed>
    """
  }

  /// `code;n`, two municipalities, compressed by `gzip -n`.
  private static let gzip: [UInt8] =
    [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03,
    ] + stored + crc + length

  private static let plain = Array("code;n\nGM0001;1\nGM0002;2\n".utf8)

  /// A stored deflate block: its length, the complement of that, the bytes.
  private static let stored: [UInt8] =
    [0x01, UInt8(plain.count), 0, ~UInt8(plain.count), 0xFF] + plain

  private static let length: [UInt8] = [UInt8(plain.count), 0, 0, 0]

  /// CRC-32 (ISO 3309), bit by bit.
  private static let crc: [UInt8] = {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in plain {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return withUnsafeBytes(of: ~crc) { Array($0) }
  }()

  /// A zip with one stored member.
  private static func zip(named name: String) -> [UInt8] {
    func two(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
    func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16) }
    let name = Array(name.utf8)
    let common = two(20) + two(0) + two(0) + two(0) + two(0x21) + crc + four(plain.count) + four(plain.count)
    let local = [0x50, 0x4B, 3, 4] + common + two(name.count) + two(0) + name + plain
    let central =
      [0x50, 0x4B, 1, 2] + two(20) + common + two(name.count) + two(0) + two(0) + two(0) + two(0) + four(0)
      + four(0) + name
    let end =
      [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(1) + two(1) + four(central.count) + four(local.count)
      + two(0)
    return local + central + end
  }
}
