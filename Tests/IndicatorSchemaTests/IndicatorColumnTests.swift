import IndicatorSchema
import Testing

@Suite("Indicator columns")
struct IndicatorColumnTests {
  @Test("a cell without a value holds NaN and reads as nil")
  func missingCells() {
    let column = IndicatorColumn("x", [1, nil, 3])
    #expect(column.cells == [1, nil, 3])
    #expect(column.values[1].isNaN)
    #expect(column.statuses == [.observed, .missing, .observed])
  }

  @Test("a value is kept only where the status allows one")
  func valueNeedsStatus() {
    var column = IndicatorColumn("x")
    column.append(5, .suppressed)
    column.append(nil, .observed)
    column.append(7, .estimated)
    #expect(column.cells == [nil, nil, 7])
    #expect(column.values[0].isNaN)
    #expect(column.statuses == [.suppressed, .missing, .estimated])
  }

  @Test("rows are selected in the order given, bounds with them")
  func selecting() {
    let column = IndicatorColumn(
      "x", values: [1, 2, 3], statuses: [.observed, .estimated, .observed],
      bounds: .init(lower: [0, 1, 2], upper: [2, 3, 4]))
    let picked = column.selecting([2, 0, 2])
    #expect(picked.values == [3, 1, 3])
    #expect(picked.bounds?.lower == [2, 0, 2])
    #expect(picked.bounds?.upper == [4, 2, 4])
  }

  @Test("bounds stay beside their rows when only one of two parts has them")
  func appendingBounds() {
    let bounded = IndicatorColumn(
      "x", values: [1], statuses: [.observed], bounds: .init(lower: [0], upper: [2]))
    var late = IndicatorColumn("x", [5, 6])
    late.append(contentsOf: bounded)
    #expect(late.bounds?.lower[2] == 0)
    #expect(late.bounds?.lower[0].isNaN == true)
    var early = bounded
    early.append(contentsOf: IndicatorColumn("x", [5, 6]))
    early.append(9, .observed)
    #expect(early.bounds?.upper.first == 2)
    #expect(early.bounds?.upper.count == 4)
    #expect(early.bounds?.upper.dropFirst().allSatisfy(\.isNaN) == true)
  }

  @Test("renaming changes the name only")
  func renaming() {
    let column = IndicatorColumn("x", [1, nil]).renamed("y")
    #expect(column.id == "y")
    #expect(column.cells == [1, nil])
  }
}
