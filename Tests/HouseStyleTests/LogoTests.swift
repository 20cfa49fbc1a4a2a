import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import HouseStyle

@Suite struct LogoTests {
  private static let yaml = "logo:\n  file: logo\n  alt: Bibliotheek Bos\n"

  static func load(_ bytes: [UInt8]) throws -> LoadedLogo? {
    try Fixture.style(yaml).loaded(host: MemoryFiles(["logo": bytes])).logo
  }

  static func problem(_ bytes: [UInt8]) throws -> Diagnostic? {
    do {
      _ = try load(bytes)
      return nil
    } catch {
      return Diagnostics(error).items.first
    }
  }

  @Test func aPictureIsKnownByItsBytes() throws {
    let pictures: [(String, [UInt8])] = [
      ("png", Fixture.png), ("jpeg", [0xFF, 0xD8, 0xFF, 0xE0]), ("gif", Array("GIF89a".utf8) + [1, 0]),
      ("webp", Array("RIFF".utf8) + [1, 0, 0, 0] + Array("WEBP".utf8)), ("svg+xml", Array(Fixture.svg.utf8)),
      ("svg+xml", [0xEF, 0xBB, 0xBF] + Array("\n  \(Fixture.svg)\n".utf8)),
    ]
    for (format, bytes) in pictures {
      let logo = try #require(try Self.load(bytes))
      #expect(logo.address.hasPrefix("data:image/\(format);base64,"))
      #expect(logo.alt == "Bibliotheek Bos")
    }
  }

  @Test func theBytesAreThoseOfTheFile() throws {
    #expect(try Self.load(Fixture.png)?.address == "data:image/png;base64,iVBORw0KGgoAAAAN")
  }

  @Test func anythingElseIsRefused() throws {
    for bytes in [
      [], [0xFF], Array("%PDF-1.7".utf8), Array("GIF90a".utf8), Array("RIFF1234WAVE".utf8), Fixture.woff2,
    ] {
      let problem = try #require(try Self.problem(bytes))
      #expect(problem.message == "'logo' is not a picture in PNG, JPEG, GIF, WebP or SVG")
      #expect(problem.place == Place("stijl.yml", line: 2, column: 9))
    }
    let page = try #require(try Self.problem(Array("<html><body>".utf8)))
    #expect(page.message.hasPrefix("'logo' is not an SVG picture"))
  }

  @Test func aLargeFileIsRefused() throws {
    let problem = try #require(try Self.problem(Fixture.png + [UInt8](repeating: 0, count: 200_000)))
    #expect(problem.message == "'logo' is larger than 200 kB")
    #expect(problem.place?.file == "stijl.yml")
  }

  @Test func aLogoHasWords() throws {
    let missing = try Fixture.problems("logo: { file: logo.png }")
    #expect(missing.map(\.message) == ["field 'alt' is missing"])
    let empty = try Fixture.problems("logo: { file: logo.png, alt: \" \" }")
    #expect(empty.map(\.message) == ["'alt' is empty"])
    let long = try Fixture.problems("logo: { file: logo.png, alt: \(String(repeating: "a", count: 121)) }")
    #expect(long.map(\.message) == ["'alt' is longer than 120 letters"])
  }

  @Test func aFileThatIsNotThereIsSaidToBe() throws {
    let style = try Fixture.style(Self.yaml)
    #expect(style.locations.map(\.path) == ["logo"])
    #expect(throws: Diagnostics.self) { try style.loaded(host: NoFiles()) }
  }
}
