import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

@Suite("A pipeline is run for other periods than its own")
struct BackfillTests {
  @Test("a range has its first and last period, of one kind")
  func ranges() throws {
    #expect(try PeriodRange.periods("2015..2018").map(\.description) == ["2015", "2016", "2017", "2018"])
    #expect(
      try PeriodRange.periods("2017-Q3..2018-Q1").map(\.description) == ["2017-Q3", "2017-Q4", "2018-Q1"])
    #expect(try PeriodRange.periods("2017").map(\.description) == ["2017"])
  }

  @Test(
    "what is no range is refused",
    arguments: ["", "..", "2015..", "2018..2015", "2015..2016-Q1", "2015..2016..2017", "x"])
  func refused(_ text: String) {
    #expect(throws: Diagnostic.self) { try PeriodRange.periods(text) }
  }

  @Test("the period goes for the one of the file, and for a parameter of that name")
  func plan() throws {
    let workspace = try Workspace()
    try workspace.pipeline(
      """
      parameters: { period: "2017" }
      sources:
        a: { use: list, rows: [GM0001=1], cite: "table ${period}" }
      sinks:
        one: { from: a, use: lines, path: one.txt }
      """, top: "period: 2017\n")
    let file = workspace.folder.appendingPathComponent("pipeline.yml").path
    let period = try #require(Period("2015"))
    let plan = try Backfill(file, period, Parameters(), registry: Workspace.registry).plan()
    #expect(plan.file.period == period)
    guard case .source(let source) = plan.steps[0].plugin else { throw Diagnostic(.fault, "no source") }
    #expect(source.table?.id == "table 2015")
  }

  @Test("rows come in batches of the size asked for, and none is lost", arguments: [0, 1, 2, 3, 7, 100])
  func batches(_ rows: Int) throws {
    var frame = IndicatorFrame(columns: ["people"])
    let period = try #require(Period("2017"))
    for number in 0..<11 {
      frame.appendRow(
        Area(AreaCode("GM\(1000 + number)", level: .municipality)), period, [(Double(number), .observed)])
    }
    var rebatcher = Rebatcher(rows: rows)
    var sizes: [Int] = []
    var all = IndicatorFrame(columns: ["people"])
    let emit = { (batch: IndicatorFrame) in
      sizes.append(batch.rowCount)
      all.append(contentsOf: batch)
    }
    for part in [0..<2, 2..<3, 3..<11] { try rebatcher.take(frame.selectingRows(Array(part)), emit: emit) }
    try rebatcher.finish(emit: emit)
    #expect(all.column("people")?.values == frame.column("people")?.values)
    #expect(sizes.dropLast().allSatisfy { $0 == rows })
    if rows == 0 { #expect(sizes == [11]) }
  }
}
