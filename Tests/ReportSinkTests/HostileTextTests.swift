import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ReportSink

@Suite("Hostile text")
struct HostileTextTests {
  private static let texts = [
    "<script>alert(1)</script>", "\"; DROP TABLE area; --", "x\" onmouseover=\"alert(1)", "x' y='",
    "--><svg/onload=a>",
    "\"\u{301} onload=alert(1) x=\"", "<\u{301}b>", "{{{style}}}{{#rows}}", "</style><style>*{}",
    "]]>&lt;&amp;",
    "\u{0}\u{1}\u{8}\u{85}", "\u{202E}txt.exe", "javascript:alert(1)", "\u{FFFE}",
  ]

  /// A report in which everything a reader can name is this text.
  private func pages(_ text: String) throws -> [String: String] {
    var schema = Sample.schema
    for column in schema.columns.indices {
      schema.columns[column].label = LocalizedText(nl: text)
      schema.columns[column].definition = LocalizedText(nl: text)
      if schema.columns[column].domain != "index" { schema.columns[column].domain = text }
    }
    schema.columns[2].breaks = [SeriesBreak(from: Sample.period, note: text)]
    let rows = ([Sample.country, Sample.province, Sample.city] + Sample.wijken).map {
      ($0.code, text, $0.parent, $0.figures) as Sample.Row
    }
    let table = SourceOrigin.TableFacts(
      TableBinding(table: text, title: text, publisher: text, licence: text, edition: text, address: text))
    var facts = RunFacts.forTests(origins: [
      "low_income": .source(SourceOrigin(step: text, column: text, table: table, file: text, sha256: text)),
      "vulnerability": .derived(Derivation(step: text, formula: text, inputs: [IndicatorID(text)])),
    ])
    facts.pipeline = text
    facts.version = text
    return try Sample.pages(
      Sample.frame(rows, schema: schema), schema: schema, ["path": "r", "title": .init(stringLiteral: text)],
      facts: facts)
  }

  /// The tags of a page with the names of their attributes and without any value, byte by byte as a browser
  /// reads it: a quote with a combining mark behind it is still a quote.
  ///
  /// A map of tiles is left out: it has a line for every two words of a name. Its own tests see to it.
  private func skeleton(_ page: String) -> [String] {
    let page = page.replacing(/<div class="map">.*?<\/svg>/.dotMatchesNewlines(), with: "")
    var tags: [String] = []
    var tag: [UInt8]?
    var isInValue = false
    for byte in page.utf8 {
      switch (byte, tag) {
      case (UInt8(ascii: "<"), nil): tag = [byte]
      case (UInt8(ascii: "\""), .some): isInValue.toggle()
      case (UInt8(ascii: ">"), .some(let bytes)) where !isInValue:
        tags.append(String(decoding: bytes, as: UTF8.self))
        tag = nil
      case (_, .some) where !isInValue: tag?.append(byte)
      default: break
      }
    }
    return tags
  }

  @Test("is only text: the page has the same tags and attributes as with a harmless name", arguments: texts)
  func onlyText(text: String) throws {
    let harmless = try pages("Naam")
    let hostile = try pages(text)
    #expect(hostile.keys.sorted() == harmless.keys.sorted())
    for (file, page) in hostile where file.hasSuffix(".html") || file.hasSuffix(".svg") {
      #expect(skeleton(page) == skeleton(try #require(harmless[file])))
      #expect(
        page.unicodeScalars.allSatisfy {
          $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value))
        })
      #expect(!page.contains("\u{202E}"))
    }
  }

  @Test(
    "in a code can't leave the folder or take the place of the first page",
    arguments: [
      ("../../etc/passwd", "_46__46__47__46__46__47_etc_47_passwd"), ("index.html", "index_46_html"),
      ("", "_"), ("GM0855", "GM0855"), ("a b\u{0}é", "a_32_b_0__233_"),
    ])
  func fileNames(code: String, folder: String) throws {
    #expect(PageName.folder(of: AreaCode(code, level: .municipality)) == folder)
    var frame = IndicatorFrame(columns: Sample.schema.ids)
    frame.appendRow(
      Area(AreaCode(code, level: .municipality), name: "Naam"), Sample.period,
      Sample.city.figures.map { ($0, .observed) })
    #expect(try Sample.pages(frame).keys.contains("\(folder)/index.html"))
  }

  @Test("only an address of the web becomes a link")
  func links() throws {
    #expect(try pages("javascript:alert(1)").values.allSatisfy { !$0.contains("href=\"javascript") })
    #expect(
      try ["GM0001/index.html", "methode.html"].allSatisfy { file in
        try #require(try pages("https://example.org/?a=\"b")[file])
          .contains("href=\"https://example.org/?a=&quot;b\"")
      })
  }
}

@Suite("Templates")
struct TemplateTests {
  @Test("need nothing from elsewhere and run nothing")
  func selfContained() throws {
    let pages = try Sample.pages(
      Sample.frame([Sample.country, Sample.province, Sample.city] + Sample.wijken))
    for page in pages.values {
      for part in ["<link", "<img", "<iframe", "src=", "url(http", "@import", " on"] {
        let found = part == " on" ? page.contains(/<[^>]* on[a-z]+=/) : page.contains(part)
        #expect(!found, "a page contains \(part)")
      }
      // A page runs the one script that it comes with, and names it by its hash.
      let scripts = page.matches(of: /<script>/).count
      #expect(page.matches(of: /script-src 'sha256-[^']+'/).count == scripts)
      #expect(page.contains("default-src 'none'"))
      #expect(page.contains("<html lang=\"nl\">"))
    }
  }

  @Test("give every picture a title or hide it, and every anchor a place")
  func accessible() throws {
    let pages = try Sample.pages(
      Sample.frame([Sample.country, Sample.province, Sample.city] + Sample.wijken))
    for (file, page) in pages {
      for picture in page.matches(of: /<svg[^>]*>(.{0,8})/) {
        #expect(picture.0.contains("aria-hidden=\"true\"") || picture.1.hasPrefix("<title"))
      }
      let places = Set(page.matches(of: /\sid="([^"]*)"/).map { String($0.1) })
      #expect(places.count == page.matches(of: /\sid="[^"]*"/).count, "an id occurs twice")
      for link in page.matches(of: /href="#([^"]*)"/) { #expect(places.contains(String(link.1))) }
      for link in page.matches(of: /href="([^"#:]+)(#([^"]*))?"/) {
        let target = (file as NSString).deletingLastPathComponent + "/" + link.1
        let path = NSString(string: "/" + target).standardizingPath.dropFirst()
        let linked = pages[String(path)]
        #expect(linked != nil, "\(file) links to \(link.1)")
        if let anchor = link.3 { #expect(linked?.contains("id=\"\(anchor)\"") == true) }
      }
    }
  }
}
