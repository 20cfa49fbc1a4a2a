import Foundation
import IndicatorSchema
import Testing

@Suite("Every code is in the list of all codes")
struct DiagnosticCodeTests {
  /// The names and texts of the codes that the sources declare.
  private static let declared: [(name: String, text: String)] = {
    let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(
        path: "Sources/IndicatorSchema/Diagnostics")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.path < $1.path }.flatMap { file in
      ((try? String(contentsOf: file, encoding: .utf8)) ?? "").matches(
        of: #/static let (\w+) = DiagnosticCode\(\s*"([^"]+)"/#
      ).map { (String($0.output.1), String($0.output.2)) }
    }
  }()

  @Test("none that is declared is missing")
  func none() {
    #expect(Self.declared.count > 50)
    let listed = Set(DiagnosticCode.all.map(\.text))
    for code in Self.declared where !listed.contains(code.text) {
      Issue.record(
        "add '.\(code.name)' to DiagnosticCode.all, and '# \(code.text)' to errors.txt of DiagnosticGuide")
    }
    #expect(DiagnosticCode.all.count == Self.declared.count)
  }

  @Test("no two have one text, and each is words with hyphens behind the name of a field of work")
  func texts() {
    let texts = DiagnosticCode.all.map(\.text)
    #expect(Set(texts).count == texts.count)
    for text in texts {
      #expect(text == "usage" || text.wholeMatch(of: #/[a-z]+\.[a-z]+(-[a-z]+)*/#) != nil, "\(text)")
    }
  }
}
