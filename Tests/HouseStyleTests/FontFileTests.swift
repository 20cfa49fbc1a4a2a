import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import HouseStyle

@Suite struct FontFileTests {
  private static func yaml(_ files: String, text: String = "Lato, sans-serif") -> String {
    "fonts:\n  text: \"\(text)\"\n  files:\n" + files.split(separator: "\n").map { "    - \($0)\n" }.joined()
  }

  private static func problems(_ bytes: [UInt8]) throws -> [Diagnostic] {
    let style = try Fixture.style(yaml("{ file: lato.woff2, family: Lato }"))
    do {
      _ = try style.loaded(host: MemoryFiles(["lato.woff2": bytes]))
      return []
    } catch {
      return Diagnostics(error).items
    }
  }

  @Test func filesBecomeFontsOfThePage() throws {
    let style = try Fixture.style(
      Self.yaml(
        """
        { file: lato.woff2, family: Lato }
        { file: lato.ttf, family: lato, weight: 300 700, italic: true }
        """))
    #expect(style.locations.map(\.path) == ["lato.woff2", "lato.ttf"])
    let files = MemoryFiles(["lato.woff2": Fixture.woff2, "lato.ttf": Fixture.ttf])
    let sheet = try style.loaded(host: files).fontSheet
    #expect(sheet.ranges(of: "@font-face {").count == 2)
    #expect(sheet.contains("font-style: normal;\n  font-weight: 400;"))
    #expect(sheet.contains("font-style: italic;\n  font-weight: 300 700;"))
    #expect(sheet.contains("src: url(data:font/woff2;base64,d09GMgAB"))
    #expect(sheet.contains("src: url(data:font/ttf;base64,AAEAAAAB"))
    #expect(sheet.contains("format(\"woff2\")"))
    #expect(sheet.contains("format(\"truetype\")"))
  }

  @Test func aFileIsForAFontThatIsUsed() throws {
    let problems = try Fixture.problems(Self.yaml("{ file: lato.woff2, family: Latto }"))
    #expect(problems.map(\.message) == ["the font 'Latto' is neither in 'text' nor in 'headings'"])
    #expect(problems.map(\.hint) == ["did you mean 'Lato'?"])
    #expect(problems.first?.place?.line == 4)
  }

  @Test func aKindOfFontHasNoFile() throws {
    let problems = try Fixture.problems(Self.yaml("{ file: a.woff2, family: sans-serif }"))
    #expect(problems.count == 1)
  }

  @Test func thereIsOneFileForAFont() throws {
    let problems = try Fixture.problems(
      Self.yaml("{ file: a.woff2, family: Lato }\n{ file: b.woff2, family: LATO, weight: 400 }"))
    #expect(
      problems.map(\.message) == ["there is another file for 'LATO' of this weight and style"])
  }

  @Test(arguments: ["0", "1001", "bold", "700 300", "100 200 300", "400;", "-1", "\"\""])
  func aWeightIsANumber(_ weight: String) throws {
    let problems = try Fixture.problems(
      Self.yaml("{ file: a.woff2, family: Lato, weight: \(weight) }"))
    #expect(problems.count == 1)
    #expect(problems.first?.message.hasSuffix("is no weight of a font") == true)
  }

  @Test(arguments: ["Lato\\\"; }", "url(x)", "</style>", "!!!"])
  func theNameOfAFontIsAName(_ name: String) throws {
    let problems = try Fixture.problems(Self.yaml("{ file: a.woff2, family: \"\(name)\" }"))
    #expect(problems.count == 1)
  }

  @Test func moreThanEightFilesAreTooMany() throws {
    let files = (1...9).map { "{ file: a\($0).woff2, family: Lato, weight: \($0)00 }" }
    let problems = try Fixture.problems(Self.yaml(files.joined(separator: "\n")))
    #expect(problems.map(\.message) == ["9 files of fonts"])
  }

  @Test func aFileThatIsNoFontIsRefused() throws {
    for bytes in [
      [], Array("wOF2".utf8), Array("<html>".utf8), Array("OTTO".utf8) + [0], Fixture.png,
      Array(Fixture.woff2.dropLast()), Array(Fixture.ttf.dropLast()), Array(Fixture.ttf.prefix(12)),
      Array(Fixture.ttf.prefix(6)), [0, 1, 0, 0] + [UInt8](repeating: 255, count: 200),
    ] {
      let problems = try Self.problems(bytes)
      #expect(problems.map(\.message) == ["'lato.woff2' is not a whole font in WOFF2 or TTF"])
      #expect(problems.first?.place == Place("stijl.yml", line: 4, column: 15))
    }
  }

  @Test func aFileThatIsTooLargeIsRefused() throws {
    let problems = try Self.problems(Fixture.woff2 + [UInt8](repeating: 0, count: 300_000))
    #expect(problems.map(\.message) == ["'lato.woff2' is larger than 300 kB"])
    #expect(problems.first?.place?.file == "stijl.yml")
  }
}
