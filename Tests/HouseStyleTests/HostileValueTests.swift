import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import HouseStyle

/// Whatever stands in a style file, the sheet made of it holds colours and fonts and nothing else.
@Suite struct HostileValueTests {
  static let hostile = [
    "</style><script>alert(1)</script>", "#fff;} body{display:none", "#fff/*", "red}", "Arial; } *{", "\\",
    "'; DROP TABLE", "\" onload=\"x", "url(https://example.org)", "expression(1)", "@import 'x'", "<!--",
    "#12345\u{301}6", "\u{202E}fff#", "#ＦＦＦ", "a\nb", "\u{0}", "--x", "var(--ink)", "#000000", "#eee",
    "Lato, serif", "'Lato', sans-serif", "Lato", "400", "100 900", "400;}", "true",
  ]

  /// A hostile value, or as often a good one.
  private static func value(_ good: String, _ generator: inout SeededGenerator) -> ConfigNode {
    let text = Bool.random(using: &generator) ? good : hostile.randomElement(using: &generator) ?? ""
    return .init(.scalar(text, isQuoted: true), at: ConfigNode.testPlace)
  }

  private static func map(_ entries: [(String, ConfigNode)]) -> ConfigNode {
    .init(
      .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
      at: ConfigNode.testPlace)
  }

  private static func style(_ generator: inout SeededGenerator) -> ConfigNode {
    let role = ColourRole.page.randomElement(using: &generator)
    let colour = role.map { ($0.name, value(StyleColours.standard[$0.role].hex, &generator)) }
    let file: ConfigNode = [
      "file": "a.woff2", "family": value("Lato", &generator), "weight": value("700", &generator),
    ]
    return [
      "name": value("Bibliotheek", &generator), "colours": map([colour].compactMap { $0 }),
      "fonts": [
        "text": value("Lato, serif", &generator), "files": .init(.list([file]), at: ConfigNode.testPlace),
      ],
    ]
  }

  @Test func nothingGetsOutOfTheSheet() throws {
    var generator = SeededGenerator(seed: 41)
    let files = MemoryFiles(["a.woff2": Fixture.woff2])
    let standard = try Fixture.standard().css
    var (accepted, changed) = (0, 0)
    for _ in 0..<700 {
      let node: ConfigNode = ["style": Self.style(&generator)]
      var diagnostics = Diagnostics()
      let config = ConfigSpec([HouseStyle.field]).decode(node, into: &diagnostics)
      let style = HouseStyle(config.object("style"), wording: try Fixture.wording(), into: &diagnostics)
      let sheet = try style.loaded(host: files).css
      guard diagnostics.isEmpty else {
        #expect(sheet == standard)
        continue
      }
      accepted += 1
      guard sheet != standard else { continue }
      changed += 1
      #expect(StyleSheetGrammar.strangeLines(in: sheet).isEmpty)
    }
    #expect(accepted > 30)
    #expect(changed > 30)
  }

  @Test func theGrammarFindsWhatDoesNotBelong() {
    for line in Self.hostile where line != "" && line != "\\" {
      #expect(!StyleSheetGrammar.strangeLines(in: "  --sans: \(line), url(x);").isEmpty)
      #expect(!StyleSheetGrammar.strangeLines(in: "  --paper: \(line);}").isEmpty)
    }
  }

  @Test func addressesOfPicturesHoldNothingButTheirLetters() throws {
    let svg = Fixture.svg.replacing("<path", with: "<!-- \"'><script>alert(1)</script> --><path")
    let address = try #require(try LogoTests.load(Array(svg.utf8))?.address)
    #expect(address.wholeMatch(of: /data:image\/svg\+xml;base64,[A-Za-z0-9+\/=]+/) != nil)
  }
}
