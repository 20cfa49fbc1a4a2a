import PluginTesting
import Testing

@testable import HouseStyle

@Suite struct FontStackTests {
  @Test(
    arguments: [
      ("Arial, sans-serif", "Arial, sans-serif"),
      ("'Roboto Slab', Georgia, serif", "\"Roboto Slab\", Georgia, serif"),
      ("\"Roboto Slab\", serif", "\"Roboto Slab\", serif"),
      ("Roboto Slab,serif", "\"Roboto Slab\", serif"),
      ("  Lato ,  ui-sans-serif  ", "Lato, ui-sans-serif"),
      ("-apple-system, system-ui", "-apple-system, system-ui"),
      ("3270 Condensed, monospace", "\"3270 Condensed\", monospace"),
      ("8bit, monospace", "\"8bit\", monospace"),
      ("\"Inherit\", serif", "\"Inherit\", serif"), ("SERIF", "SERIF"),
    ])
  func aListOfNamesIsWrittenAnew(_ text: String, _ css: String) throws {
    #expect(try FontStack(text).css == css)
  }

  @Test func whatWasWrittenAnewReadsTheSame() throws {
    for stack in [FontStack.deviceText, .deviceHeadings] { #expect(try FontStack(stack.css) == stack) }
  }

  @Test(
    arguments: [
      "", " ", ",", "Arial,, serif", "Arial; } body { display: none", "Arial, serif; color: red",
      "url(https://example.org/a.woff2), serif", "expression(alert(1)), serif", "</style><script>, serif",
      "'Roboto, serif", "\"Roboto', serif", "''", "Ari\\al, serif", "Arial\u{0}, serif", "Arial/**/, serif",
      "var(--x), serif", "@import, serif", "Årial, serif", "inherit, serif", "123, serif", "' ', serif",
      "\"a\"b\", serif", "Noto\nSans, serif", "-, serif", "!important, serif", "e\u{301}, serif",
    ])
  func anythingElseIsRefused(_ text: String) {
    #expect(throws: FontStack.Problem.self) { try FontStack(text) }
  }

  @Test func aListEndsWithAKindOfFont() {
    for text in ["Arial", "sans-serif, Arial", "'serif'"] {
      #expect(throws: FontStack.Problem.self) { try FontStack(text) }
    }
  }

  @Test func aListIsNotEndless() {
    #expect(throws: FontStack.Problem.self) {
      try FontStack(String(repeating: "Arial, ", count: 100) + "serif")
    }
  }

  @Test func whateverIsAcceptedHoldsNothingButNames() {
    var generator = SeededGenerator(seed: 5)
    let pieces = Array("aZ9 -,'\"\\;:{}()<>/*@!\n\u{301}é").map(String.init) + [", serif", "Lato", "url("]
    var accepted = 0
    for _ in 0..<1500 {
      let count = Int.random(in: 1...5, using: &generator)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined() + ", serif"
      guard let stack = try? FontStack(text) else { continue }
      accepted += 1
      #expect(stack.css.wholeMatch(of: StyleSheetGrammar.fonts) != nil)
    }
    #expect(accepted > 30)
  }
}
