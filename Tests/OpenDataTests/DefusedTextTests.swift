import Foundation
import OpenData
import PluginTesting
import Testing

@Suite("Text that a spreadsheet might compute")
struct DefusedTextTests {
  @Test(
    "gets an apostrophe",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "'\rx"),
      ("  =1", "'  =1"), ("'=1", "''=1"), ("Wijk;=1", "Wijk;'=1"), ("Wijk\n-1", "Wijk\n'-1"),
    ])
  func defused(text: String, expected: String) {
    #expect(DefusedText.defused(text) == expected)
  }

  @Test(
    "and other text does not",
    arguments: [
      "Sint-Oedenrode", "'s-Hertogenbosch", "'t Zand", "A = b", "", " x", "Wijk 1, Centrum", "\"De Kom\"",
      "1-2",
      "É-x",
    ])
  func plain(text: String) {
    #expect(DefusedText.defused(text) == text)
    #expect(DefusedText.original(text) == text)
  }

  @Test("comes back exactly", arguments: Sample.hostileNames)
  func original(name: String) {
    let defused = DefusedText.defused(name)
    #expect(Array(DefusedText.original(defused).unicodeScalars) == Array(name.unicodeScalars))
    #expect(
      DefusedText.original(DefusedText.original(DefusedText.defused(defused))).unicodeScalars.elementsEqual(
        name.unicodeScalars))
  }

  @Test("comes back exactly for any text, by the published pattern as well, and is never one that computes")
  func anyText() throws {
    let pattern = try NSRegularExpression(pattern: DefusedText.pattern)
    var random = SeededGenerator(seed: 7)
    let letters = Array("ab'\"=+-@,; \t\r\n\u{FF1D}\u{A0}\u{FEFF}é".unicodeScalars)
    for _ in 0..<5_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        scalars.append(letters.randomElement(using: &random) ?? "a")
      }
      let name = String(scalars)
      let defused = DefusedText.defused(name)
      #expect(DefusedText.original(defused).unicodeScalars.elementsEqual(scalars))
      let range = NSRange(location: 0, length: defused.utf16.count)
      let replaced = pattern.stringByReplacingMatches(in: defused, range: range, withTemplate: "$1")
      #expect(replaced.unicodeScalars.elementsEqual(scalars), "\(name.debugDescription)")
      for cell in defused.unicodeScalars.split(whereSeparator: { ";\t\r\n".unicodeScalars.contains($0) }) {
        #expect(
          !"=+-@".unicodeScalars.contains(
            String(cell).trimmingCharacters(in: .whitespaces).unicodeScalars.first ?? "a"))
      }
    }
  }
}
