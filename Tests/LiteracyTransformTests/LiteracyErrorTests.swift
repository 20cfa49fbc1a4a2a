import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Complaints about a literacy model")
struct LiteracyErrorTests {
  private func problems(_ field: String, _ value: ConfigNode?) -> [String] {
    Fixture.problems(Fixture.config.with(field, value))
  }

  private func model(_ field: String, _ value: ConfigNode?) -> [String] {
    Fixture.problems(Fixture.config.with("model", Fixture.model.with(field, value)))
  }

  @Test("margins name factors, categories and columns that there are")
  func margins() {
    #expect(problems("margins", ["ages": ["young": "young"]]).first == "the model has no factor 'ages'")
    #expect(
      problems("margins", ["age": ["young": "yuong", "old": "old"]]).first == "'age' has no category 'yuong'")
    #expect(
      problems("margins", ["age": ["youth": "young", "old": "old"]]).first == "no input column 'youth'")
    #expect(
      problems("margins", ["age": ["young": ["young", "old"], "old": "old"]]).first
        == "category 'old' is in two columns")
    #expect(
      problems("margins", ["age": ["young": "young", "people": "old"]]).first
        == "the columns of 'age' are counts as well as shares")
    #expect(
      problems("margins", ["age": ["young": "young", "income": "old"]]).first
        == "'income' is in thousand_euro, and is neither a count nor a percentage")
    #expect(
      Fixture.problems(Fixture.config.with("margins", [:]).with("rounded_to", nil)) == [
        "'margins' names no factor"
      ])
  }

  @Test("somebody has to be counted")
  func people() {
    let node = Fixture.config.with("inhabitants", nil).with("rounded_to", nil)
    #expect(Fixture.problems(node) == ["nothing says how many people there are"])
    #expect(problems("inhabitants", "high").first == "'high' is in percent, and people are counted")
    #expect(problems("rounded_to", ["income": "1"]) == ["'income' is not used"])
    #expect(problems("rounded_to", ["high": "0"]) == ["nothing is rounded to 0"])
  }

  @Test("numbers in the model make sense")
  func numbers() {
    let national: ConfigNode = ["percent": "0", "source": "x", "year": "2012"]
    #expect(model("national", national) == ["0% with standard error 0 is not a share of people"])
    #expect(
      model("area_effect", ["sd": "-1", "source": "x"]) == ["a standard deviation can't be -1"])
    #expect(
      model("areas", ["Tilburg": ["percent": "12", "source": "x", "year": "2016"]]) == [
        "'Tilburg' is not an area code"
      ])
    let distant: ConfigNode = ["percent": "12", "source": "x", "year": "9223372036854775807"]
    #expect(model("national", distant) == ["9223372036854775807 is not a year from 1 to 9999"])
    #expect(model("year", "0") == ["0 is not a year from 1 to 9999"])
    let factors: ConfigNode = [
      "age": ["young": ["share": "45", "effect": "1"], "old": ["share": "35", "effect": "2"]]
    ]
    let found = Fixture.problems(
      Fixture.config.with("model", Fixture.model.with("factors", factors).with("associations", nil)))
    #expect(found.contains("factor 'age' has no reference category"))
    #expect(found.contains("the shares of 'age' add up to 80, or one is not above 0"))
  }

  @Test("associations name factors and categories that there are, and all of them")
  func associations() {
    func association(_ given: String, _ of: String, _ shares: ConfigNode) -> [String] {
      model(
        "associations",
        [
          [
            "given": .init(.scalar(given, isQuoted: false), at: Place("t")),
            "of": .init(.scalar(of, isQuoted: false), at: Place("t")), "shares": shares,
          ]
        ])
    }
    #expect(association("agee", "education", [:]) == ["the model has no factor 'agee'"])
    #expect(association("age", "age", [:]) == ["'age' can't go together with itself"])
    let half: ConfigNode = ["young": ["low": "25", "middle": "40", "high": "35"]]
    #expect(
      association("age", "education", half) == ["the association of 'old' with 'education' is not whole"])
  }

  @Test("numbers of draws, names and thresholds")
  func others() {
    #expect(problems("draws", "10") == ["10 draws"])
    #expect(problems("threshold", "0.5") == ["'threshold' is 0.5"])
    #expect(problems("least_people", "-1") == ["'least_people' is -1"])
    #expect(problems("name", "high").isEmpty == false)
  }

  @Test("two rows of one area are an error, not a silent choice")
  func twice() {
    let twice = IndicatorFrame.rows(Fixture.schema.ids, [Fixture.rows[3], Fixture.rows[3]])
    #expect(throws: Diagnostic.self) { try Fixture.run(Fixture.config, twice) }
  }
}
