import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import SourceGuess

@Suite("What is no table is said to be what it is")
struct KnownFormTests {
  @Test(arguments: [
    ("%PDF-1.7\n", "a PDF document"),
    ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "a Git LFS pointer"),
    (
      "<!DOCTYPE html>\n<html><head><title>404 - Niet\ngevonden</title>",
      "a web page (HTML) titled '404 - Niet gevonden'"
    ),
    ("\u{FEFF}<html lang=\"nl\">", "a web page"), ("SQLite format 3\0", "an SQLite database"),
    ("{\"type\": \"FeatureCollection\", \"features\": []}", "a map (GeoJSON)"),
    ("{\"type\":\"Topology\",\"arcs\":[]}", "a map (TopoJSON)"),
    ("\"TableInfos\"\n\"ID\";\"Title\"\n", "the metadata of a StatLine table"),
    ("<?xml version=\"1.0\"?><m:Structure xmlns:m=\"http://www.sdmx.org/x\"/>", "an SDMX structure message"),
    ("<!-- <a> --><service xmlns=\"http://www.w3.org/2007/app\"/>", "an OData service document"),
    ("<root><a/></root>", "an XML document with the root element 'root'"),
    ("[1, 2]", "a JSON document without records"),
    ("Salted__abc", "a file encrypted with OpenSSL"),
    ("-----BEGIN PGP MESSAGE-----\n", "a file encrypted or signed with PGP"),
    ("a  b  c\n1  2  3\n4  5  6\n", "text in columns that blanks keep apart"),
    ("# Title\n\nThis is a text, with a comma.\nAnd another line.\n", "text, but no table"),
    ("AgLevel,Code,Name\n1,a,b\n2,c,d\n", "but no column holds areas: 'AgLevel', 'Code', 'Name'"),
    ("code;inwoners\n", "no table"),
  ]) func named(_ text: String, _ what: String) throws {
    let diagnostic = try #require(GuessFixture.refusal(Array(text.utf8)))
    #expect(diagnostic.code == .noTable)
    #expect(diagnostic.message.contains(what) || what == "no table", "\(diagnostic)")
    #expect(diagnostic.hint != nil)
  }

  @Test func nothing() { #expect(GuessFixture.refusal([])?.code == .emptyInput) }

  @Test func bytes() {
    #expect(GuessFixture.refusal([1, 2, 3, 0, 255, 7])?.message.contains("a binary file") == true)
    #expect(GuessFixture.refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1])?.message.contains("an old Excel") == true)
  }

  @Test func randomBytesNeverMakeItFail() {
    var random = SeededGenerator(seed: 11)
    let alphabet = Array("GM0855;,\t|\"'\n\r.%<>{}[]\0\u{FF}é2022".utf8)
    for _ in 0..<400 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      if let refusal = GuessFixture.refusal(bytes) { #expect(refusal.code.category != .fault, "\(refusal)") }
    }
  }
}
