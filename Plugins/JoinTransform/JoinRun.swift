import IndicatorSchema
import PluginKit

/// One run of a join: all inputs are gathered, then matched, so that the order of their arrival is of no matter.
struct JoinRun: TransformRun {
  private let plan: JoinPlan
  private var frames: [IndicatorFrame]

  init(_ plan: JoinPlan) {
    self.plan = plan
    frames = (0..<plan.inputs).map { IndicatorFrame(columns: plan.columns(of: $0)) }
  }

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    frames[input].append(contentsOf: batch.selectingColumns(plan.columns(of: input)))
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    var joined = frames.removeFirst()
    var notes: [String] = []
    for position in frames.indices {
      let match = try RowMatch(joined, frames[position], plan, input: position + 1)
      notes += match.notes
      joined.describeAreas(from: frames[position])
      for column in frames[position].columns { joined.setColumn(column.gathering(match.rows)) }
      frames[position] = IndicatorFrame()
    }
    frames = []
    if joined.rowCount > 0 { try emit(joined.selectingColumns(plan.columns.map(\.id))) }
    return TransformReceipt(notes: notes)
  }
}

extension IndicatorFrame {
  /// Fills in the names and parents of areas that another frame knows.
  fileprivate mutating func describeAreas(from other: IndicatorFrame) {
    var described = areas
    for area in other.areas.areas where area.name != nil || area.parent != area.code.parent {
      if described.position(of: area.code) != nil { _ = described.intern(area) }
    }
    self = IndicatorFrame(areas: described, areaPositions: areaPositions, periods: periods, columns: columns)
  }
}

extension IndicatorColumn {
  /// The cells at some rows, in the order given; missing where a row is nil.
  fileprivate func gathering(_ rows: [Int32?]) -> IndicatorColumn {
    func gather(_ numbers: [Double]) -> [Double] { rows.map { $0.map { numbers[Int($0)] } ?? .nan } }
    return IndicatorColumn(
      id, values: gather(values), statuses: rows.map { $0.map { statuses[Int($0)] } ?? .missing },
      bounds: bounds.map { Bounds(lower: gather($0.lower), upper: gather($0.upper)) })
  }
}
