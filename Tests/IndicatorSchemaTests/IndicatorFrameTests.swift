import IndicatorSchema
import PluginTesting
import Testing

@Suite("Indicator frames")
struct IndicatorFrameTests {
  private func code(_ number: Int) -> AreaCode { AreaCode("GM\(1000 + number)", level: .municipality) }

  private func frame(rows: Int) throws -> IndicatorFrame {
    var frame = IndicatorFrame(columns: ["x", "y"])
    let year = try #require(Period(year: 2017))
    for row in 0..<rows {
      frame.appendRow(
        Area(code(row % 3), name: "area \(row % 3)"), year, [(Double(row), .observed), (nil, .missing)])
    }
    return frame
  }

  @Test("rows keep their area, period and cells")
  func rows() throws {
    let frame = try frame(rows: 4)
    #expect(frame.rowCount == 4)
    #expect(frame.areas.count == 3)
    #expect(frame.area(3).code == code(0))
    #expect(frame.column("x")?.cells == [0, 1, 2, 3])
    #expect(frame.column("z") == nil)
  }

  @Test("a frame put together from its batches is the frame", arguments: [1, 2, 3, 7])
  func batches(size: Int) throws {
    let whole = try frame(rows: 7)
    var joined = IndicatorFrame(columns: ["x", "y"])
    for batch in PluginHarness.batches(of: whole, rows: size) { joined.append(contentsOf: batch) }
    #expect(joined.column("x")?.cells == whole.column("x")?.cells)
    #expect((0..<7).allSatisfy { joined.area($0) == whole.area($0) })
    #expect(joined.areas.count == whole.areas.count)
    #expect(joined.periods == whole.periods)
  }

  @Test("selected rows bring only their own areas")
  func selectingRows() throws {
    let picked = try frame(rows: 6).selectingRows([5, 2])
    #expect(picked.areas.count == 1)
    #expect(picked.column("x")?.cells == [5, 2])
  }

  @Test("columns are selected in the order given, an unknown name is left out")
  func selectingColumns() throws {
    #expect(try frame(rows: 2).selectingColumns(["y", "no", "x"]).columns.map(\.id) == ["y", "x"])
  }

  @Test("setting a column replaces the one of the same name or adds it at the end")
  func settingColumns() throws {
    var frame = try frame(rows: 2)
    frame.setColumn(IndicatorColumn("x", [8, 9]))
    frame.setColumn(IndicatorColumn("z", [1, nil]))
    #expect(frame.columns.map(\.id) == ["x", "y", "z"])
    #expect(frame.column("x")?.cells == [8, 9])
  }
}
