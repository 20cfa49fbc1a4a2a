import Foundation
import Testing
import Wording

@testable import ReportSink

/// The texts of both languages are complete, and each is used.
@Suite struct CatalogueTests {
  @Test func bothLanguagesHaveTheSameTextsWithTheSameNames() throws {
    let (dutch, english) = (try Language.texts(.nl), try Language.texts(.en))
    #expect(Set(dutch.texts.keys).symmetricDifference(english.texts.keys).sorted() == [])
    for (key, text) in dutch.texts {
      #expect(Set(text.names) == Set(english.texts[key]?.names ?? []), "\(key)")
    }
  }

  @Test func everyTextThatATemplateAsksForIsThere() throws {
    let keys = Set(try Language.texts(.nl).texts.filter { $0.value.names.isEmpty }.keys.map(plain))
    for source in PageText.sources {
      for tag in source.text.matches(of: /\{\{[#^]?t\.([a-z0-9_]+)\}\}/) {
        #expect(keys.contains(String(tag.1)), "\(source.name) asks for \(tag.1)")
      }
    }
  }

  @Test func everyTextIsUsed() throws {
    let program = try sources()
    let templates = PageText.sources.map(\.text).joined()
    for key in try Language.texts(.nl).texts.keys {
      let isBuilt = Self.built.contains { key.hasPrefix($0) }
      let stem = key.replacing(/\.(one|other)$/, with: "")
      let isUsed =
        program.contains("\"\(key)\"") || program.contains("\"\(stem)\"")
        || templates.contains("t.\(plain(key))}")
      #expect(isBuilt || isUsed, "\(key)")
    }
  }

  /// Keys that are put together from names.
  private static let built = [
    "unit.", "level.", "whole.", "domain.", "none.", "mark.", "status.", "who.", "document.", "robust.",
    "above.",
    "method.worse", "method.better", "method.context", "poster.point_", "background.", "guide.", "data.",
  ]

  private func plain(_ key: String) -> String { key.replacing(".", with: "_") }

  private func sources() throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = tests.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Plugins/ReportSink")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }.joined()
  }
}
