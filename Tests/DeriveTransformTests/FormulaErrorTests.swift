import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Complaints about formulas")
struct FormulaErrorTests {
  @Test(
    "a mistake is pointed at by character, also in the file",
    arguments: [
      ("100 * / ses", 7, "expected a number, an indicator or '(', found '/'"),
      ("ses ses", 5, "expected an operator, found 'ses'"),
      ("(ses + 1", 9, "expected ')', found the end"),
      ("ses + 1)", 8, "expected an operator, found ')'"),
      (" ", 2, "expected a number, an indicator or '(', found the end"),
      ("ses ^ 2", 5, "'^' has no meaning in a formula"),
      ("ses + é", 7, "'é' has no meaning in a formula"),
      ("1.2.3 * ses", 1, "'1.2.3' is not a number"),
      ("1000x * ses", 1, "'1000x' is not a number"),
      ("1e999 * ses", 1, "'1e999' is not a number"),
      ("ses, ses", 4, "expected an operator, found ','"),
      ("mim(ses, 1)", 1, "unknown function 'mim'"),
      ("min(ses)", 1, "'min' takes two or more values, found 1"),
      ("abs(ses, 1)", 1, "'abs' takes one value, found 2"),
      ("min()", 5, "expected a number, an indicator or '(', found ')'"),
      ("ses / (1 - 1)", 5, "division by zero"),
    ])
  func syntax(formula: String, character: Int, message: String) throws {
    let found = try #require(DeriveFixture.complaints(formula).first)
    #expect(found.code == .expressionSyntax)
    #expect(found.message.hasPrefix(message))
    #expect(found.message.contains("(character \(character)"))
    #expect(found.place == Place("test.yml", line: 7, column: 20 + character - 1))
  }

  @Test("a quotation mark before the formula is counted in the place")
  func quotedPlace() throws {
    let found = try #require(
      DeriveFixture.complaints(DeriveFixture.node("ses ^ 2", unit: "score", isQuoted: true)).first)
    #expect(found.place?.column == 25)
  }

  @Test("an unknown indicator or function is met with the nearest one")
  func unknownNames() {
    #expect(
      DeriveFixture.complaints("100 * assistence / inhabitants", unit: "percent").map(\.description) == [
        "test.yml:7:26: no input column 'assistence'. Did you mean 'assistance'? [config.unknown-indicator]"
      ])
    #expect(DeriveFixture.complaints("mim(ses, 1)").first?.hint == "did you mean 'min'?")
    #expect(DeriveFixture.complaints("sqrt(ses)").first?.hint == "known are abs, max, min, round")
  }

  @Test("every unknown name is reported, each once")
  func allUnknownNames() {
    let found = DeriveFixture.complaints("abc / (def + abc)")
    #expect(found.map(\.message) == ["no input column 'abc'", "no input column 'def'"])
  }

  @Test("a formula without an indicator is no indicator")
  func constant() {
    #expect(DeriveFixture.complaints("1 + 2").map(\.code) == [.expressionSyntax])
  }

  @Test(
    "nesting without end and endless formulas are refused, not followed",
    arguments: [
      String(repeating: "(", count: 200_000), String(repeating: "-", count: 5_000) + "ses",
      String(repeating: "(", count: 4_000) + "ses" + String(repeating: ")", count: 4_000),
      String(repeating: "abs(", count: 1_000) + "ses",
    ])
  func hostile(formula: String) {
    #expect(DeriveFixture.complaints(formula).map(\.code) == [.expressionSyntax])
  }

  @Test("a long sum of many terms is read")
  func longSum() {
    #expect(DeriveFixture.complaints("ses" + String(repeating: " + ses", count: 1_600)).isEmpty)
  }

  @Test("any text is read or refused without a trap")
  func anyText() {
    var random = SeededGenerator(seed: 31)
    let pieces = [
      "ses", "index", "min", "(", ")", "+", "-", "*", "/", ",", "1", ".", "1e", " ", "é", "\0", "\"", "1.5",
    ]
    var read = 0
    for _ in 0..<3_000 {
      let formula = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }
      if DeriveFixture.complaints(formula.joined()).isEmpty { read += 1 }
    }
    #expect(read > 0)
  }
}
