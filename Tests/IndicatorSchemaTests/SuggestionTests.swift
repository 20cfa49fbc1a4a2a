import IndicatorSchema
import PluginTesting
import Testing

@Suite("Suggestions")
struct SuggestionTests {
  @Test("the nearest name is suggested")
  func nearest() {
    #expect(Suggestion.hint(for: "colum", among: ["columns", "column", "rows"]) == "did you mean 'column'?")
    #expect(Suggestion.hint(for: "Inhabitants", among: ["inhabitants"]) == "did you mean 'inhabitants'?")
  }

  @Test("nothing is suggested when nothing is near")
  func nothingNear() {
    #expect(Suggestion.hint(for: "weights", among: ["area", "period"]) == nil)
    #expect(Suggestion.hint(for: "x", among: [String]()) == nil)
    #expect(Suggestion.hint(for: "", among: ["a", "ab"]) == nil)
  }

  @Test("several are nearest first, ties in alphabetical order, no more than asked for")
  func several() {
    let names = ["rank_b", "rank_a", "rank", "ranks"]
    #expect(Suggestion.nearest(to: "rank", among: names, limit: 3) == ["rank", "ranks", "rank_a"])
  }

  @Test(
    "where none is near the valid names are listed, at most ten of them, and nothing where there are none")
  func listing() {
    #expect(
      Suggestion.hint(for: "rnak", among: ["rank", "sum"], listing: "it has") == "did you mean 'rank'?")
    #expect(Suggestion.hint(for: "median", among: ["sum", "rank"], listing: "it has") == "it has rank, sum")
    let many = (10...20).map { "step\($0)" }
    let listed = many.prefix(10).joined(separator: ", ")
    #expect(Suggestion.hint(for: "x", among: many, listing: "steps are") == "steps are \(listed), ...")
    #expect(Suggestion.hint(for: "x", among: [String](), listing: "it has") == nil)
  }

  @Test("swapping neighbours is one edit")
  func transposition() {
    #expect(Suggestion.editDistance(Array("aera"), Array("area")) == 1)
    #expect(Suggestion.editDistance(Array("kitten"), Array("sitting")) == 3)
    #expect(Suggestion.editDistance([], Array("abc")) == 3)
  }

  @Test("the distance is symmetric, zero only for equal words, and at most the longer length")
  func metric() {
    var random = SeededGenerator(seed: 3)
    func word() -> [Character] {
      (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in "abc".randomElement(using: &random) }
    }
    for _ in 0..<2_000 {
      let (a, b) = (word(), word())
      let distance = Suggestion.editDistance(a, b)
      #expect(distance == Suggestion.editDistance(b, a))
      #expect((distance == 0) == (a == b))
      #expect(distance <= max(a.count, b.count))
      #expect(distance >= abs(a.count - b.count))
    }
  }
}
