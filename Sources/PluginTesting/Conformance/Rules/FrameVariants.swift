import IndicatorSchema

/// Ordinary rows turned into those that plugins forget about.
struct FrameVariants {
  private let schema: FrameSchema
  private let base: IndicatorFrame

  init(_ base: IndicatorFrame, _ schema: FrameSchema) {
    self.base = base
    self.schema = schema
  }

  /// A kind of rows.
  enum Kind: String, CaseIterable {
    case ordinary = "ordinary rows"
    case none = "no row"
    case one = "one row"
    case missing = "missing everywhere"
    case suppressed = "suppressed everywhere"
    case statuses = "every status, with bounds"
    case constant = "the same value everywhere"
    case zero = "zero everywhere"
    case extreme = "the largest and smallest numbers"
    case twice = "each row twice"
    case hostileNames = "hostile names of areas"
    case periods = "years, quarters and months"
    case custom = "areas of no known level"
  }

  /// The rows of a kind.
  func rows(_ kind: Kind) -> IndicatorFrame {
    switch kind {
    case .ordinary: base
    case .none: IndicatorFrame(columns: schema.ids)
    case .one: base.selectingRows(base.rowCount > 0 ? [0] : [])
    case .missing: mapping { _, _, _ in (nil, .missing) }
    case .suppressed: mapping { _, _, _ in (nil, .suppressed) }
    case .statuses: everyStatus
    case .constant: mapping { _, _, _ in (1, .observed) }
    case .zero: mapping { _, _, _ in (0, .observed) }
    case .extreme: mapping { row, column, _ in (FrameVariants.extremes[(row + column) % 9], .observed) }
    case .twice: base.selectingRows(base.periods.indices.flatMap { [$0, $0] })
    case .hostileNames: withAreas { Area($0.code, name: FrameVariants.names[$1 % 8], parent: $0.parent) }
    case .periods: withPeriods
    case .custom: withAreas { Area(AreaCode("\($0.code.text)'\"<\($1)>", level: .custom)) }
    }
  }

  private static let extremes: [Double] = [
    .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, -0.0, 1e16, -1, 1e-300, 0.1,
    9_007_199_254_740_991,
  ]

  private static let names: [String] = [
    "", "'; DROP TABLE observation; --", "</script><script>alert(1)</script>", "a,b;\"c\"\td",
    "line\nbreak\r\n",
    "nul\u{0}\u{1}\u{7F}", "\u{202E}\u{1F469}\u{200D}\u{1F4BB} 's-Gravenhage \u{FFFF}",
    String(repeating: "\u{E9}", count: 3000),
  ]

  private func mapping(_ cell: (_ row: Int, _ column: Int, Double?) -> (Double?, CellStatus))
    -> IndicatorFrame
  {
    var frame = IndicatorFrame(columns: schema.ids)
    for row in 0..<base.rowCount {
      let cells = base.columns.enumerated().map { cell(row, $0, $1[row]) }
      frame.appendRow(base.area(row), base.periods[row], cells)
    }
    return frame
  }

  private var everyStatus: IndicatorFrame {
    var frame = mapping { row, column, value in
      let status = CellStatus.allCases[(row + column) % CellStatus.allCases.count]
      return (value ?? 1, status)
    }
    for column in frame.columns {
      let bounds = IndicatorColumn.Bounds(
        lower: column.values.map { $0 - 1 }, upper: column.values.map { $0 + 1 })
      frame.setColumn(
        IndicatorColumn(column.id, values: column.values, statuses: column.statuses, bounds: bounds))
    }
    return frame
  }

  private var withPeriods: IndicatorFrame {
    let periods = ["2017", "2018-Q1", "2018-03", "0001", "9999-12"].compactMap { Period($0) }
    var frame = IndicatorFrame(columns: schema.ids)
    for row in 0..<base.rowCount {
      let cells = base.columns.map { ($0[row], $0.statuses[row]) }
      frame.appendRow(base.area(row), periods[row % periods.count], cells)
    }
    return frame
  }

  private func withAreas(_ change: (Area, Int) -> Area) -> IndicatorFrame {
    var frame = IndicatorFrame(columns: schema.ids)
    for row in 0..<base.rowCount {
      let cells = base.columns.map { ($0[row], $0.statuses[row]) }
      frame.appendRow(change(base.area(row), row), base.periods[row], cells)
    }
    return frame
  }
}
