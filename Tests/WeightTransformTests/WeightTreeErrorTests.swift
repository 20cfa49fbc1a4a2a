import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Complaints about an index of groups")
struct WeightTreeErrorTests {
  private func complaints(_ tree: ConfigNode, _ more: ConfigNode = [:]) -> [Diagnostic] {
    let entries = (["tree": tree] as ConfigNode).entries.map { $0 + (more.entries ?? []) } ?? []
    return TreeFixture.complaints(ConfigNode(.map(entries), at: ConfigNode.testPlace))
  }

  private func messages(_ tree: ConfigNode, _ more: ConfigNode = [:]) -> [String] {
    complaints(tree, more).map(\.message)
  }

  @Test("a name stands in a tree once")
  func twice() {
    let found = complaints(["a": ["of": ["income", "ill"]], "b": ["of": ["ill", "age"]]])
    #expect(found.map(\.code) == [.duplicateKey])
    #expect(found.map(\.message) == ["'ill' stands in the index twice"])
    #expect(messages(["a": ["of": ["a": ["of": ["income"]]]]]) == ["'a' stands in the index twice"])
  }

  @Test("an unknown indicator is met with the nearest one")
  func unknown() {
    let found = complaints(["a": ["of": ["incme"]]])
    #expect(found.map(\.code) == [.unknownIndicator])
    #expect(found.first?.hint == "did you mean 'income'?" || found.first?.hint == "Did you mean 'income'?")
  }

  @Test("a group without anything in it is a mistake")
  func empty() {
    #expect(messages(["a": ["of": []], "age": 1]) == ["the group 'a' is empty"])
    #expect(messages(["a": ["of": [:]], "age": 1]) == ["the group 'a' is empty"])
    #expect(complaints(["a": ["weight": 2], "age": 1]).map(\.code) == [.missingField])
    #expect(messages([:]) == ["there is no indicator to score"])
  }

  @Test("a group has a name of its own")
  func names() {
    #expect(messages(["age": ["of": ["income"]]]) == ["there already is a column 'age'"])
    #expect(messages(["index": ["of": ["income"]]]) == ["there already is a column 'index'"])
    #expect(
      messages(["index_rank": ["of": ["income"]]], ["rank": true]) == [
        "there already is a column 'index_rank'"
      ])
    #expect(messages(["My group": ["of": ["income"]]], ["rank": true]).count == 1)
  }

  @Test("weights within a group are not negative and do not add up to nothing")
  func weights() {
    #expect(messages(["a": ["of": ["income": -1, "ill": 2]]]) == ["the weight of 'income' is -1"])
    #expect(messages(["a": ["of": ["income": 0]], "age": 1]) == ["the weights within 'a' add up to 0"])
    #expect(messages(["a": ["weight": 0, "of": ["income"]]]) == ["the weights add up to 0"])
    #expect(messages(["a": ["weight": -2, "of": ["income"]], "age": 1]) == ["the weight of 'a' is -2"])
  }

  @Test("nothing but one field says what the index is made of")
  func twoFields() {
    #expect(
      messages(["age": 1], ["weights": ["age": 1]]) == [
        "'weights' and 'tree' both say what the index is made of"
      ])
    #expect(
      messages(["age": 1], ["indicators": ["age"]]) == [
        "'indicators' and 'tree' both say what the index is made of"
      ])
  }

  @Test("a tree has an end", arguments: [17, 40])
  func tooDeep(levels: Int) {
    var tree: ConfigNode = ["age": 1]
    for level in 1...levels {
      let entry = ConfigNode.Entry(
        key: "g\(level)", keyPlace: ConfigNode.testPlace, value: ["of": tree])
      tree = ConfigNode(.map([entry]), at: ConfigNode.testPlace)
    }
    let found = complaints(tree)
    #expect(found.count == 1)
    if levels == 17 { #expect(found.first?.message == "'g1' is more than 16 levels deep") }
  }

  @Test("context is never scored, however deep, and unknown fields of a group are complained of")
  func contextAndFields() {
    #expect(complaints(["a": ["of": ["inhabitants"]]]).map(\.code) == [.contextScored])
    let found = complaints(["a": ["of": ["age"], "metod": "geometric"]])
    #expect(found.map(\.code) == [.unknownField])
    #expect(complaints(["a": ["of": ["age"], "method": "median"]]).map(\.code) == [.invalidValue])
  }

  @Test("a method of a group needs the scores it can use, and a power where it has one")
  func methods() {
    #expect(
      messages(["a": ["of": ["age", "ill"], "method": "geometric"], "income": 1]) == [
        "a geometric mean needs scores above 0, and z_score gives others"
      ])
    #expect(
      messages(
        ["a": ["of": ["age", "ill"], "method": "copeland"], "b": ["of": ["income"]]],
        ["method": "harmonic", "normalise": "rank"]) == [
          "a harmonic mean needs scores above 0, and the groups within 'index' can have others"
        ])
    #expect(
      messages(["a": ["of": ["age"]]], ["method": "geometric", "normalise": "rank", "rescale": "z_score"])
        == [
          "a geometric mean needs scores above 0, and 'rescale: z_score' gives others"
        ])
    #expect(
      messages(["a": ["of": ["age"], "method": "power"]], ["normalise": "rank"]) == [
        "method: power needs 'power'"
      ])
    #expect(messages(["a": ["of": ["age"], "power": 2]]) == ["'power' has no effect with arithmetic"])
    #expect(
      messages(["a": ["of": ["age"], "coverage": 66]]) == ["'coverage' is a share from 0 to 1, found 66"])
  }

  @Test("quantiles are 2 or more")
  func quantiles() {
    #expect(messages(["age": 1], ["quantiles": 1]) == ["'quantiles' is a number from 2 to 1000, found 1"])
  }
}
