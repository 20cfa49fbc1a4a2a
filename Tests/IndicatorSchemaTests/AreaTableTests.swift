import IndicatorSchema
import Testing

@Suite("Area tables")
struct AreaTableTests {
  private let amsterdam = AreaCode("GM0363", level: .municipality)

  @Test("an area has one position however often it is met")
  func interning() {
    var table = AreaTable()
    let first = table.intern(Area(amsterdam))
    let other = table.intern(Area(AreaCode("GM0855", level: .municipality)))
    #expect(table.intern(Area(amsterdam)) == first)
    #expect(first != other)
    #expect(table.count == 2)
    #expect(table.position(of: amsterdam) == first)
    #expect(table.position(of: AreaCode("GM0001", level: .municipality)) == nil)
  }

  @Test("what was unknown is filled in, what was known stays")
  func fillingIn() {
    var table = AreaTable()
    let province = AreaCode("PV27", level: .province)
    let position = table.intern(Area(amsterdam))
    _ = table.intern(Area(amsterdam, name: "Amsterdam", parent: province))
    _ = table.intern(Area(amsterdam, name: "Mokum", parent: AreaCode("PV28", level: .province)))
    #expect(table[position].name == "Amsterdam")
    #expect(table[position].parent == province)
  }

  @Test("an area without a given parent has the one its code tells")
  func defaultParent() {
    #expect(Area(AreaCode("WK036300", level: .wijk)).parent == amsterdam)
    #expect(Area(amsterdam).parent == nil)
  }

  @Test("an area without a name is shown by its code")
  func displayName() {
    #expect(Area(amsterdam).displayName == "GM0363")
    #expect(Area(amsterdam, name: "Amsterdam").displayName == "Amsterdam")
  }

  @Test("the same text at two levels is two areas")
  func levelsTellApart() {
    var table = AreaTable()
    let one = table.intern(Area(AreaCode("A1", level: .wijk)))
    let two = table.intern(Area(AreaCode("A1", level: .buurt)))
    #expect(one != two)
  }
}
