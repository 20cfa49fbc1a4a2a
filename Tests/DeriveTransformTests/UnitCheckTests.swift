import IndicatorSchema
import PluginTesting
import Testing

@Suite("Units of formulas")
struct UnitCheckTests {
  @Test(
    "what is right is accepted",
    arguments: [
      ("100 * assistance / inhabitants", "percent"), ("1000 * assistance / inhabitants", "per_1000"),
      ("assistance / inhabitants * 100", "percent"), ("assistance / (inhabitants / 1000)", "per_1000"),
      ("100 * (1 - assistance / inhabitants)", "percent"), ("100 - low_income", "percent"),
      ("low_income * households / 100", "count"), ("disability / 1000 * inhabitants", "count"),
      ("inhabitants - households", "count"), ("max(inhabitants - 100, 0)", "count"),
      ("low_income + disability", "percent"), ("disability - low_income", "per_1000"),
      ("(low_income + disability) / 2", "percent"), ("0.3 * low_income + 0.7 * low_income", "percent"),
      ("10 * low_income + low_income", "percent"), ("benefits / assistance", "euro"),
      ("income * inhabitants", "thousand_euro"), ("1000 * income * inhabitants + benefits", "euro"),
      ("income + benefits / inhabitants / 1000", "thousand_euro"), ("min(distance, reach)", "km"),
      ("round(distance)", "km"), ("-distance", "km"), ("inhabitants / households", "score"),
      ("inhabitants / distance / distance", "score"), ("0.5 * ses + 0.5 * index", "score"),
      ("ses * assistance / inhabitants", "score"), ("abs(ses - 3)", "score"),
      ("100 * benefits / (income * 1000)", "percent"),
      ("100 * (assistance / inhabitants + low_income / 100)", "percent"),
      ("low_income * 10", "per_1000"), ("0.5 * assistance / inhabitants * 100", "percent"),
    ])
  func accepted(formula: String, unit: String) {
    #expect(DeriveFixture.complaints(formula, unit: unit).map(\.description) == [])
  }

  @Test(
    "what does not measure the same thing can't be added",
    arguments: [
      ("inhabitants + low_income", 13), ("inhabitants - income", 13), ("income + distance", 8),
      ("ses + low_income", 5),
      ("min(inhabitants, ses)", 1), ("assistance / inhabitants + households", 26),
      ("low_income + ses * 2", 12),
    ])
  func incompatible(formula: String, character: Int) throws {
    let found = try #require(DeriveFixture.complaints(formula).first)
    #expect(found.code == .unitClash)
    #expect(found.place?.column == 20 + character - 1)
  }

  @Test("the complaint names both sides and what they are")
  func message() {
    #expect(
      DeriveFixture.complaints("2 * (inhabitants + low_income)", unit: "count").map(\.description) == [
        "test.yml:7:37: can't combine count 'inhabitants' with percent 'low_income' "
          + "(character 18 of '2 * (inhabitants + low_income)') [config.unit-clash]"
      ])
  }

  @Test(
    "a scale that is off by a power of ten is a mistake, and the factor is named",
    arguments: [
      ("assistance / inhabitants", "percent", "multiply by 100"),
      ("assistance / inhabitants", "per_1000", "multiply by 1000"),
      ("100 * assistance / inhabitants", "per_1000", "multiply by 10"),
      ("1000 * assistance / inhabitants", "percent", "multiply by 0.1"),
      ("low_income * households", "count", "multiply by 0.01"),
      ("income * inhabitants", "euro", "multiply by 1000"),
    ])
  func wrongScale(formula: String, unit: String, hint: String) throws {
    let found = try #require(DeriveFixture.complaints(formula, unit: unit).first)
    #expect(found.code == .unitClash)
    #expect(found.hint == hint)
  }

  @Test(
    "sides of different scale can't be added either",
    arguments: [
      "low_income + assistance / inhabitants", "1000 * assistance / inhabitants + low_income",
      "low_income * households + households", "income * inhabitants + benefits * 1",
    ])
  func mixedScales(formula: String) {
    #expect(DeriveFixture.complaints(formula).map(\.code) == [.unitClash])
  }

  @Test(
    "the result must be what was declared",
    arguments: [
      ("inhabitants", "percent"), ("100 * assistance / inhabitants", "count"), ("income", "percent"),
      ("low_income", "score"), ("inhabitants - households", "score"), ("ses", "percent"),
      ("distance", "euro"),
      ("inhabitants / households", "count"), ("distance * distance", "km"),
    ])
  func wrongDeclaration(formula: String, unit: String) throws {
    let found = try #require(DeriveFixture.complaints(formula, unit: unit).first)
    #expect(found.code == .unitClash)
    #expect(found.message.hasPrefix("the formula gives"))
  }

  @Test("units of one dimension are converted to the one on the left, and to the one declared")
  func conversions() throws {
    let cells: [(String, String, Double)] = [
      ("low_income + disability", "percent", 12.5 + 4), ("low_income + disability", "per_1000", 165),
      ("disability + low_income", "per_1000", 40 + 125), ("income + benefits", "thousand_euro", 32.5 + 1.5),
      ("benefits + income", "thousand_euro", 34), ("max(distance, reach)", "metre", 800),
    ]
    let row: [Double?] = [1000, 500, 50, 12.5, 40, 1500, 32.5, 0.3, 800, 1, 2]
    let frame = IndicatorFrame.rows(DeriveFixture.schema.ids, [("GM0363", 2017, row)])
    for (formula, unit, expected) in cells {
      let derive = try DeriveFixture.transform(DeriveFixture.node(formula, unit: unit))
      #expect(try PluginHarness.run(derive, [frame]).frame.column("result")?.cells == [expected])
    }
  }

  @Test("a conversion is part of the formula that readers see")
  func conversionIsStated() throws {
    let derive = try DeriveFixture.transform(DeriveFixture.node("low_income + disability", unit: "per_1000"))
    #expect(
      derive.derivations["result"]?.formula
        == "low_income + disability (disability converted from per_1000 to percent; "
        + "low_income + disability converted from percent to per_1000)")
  }
}
