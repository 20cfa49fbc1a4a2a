import Foundation
import Testing

@Suite("Every plugin of the project is put to the test of the contract")
struct EveryPluginTests {
  private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The types that the program registers.
  private static let types: [Substring] = {
    let list = Self.root.appendingPathComponent("Sources/peil/BuiltInPlugins.swift")
    let text = (try? String(contentsOf: list, encoding: .utf8)) ?? ""
    return text.matches(of: /register\((\w+)\.self\)/).map(\.1)
  }()

  /// What the conformance tests of all plugins say.
  private static let tests: String = {
    let folder = Self.root.appendingPathComponent("Tests")
    let targets = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return targets.compactMap { target in
      try? String(
        contentsOf: folder.appendingPathComponent("\(target)/ConformanceTests.swift"), encoding: .utf8)
    }.joined()
  }()

  @Test("each type that the program registers has a case", arguments: types)
  func covered(_ type: Substring) {
    let pattern = ["source", "transform", "sink"].map { "\($0): \(type).self" }
    #expect(pattern.contains { Self.tests.contains($0) }, "write Tests/<target>Tests/ConformanceTests.swift")
  }

  @Test("there are plugins at all")
  func some() { #expect(Self.types.count > 20) }
}
