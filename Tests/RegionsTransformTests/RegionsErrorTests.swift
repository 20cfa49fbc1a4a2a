import IndicatorSchema
import PluginKit
import PluginTesting
import RegionsTransform
import Testing

@Suite("Custom areas that can't be")
struct RegionsErrorTests {
  private func sets(_ areas: ConfigNode, _ more: [(String, ConfigNode)] = []) -> ConfigNode {
    let entries = [("areas", areas), ("leave_out", ["wealth"])] + more
    return ConfigNode(
      .map(entries.map { ConfigNode.Entry(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
      at: ConfigNode.testPlace)
  }

  @Test("a median is refused unless it is left out")
  func median() {
    let problems = Fixture.problems(["areas": [["id": "a", "members": ["WK085501"]]]])
    #expect(problems.map(\.code) == [.invalidValue])
    #expect(problems.first?.message.contains("'wealth' is a median") == true)
    #expect(problems.first?.hint == "leave_out: [wealth]")
  }

  @Test("a mean needs its own denominator")
  func denominator() throws {
    var schema = Fixture.schema
    schema.columns[1].denominator = "households"
    schema.columns[2].statistic = .none
    let node: ConfigNode = [
      "areas": [["id": "a", "members": ["WK085501"]]], "denominators": ["people": "old"],
    ]
    do {
      _ = try PluginHarness.transform(RegionsTransform.self, node, inputs: [schema], PluginHarness.context())
      Issue.record("accepted")
    } catch {
      let messages = Diagnostics(error).items.map(\.message)
      #expect(messages.contains { $0.contains("'old', the denominator of 'people', is not a count") })
      #expect(messages.contains { $0.contains("'old' is per 'households', which is no column") })
      #expect(messages.contains { $0.contains("'wealth' is a score") })
    }
  }

  @Test("an area counts once in a region, and regions may overlap")
  func twice() {
    #expect(Fixture.problems(sets([["id": "a", "members": ["WK085501", "WK085501"]]])).count == 1)
    let nested = Fixture.problems(sets([["id": "a", "members": ["WK085501", "BU08550101"]]]))
    #expect(nested.first?.message.contains("of which it is a part") == true)
    let overlap = sets([["id": "a", "members": ["WK085501"]], ["id": "b", "members": ["WK085501"]]])
    #expect(Fixture.problems(overlap).isEmpty)
    #expect(
      Fixture.problems(sets([["id": "a", "members": ["WK085501"]], ["id": "a", "members": ["WK085502"]]]))
        .count == 1)
  }

  @Test("an unknown member is an error with the nearest code")
  func unknown() {
    let problems = Fixture.problems(sets([["id": "a", "members": ["WK085504", "XX"]]]))
    #expect(problems.map(\.code) == [.unknownArea, .unknownArea])
    #expect(problems.first?.hint?.contains("did you mean 'WK0855") == true)
  }

  @Test("what means nothing is complained of, all at once")
  func configuration() {
    #expect(Fixture.problems(["leave_out": ["wealth"]]).map(\.code) == [.missingField])
    #expect(Fixture.problems(["to": "parent", "leave_out": ["wealth"]]).map(\.code) == [.missingField])
    #expect(Fixture.problems(sets([], [("coverage", 1.5), ("of", "wijk")])).count == 3)
    #expect(Fixture.problems(sets([["id": "a", "members": ["WK085501"]]], [("to", "parent")])).count == 1)
    #expect(Fixture.problems(sets([["id": "GM0001", "members": ["WK085501"]]])).count == 1)
    #expect(Fixture.problems(sets([["id": "a", "members": ["WK085501": 1.5, "WK085502": 0]]])).count == 2)
    #expect(Fixture.problems(sets([["id": "a", "members": []]])).count == 1)
  }

  @Test("a region does not take the code of an area")
  func taken() {
    let node = sets([["id": "WK085701", "members": ["WK085501"]]], [("level", "wijk")])
    #expect(Fixture.problems(node).map(\.code) == [.duplicateArea])
  }
}
