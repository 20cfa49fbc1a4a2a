import PluginKit
import PluginTesting
import Testing

/// Paths with `*` and `?`.
@Suite struct PathPatternTests {
  @Test(arguments: [
    ("*.csv", "a.csv", true), ("*.csv", ".csv", false), ("*.csv", "a.csv.gz", false),
    ("*.csv", "data/a.csv", false), ("data/*.csv", "data/a.csv", true), ("*/*.csv", "data/a.csv", true),
    ("kwb-20??.csv", "kwb-2017.csv", true), ("kwb-20??.csv", "kwb-201.csv", false), ("*", ".hidden", false),
    (".*", ".hidden", true), ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false), ("**", "x", true),
    ("*é?", "caféx", true), ("", "", true), ("*", "", true), ("?", "", false), ("[a].csv", "[a].csv", true),
  ])
  func fits(pattern: String, path: String, expected: Bool) {
    #expect(PathPattern(pattern).matches(path) == expected)
  }

  @Test func whatIsLeftBehindAPathIsAPattern() {
    let pattern = PathPattern("in/*.zip/20*/x.csv")
    #expect(pattern.rest(behind: "in/a.zip") == PathPattern("20*/x.csv"))
    #expect(pattern.rest(behind: "out/a.zip") == nil)
    #expect(pattern.rest(behind: "in/a.zip/2017/x.csv") == nil)
  }

  @Test func onlyStarsAndQuestionMarksMakeAPattern() {
    #expect(PathPattern.isPattern("a*") && PathPattern.isPattern("a?"))
    #expect(!PathPattern.isPattern("a[0-9].csv"))
  }

  @Test func aPatternOfManyStarsEndsSoon() {
    let pattern = PathPattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 5000)))
  }

  /// Against the definition, word by word: a star is nothing, or one character and a star.
  @Test func aRandomPatternFitsAsItsDefinitionSays() {
    func fits(_ pattern: Substring, _ name: Substring) -> Bool {
      guard let first = pattern.first else { return name.isEmpty }
      if first == "*" {
        return fits(pattern.dropFirst(), name) || (!name.isEmpty && fits(pattern, name.dropFirst()))
      }
      guard let character = name.first, first == "?" || first == character else { return false }
      return fits(pattern.dropFirst(), name.dropFirst())
    }
    var random = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      let pattern = String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in "ab*?".randomElement(using: &random) ?? "a" })
      let name = String(
        (0..<Int.random(in: 0...7, using: &random)).map { _ in "ab".randomElement(using: &random) ?? "a" })
      #expect(PathPattern(pattern).matches(name) == fits(pattern[...], name[...]), "\(pattern) \(name)")
    }
  }
}
