import Markup
import Testing

@testable import Praatplaat

@Suite("Lines of text are no wider than they may be")
struct TypesetterTests {
  private let style = TypeStyle(size: 12)

  @Test("any word, at any width that holds a letter and a hyphen", arguments: [20.0, 31, 57, 100, 180])
  func width(_ width: Double) {
    for text in [
      "Nieuwerkerkaandenijsselsteinermeerwouden", "'s-Hertogenbosch en Sudwest-Fryslân",
      String(repeating: "W", count: 40), "a b c", "arbeidsongeschiktheidsuitkering",
      "a-b-c-d-e-f-g-h-i-j-k-l",
    ] {
      let lines = Typesetter.lines(text, width: width, style)
      for line in lines { #expect(style.width(line) <= width, "\(line)") }
      let letters = lines.joined().filter { $0 != "-" && $0 != " " }
      #expect(letters == text.filter { $0 != "-" && $0 != " " })
    }
  }

  @Test("a word is parted at its own hyphen first, and gets one where it has none")
  func hyphens() {
    #expect(Typesetter.lines("Sudwest-Fryslân", width: 60, style) == ["Sudwest-", "Fryslân"])
    #expect(Typesetter.lines("taalontwikkeling", width: 60, style) == ["taalontwik-", "keling"])
  }

  @Test("a word that fits is never parted")
  func whole() {
    #expect(Typesetter.lines("een tweede-hands fiets", width: 80, style) == ["een", "tweede-hands", "fiets"])
  }

  @Test("balanced lines are as many, and the last is no longer alone")
  func balanced() {
    let text = "In Tilburg hebben mensen moeite met lezen en schrijven."
    let (usual, even) = (
      Typesetter.lines(text, width: 260, style), Typesetter.balanced(text, width: 260, style)
    )
    #expect(usual.count == 2 && even.count == 2)
    #expect(usual.joined(separator: " ") == even.joined(separator: " "))
    #expect(style.width(usual[1]) < style.width(even[1]))
  }

  @Test("nothing gives no lines")
  func empty() {
    #expect(Typesetter.lines("", width: 100, style).isEmpty)
    #expect(Typesetter.lines(" \n ", width: 100, style).isEmpty)
  }

  @Test("the largest size at which words stay whole is found, and no smaller one than allowed")
  func fitting() {
    let found = Typesetter.fitting("Wandelbos Noord", width: 60, TypeStyle(size: 20), lines: 2, least: 6)
    #expect(found.size < 20 && found.width("Wandelbos") <= 60)
    #expect(found.resized(found.size + 0.5).width("Wandelbos") > 60)
    #expect(Typesetter.fitting("Wandelbos", width: 5, TypeStyle(size: 20), lines: 1, least: 9).size == 9)
  }
}
