import IndicatorSchema
import PluginKit

/// One run: all inputs are gathered, so that the order in which they arrive is of no matter.
struct StackRun: TransformRun {
  private let columns: [IndicatorID]
  private var frames: [[IndicatorFrame]]

  init(_ columns: [IndicatorID], inputs: Int) {
    self.columns = columns
    frames = Array(repeating: [], count: inputs)
  }

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    frames[input].append(batch)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    var seen: Set<Key> = []
    var added = 0
    var described = AreaTable()
    for frame in frames.joined() {
      for area in frame.areas.areas { _ = described.intern(area) }
    }
    for (input, batches) in frames.enumerated() {
      for batch in batches {
        try StackRun.check(batch, input: input, &seen)
        if input > 0 { added += batch.rowCount }
        try emit(aligned(batch, described))
      }
      frames[input] = []
    }
    return TransformReceipt(added: added)
  }

  private struct Key: Hashable {
    let code: AreaCode
    let period: Period
  }

  private static func check(_ batch: IndicatorFrame, input: Int, _ seen: inout Set<Key>) throws {
    for row in 0..<batch.rowCount {
      let key = Key(code: batch.area(row).code, period: batch.periods[row])
      guard seen.insert(key).inserted else {
        throw Diagnostic(
          .duplicateArea, "input \(input + 1) has a second row for \(key.code) in \(key.period)",
          hint: "keep one of them, for example with 'select' before")
      }
    }
  }

  /// A batch with all columns in the common order, and with what any input knows of its areas.
  private func aligned(_ batch: IndicatorFrame, _ described: AreaTable) -> IndicatorFrame {
    var areas = AreaTable()
    let moved = batch.areas.areas.map { area in
      areas.intern(described.position(of: area.code).map { described[$0] } ?? area)
    }
    let lacking = Array(repeating: Double.nan, count: batch.rowCount)
    return IndicatorFrame(
      areas: areas, areaPositions: batch.areaPositions.map { moved[Int($0)] }, periods: batch.periods,
      columns: columns.map { id in
        batch.column(id)
          ?? IndicatorColumn(id, values: lacking, statuses: lacking.map { _ in .missing })
      })
  }
}
