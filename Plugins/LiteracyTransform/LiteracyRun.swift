import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// One run: all rows are gathered, then each period is estimated on its own.
struct LiteracyRun: GatheringRun {
  var frame: IndicatorFrame
  private let settings: LiteracySettings

  init(input: [IndicatorID], _ settings: LiteracySettings) {
    frame = IndicatorFrame(columns: input)
    self.settings = settings
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    var cells = EstimateColumns(rows: frame.rowCount, settings)
    var receipt = TransformReceipt()
    for period in Set(frame.periods).sorted() {
      let rows = (0..<frame.rowCount).filter { frame.periods[$0] == period }
      let areas = try PeriodAreas(frame, rows, settings)
      guard let result = settings.estimator.estimate(areas.areas, country: areas.country) else {
        throw Diagnostic(.fault, "the share of the country is not above 0 and below 1")
      }
      cells.fill(rows, areas, result)
      receipt.notes += LiteracyFindings.notes(settings, areas, result)
      receipt.findings += LiteracyFindings(settings, areas, result, period).findings
    }
    for column in cells.columns { frame.setColumn(column) }
    try emit(frame)
    return receipt
  }
}

/// The added columns as they fill.
private struct EstimateColumns {
  private let settings: LiteracySettings
  private var values: [[Double]]
  private var lower: [[Double]]
  private var upper: [[Double]]
  private var statuses: [[CellStatus]]

  init(rows: Int, _ settings: LiteracySettings) {
    self.settings = settings
    let count = LiteracyOutput.allCases.count
    values = Array(repeating: Array(repeating: .nan, count: rows), count: count)
    (lower, upper) = (values, values)
    statuses = Array(repeating: Array(repeating: .missing, count: rows), count: count)
  }

  mutating func fill(_ rows: [Int], _ areas: PeriodAreas, _ result: SmallAreaModel.Result) {
    for (position, row) in rows.enumerated() {
      let estimate = areas.isShown[position] ? result.estimates[position] : nil
      for (column, output) in LiteracyOutput.allCases.enumerated() {
        guard let figure = estimate.flatMap({ output.figure($0) }) else {
          let isAlone = estimate != nil && areas.areas[position].reference == nil
          statuses[column][row] = isAlone ? .notApplicable : areas.statuses[position]
          continue
        }
        values[column][row] = figure.value
        statuses[column][row] = areas.isFilledIn[position] ? .imputed : .estimated
        guard output.hasBounds else { continue }
        (lower[column][row], upper[column][row]) = (figure.lower, figure.upper)
      }
    }
  }

  var columns: [IndicatorColumn] {
    LiteracyOutput.allCases.enumerated().map { column, output in
      IndicatorColumn(
        output.id(settings), values: values[column], statuses: statuses[column],
        bounds: output.hasBounds
          ? IndicatorColumn.Bounds(lower: lower[column], upper: upper[column]) : nil)
    }
  }
}

extension LiteracyOutput {
  /// Whether the column has bounds.
  var hasBounds: Bool {
    switch self {
    case .share, .people, .quotient, .excess: true
    case .median, .probability, .above: false
    }
  }

  /// The figure of an estimate in the unit of the column; nil where there is nothing to compare with.
  func figure(_ estimate: SmallAreaEstimate) -> SmallAreaEstimate.Figure? {
    switch self {
    case .share: estimate.share.times(100)
    case .median: LiteracyOutput.plain(100 * estimate.median)
    case .people: estimate.people
    case .quotient: estimate.comparison?.quotient
    case .excess: estimate.comparison?.excess
    case .probability: estimate.comparison.map { LiteracyOutput.percent($0.probability) }
    case .above: estimate.comparison.map { LiteracyOutput.percent($0.probabilityAbove) }
    }
  }

  /// A part of the draws in percent, without the digits that a product adds behind those of the part.
  private static func percent(_ part: Double) -> SmallAreaEstimate.Figure {
    plain((part * 1e8).rounded() / 1e6)
  }

  private static func plain(_ value: Double) -> SmallAreaEstimate.Figure {
    SmallAreaEstimate.Figure(value: value, lower: .nan, upper: .nan)
  }
}

extension SmallAreaEstimate.Figure {
  fileprivate func times(_ factor: Double) -> SmallAreaEstimate.Figure {
    SmallAreaEstimate.Figure(value: value * factor, lower: lower * factor, upper: upper * factor)
  }
}
