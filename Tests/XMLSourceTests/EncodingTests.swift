import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("Encodings and text")
struct EncodingTests {
  private let config = pathConfig(
    "/r/o", ["code": "@c", "name": "n", "value": "v"], more: [("area", ["column": "code", "name": "name"])])

  private func document(_ encoding: String?, name: String = "Curaçao €") -> String {
    let declaration = encoding.map { "<?xml version='1.0' encoding='\($0)'?>\n" } ?? ""
    return declaration + "<r><o c='GM0001'><n>\(name)</n><v>5</v></o></r>"
  }

  private func name(_ bytes: [UInt8], blockSize: Int = 64 * 1024) throws -> String? {
    try read(config, MemorySourceHost(bytes, name: "dump.xml", blockSize: blockSize)).frame.area(0).name
  }

  @Test("Latin-1, Windows-1252 and UTF-16 are read as declared", arguments: [1, 3, 4096])
  func declared(blockSize: Int) throws {
    let latin = try #require(document("ISO-8859-1", name: "Curaçao").data(using: .isoLatin1))
    #expect(try name(Array(latin), blockSize: blockSize) == "Curaçao")
    let windows = try #require(document("windows-1252").data(using: .windowsCP1252))
    #expect(try name(Array(windows), blockSize: blockSize) == "Curaçao €")
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
      let wide = try #require(document("UTF-16").data(using: encoding))
      #expect(try name(mark + wide, blockSize: blockSize) == "Curaçao €")
    }
  }

  @Test(
    "UTF-8 is read with and without declaration and byte order mark, at any size of the pieces",
    arguments: [1, 3, 4096])
  func utf8(blockSize: Int) throws {
    for encoding in ["utf-8", nil] {
      let bytes = Array(document(encoding, name: "Ĳ 数 😀").utf8)
      #expect(try name(bytes, blockSize: blockSize) == "Ĳ 数 😀")
      #expect(try name([0xEF, 0xBB, 0xBF] + bytes, blockSize: blockSize) == "Ĳ 数 😀")
    }
  }

  @Test("bytes that are not in the encoding of the document are an error at their line")
  func invalid() throws {
    let latin = try #require(document(nil, name: "Curaçao").data(using: .isoLatin1))
    let error = try complaint(about: Array("<?xml version='1.0'?>\n".utf8) + latin, config)
    #expect(error.code == .encoding)
    #expect(error.place?.line == 2)
    let attribute = Array("<r><o c='".utf8) + [0xC0, 0x80] + Array("'/></r>".utf8)
    #expect(try complaint(about: attribute, config).code == .encoding)
    let cut = Array("<r><o c='GM0001'><n>".utf8) + [0xE2, 0x82] + Array("</n></o></r>".utf8)
    #expect(try complaint(about: cut, config).code == .encoding)
  }

  @Test(
    "an encoding that is unknown or that the document does not have is an error",
    arguments: ["no-such", "UTF-16"])
  func wrongDeclaration(encoding: String) throws {
    #expect(try complaint(about: document(encoding), config).code == .encoding)
  }

  @Test("CDATA, comments, references and instructions within a text leave it whole")
  func pieces() throws {
    let text = "<![CDATA[A<B&]]>&amp;<!-- no -->&#67;<?pi no?>&#x20AC;<![CDATA[]]>&lt;&gt;&quot;&apos;"
    let xml = "<r><o c='GM0001'><n>\(text)</n><v>1<!-- 9 -->2<![CDATA[3]]></v></o></r>"
    let reading = try read(config, xml)
    #expect(reading.frame.area(0).name == "A<B&&C€<>\"'")
    #expect(reading.rows == ["GM0001 123"])
  }

  @Test("references in attributes arrive as the characters they stand for")
  func attributes() throws {
    let config = pathConfig(
      "/r/o[@t='a&b']", ["code": "@c", "name": "@n", "value": "@v"],
      more: [("area", ["column": "code", "name": "name"])])
    let reading = try read(config, "<r><o t='a&amp;b' c='GM&#48;001' n='A &lt;&amp;&#x26; B' v='5'/></r>")
    #expect(reading.frame.area(0).name == "A <&& B")
    #expect(reading.rows == ["GM0001 5"])
  }
}
