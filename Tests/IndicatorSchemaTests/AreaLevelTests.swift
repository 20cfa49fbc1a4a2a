import IndicatorSchema
import Testing

@Suite("Area levels")
struct AreaLevelTests {
  @Test("levels order from the country down, custom areas last")
  func order() {
    #expect(
      AreaLevel.allCases.shuffled().sorted() == [.country, .province, .municipality, .wijk, .buurt, .custom])
  }

  @Test("the names in pipelines are those of the field")
  func names() {
    #expect(AreaLevel(rawValue: "buurt") == .buurt)
    #expect(AreaLevel(rawValue: "neighbourhood") == nil)
  }
}
