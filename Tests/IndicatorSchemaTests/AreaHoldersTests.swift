import IndicatorSchema
import Testing

@Suite("The areas that hold an area")
struct AreaHoldersTests {
  @Test("from the smallest up, by code and by what the data says")
  func chain() throws {
    var table = AreaTable()
    let town = try #require(AreaCode(cbs: "GM0855"))
    _ = table.intern(Area(town, parent: AreaCode(cbs: "PV30")))
    let buurt = Area(try #require(AreaCode(cbs: "BU08550001")))
    _ = table.intern(buurt)
    #expect(table.holders(of: buurt).map(\.text) == ["WK085500", "GM0855", "PV30"])
    #expect(table.holders(of: Area(AreaCode("kern", level: .custom))).isEmpty)
  }

  @Test("areas that hold each other are no endless chain")
  func circle() {
    var table = AreaTable()
    let (one, other) = (AreaCode("a", level: .custom), AreaCode("b", level: .custom))
    _ = table.intern(Area(one, parent: other))
    _ = table.intern(Area(other, parent: one))
    #expect(table.holders(of: Area(one, parent: other)) == [other])
  }
}
