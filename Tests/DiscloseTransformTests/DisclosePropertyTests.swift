import DiscloseTransform
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("What holds for any table that figures are hidden in")
struct DisclosePropertyTests {
  private static let node: ConfigNode = [
    "least_people": 40, "least_cases": 10, "sums": ["inhabitants": ["young", "adult", "old"]],
  ]

  private func run(_ frame: IndicatorFrame) throws -> IndicatorFrame {
    let transform = try PluginHarness.transform(
      DiscloseTransform.self, DisclosePropertyTests.node, inputs: [RandomMunicipality.schema],
      PluginHarness.context(ancestors: ["rate": ["assistance", "inhabitants", "young"]]))
    return try PluginHarness.run(transform, [frame]).frame
  }

  private func hidden(_ frame: IndicatorFrame) -> Set<String> {
    Set(
      frame.columns.flatMap { column in
        DiscloseFixture.hidden(column.id, in: frame).map { "\(column.id) of \($0)" }
      })
  }

  @Test("where nothing is small nothing is hidden")
  func nothingSmall() throws {
    var random = SeededGenerator(seed: 71)
    for _ in 0..<20 {
      let frame = RandomMunicipality.frame(&random, least: 40)
      #expect(try run(frame).lines == frame.lines)
    }
  }

  @Test("the order of the rows does not matter")
  func order() throws {
    var random = SeededGenerator(seed: 72)
    var count = 0
    for _ in 0..<30 {
      let frame = RandomMunicipality.frame(&random)
      let found = try hidden(run(frame))
      let shuffled = frame.selectingRows(Array(0..<frame.rowCount).shuffled(using: &random))
      #expect(try hidden(run(shuffled)) == found)
      count += found.count
    }
    #expect(count > 100, "the property was hardly put to the test")
  }

  @Test("what is small is hidden, a rate with what it was made of, and all else is what it was")
  func cells() throws {
    var random = SeededGenerator(seed: 73)
    for _ in 0..<30 {
      let frame = RandomMunicipality.frame(&random)
      let found = try run(frame)
      for row in 0..<frame.rowCount {
        let cells = found.columns.map { $0[row] }
        let people = try #require(frame.columns[0][row])
        for (column, cell) in cells.enumerated() {
          #expect(cell == nil || cell == frame.columns[column][row])
          #expect(cell == nil || people >= 40 || people == 0)
          #expect(cell == nil || column == 5 || (frame.columns[column][row] ?? 0) >= 10 || people == 0)
        }
        if cells[0] == nil || cells[1] == nil || cells[4] == nil { #expect(cells[5] == nil) }
      }
    }
  }

  @Test("what is published once more loses nothing")
  func again() throws {
    var random = SeededGenerator(seed: 74)
    for _ in 0..<20 {
      let once = try run(RandomMunicipality.frame(&random))
      #expect(try run(once).lines == once.lines)
    }
  }
}
