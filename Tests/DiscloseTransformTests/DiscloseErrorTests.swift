import PluginKit
import Testing

@Suite("Complaints about disclosure control")
struct DiscloseErrorTests {
  @Test(
    "each mistake is named with a way out",
    arguments: [
      (
        ["people": "inhabitant"],
        "no input column 'inhabitant'. Did you mean 'inhabitants'? [config.unknown-indicator]"
      ),
      (["people": "rate"], "'rate' is in per_1000 and not a count [config.unit-clash]"),
      (
        ["least_people": -1], "'least_people' is -1. Give a number of 0 or more [config.invalid-value]"
      ),
      (
        ["sums": ["inhabitants": ["young", "young"]]],
        "'inhabitants' is no sum of these. Name each part once, and not the total itself "
          + "[config.invalid-value]"
      ),
      (
        ["sums": ["inhabitants": []]],
        "'inhabitants' is no sum of these. Name each part once, and not the total itself "
          + "[config.invalid-value]"
      ),
      (
        ["shares": [["income", "young"]]], "'young' is in count and not a share [config.unit-clash]"
      ),
      (
        ["shares": [["income"]]],
        "a group of 'shares' has fewer than two, or one twice. Name each share of the group once "
          + "[config.invalid-value]"
      ),
      (
        ["estimates": ["income"]],
        "'adults' is missing. 'estimates' and 'adults' go together: which columns are hidden where there are too "
          + "few adults [config.missing-field]"
      ),
      (
        ["with": ["rate": ["of": "income"]]], "'income' is in percent and not a count [config.unit-clash]"
      ),
      (
        ["keep": ["distances"]],
        "no input column 'distances'. Did you mean 'distance'? [config.unknown-indicator]"
      ),
    ] as [(ConfigNode, String)])
  func complaint(node: ConfigNode, expected: String) {
    #expect(DiscloseFixture.complaints(node) == ["test.yml:1:1: " + expected])
  }

  @Test("all mistakes are reported at once")
  func all() {
    let found = DiscloseFixture.complaints([
      "least_people": -1, "least_cases": -1, "keep": ["nothing"], "counts": ["rate"],
    ])
    #expect(found.count == 4)
  }
}
