import PluginKit
import Testing

@Suite("Complaints about over-representation")
struct RepresentationErrorTests {
  @Test(
    "each mistake is named with a way out",
    arguments: [
      (
        ["indicators": ["income": ["of": "inhabitants"]]],
        "'income' is in thousand_euro, which says nothing of how many people. Name shares (percent, per_1000) or "
          + "counts [config.unit-clash]"
      ),
      (
        ["indicators": ["assistance"]],
        "'assistance' has no denominator. Say among whom: assistance: { of: inhabitants } [config.missing-field]"
      ),
      (
        ["indicators": ["asistance": ["of": "inhabitants"]]],
        "no input column 'asistance'. Did you mean 'assistance'? [config.unknown-indicator]"
      ),
      (
        ["indicators": ["assistance": ["of": "poverty"]]],
        "'poverty' is in percent and not a count [config.unit-clash]"
      ),
      (
        ["indicators": ["assistance": ["of": "assistance"]]],
        "'assistance' is compared with itself [config.invalid-value]"
      ),
      (
        ["indicators": ["poverty": ["rounded_to": -1]]],
        "'rounded_to' is -1. Give the multiple to which the source rounds, such as 5 [config.invalid-value]"
      ),
      (
        ["indicators": ["poverty"], "confidence": 95],
        "'confidence' is not between 0 and 1. Write 95% as 0.95 [config.invalid-value]"
      ),
      (
        ["indicators": ["poverty"], "significance": 5],
        "'significance' is 5. Give a number from 0 to 1 [config.invalid-value]"
      ),
      (
        ["indicators": ["poverty"], "least_quotient": 0.5],
        "'least_quotient' is 0.5. Give a number of 1 or more [config.invalid-value]"
      ),
      (
        ["indicators": ["poverty"], "levels": ["municipality"]],
        "a municipality does not lie in a municipality. Name smaller areas, or compare with a larger one "
          + "[config.invalid-value]"
      ),
      (
        ["indicators": ["poverty"], "give": []],
        "'give' names no column. Leave it out for lq, excess, p_adjusted and verdict [config.invalid-value]"
      ),
      (
        ["indicators": ["poverty", "poverty"]], "'poverty' is listed twice [config.invalid-value]"
      ),
    ] as [(ConfigNode, String)])
  func complaint(node: ConfigNode, expected: String) {
    #expect(RepresentationFixture.complaints(node) == ["test.yml:1:1: " + expected])
  }

  @Test("all mistakes are reported at once")
  func all() {
    let found = RepresentationFixture.complaints([
      "indicators": ["income": ["of": "inhabitants"], "poverty": ["cases": "nothing"]], "confidence": 0,
      "coverage": 66,
    ])
    #expect(found.count == 4)
  }
}
