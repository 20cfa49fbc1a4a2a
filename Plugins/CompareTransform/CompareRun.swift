import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// One run: all rows are gathered, then grouped and compared.
struct CompareRun: GatheringRun {
  private let settings: CompareSettings
  private let provinces: [String: String]
  var frame: IndicatorFrame

  init(_ settings: CompareSettings, input: [IndicatorID], _ provinces: [String: String]) {
    self.settings = settings
    self.provinces = provinces
    frame = IndicatorFrame(columns: input)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    var receipt = TransformReceipt()
    let holders = AreaHolders(frame, provinces)
    let grouped = settings.kinds.map { (kind: $0, groups: groups($0, holders)) }
    if let alike = grouped.first(where: { $0.kind == .alike })?.groups {
      receipt.findings += zip(alike.names, alike.members).map {
        Finding("areas_alike", about: [$0.0], Double($0.1.count))
      }.sorted { $0.subject.lexicographicallyPrecedes($1.subject) }
    }
    let series = settings.trend.map { TrendSeries(frame, settings.levels, $0) }
    for indicator in settings.compared {
      for (kind, groups) in grouped {
        for column in compare(indicator, kind, groups) { frame.setColumn(column) }
      }
      if let result = series?.trend(of: indicator, frame) {
        frame.setColumn(result.column)
        receipt.notes += result.notes
      }
    }
    try emit(frame)
    return receipt
  }

  private func groups(_ kind: ComparisonKind, _ holders: AreaHolders) -> ComparisonGroups {
    let frame = frame
    switch kind {
    case .country:
      return ComparisonGroups(frame, levels: settings.levels, name: { _ in "country" }) {
        holders.country($1)
      }
    case .province:
      return ComparisonGroups(frame, levels: settings.levels, name: holders.province) { holders.row($0, $1) }
    case .municipality:
      return ComparisonGroups(frame, levels: settings.levels, name: holders.municipality) {
        holders.row($0, $1)
      }
    case .alike:
      let alike = settings.alike
      return ComparisonGroups(frame, levels: settings.levels, name: { alike?.group($0, frame) }) { _, _ in nil
      }
    }
  }

  /// The figure each row is compared with, the difference, and for areas alike their number.
  private func compare(
    _ indicator: ComparedIndicator, _ kind: ComparisonKind, _ groups: ComparisonGroups
  ) -> [IndicatorColumn] {
    guard let own = frame.column(indicator.id) else { return [] }
    let weights = indicator.denominator.flatMap { frame.column($0) }
    var figures = Cells(frame.rowCount)
    var differences = Cells(frame.rowCount)
    var counts = Cells(frame.rowCount)
    for row in 0..<frame.rowCount where settings.levels.contains(frame.area(row).code.level) {
      figures.statuses[row] = .missing
    }
    for (number, members) in groups.members.enumerated() {
      let average = GroupAverage(
        indicator.average, members.map { own[$0] }, weights: members.map { weights?[$0] })
      let published = groups.published[number].flatMap { row in own[row].map { ($0, own.statuses[row]) } }
      let whole = published ?? average.average.map { ($0, CellStatus.estimated) }
      for (position, row) in members.enumerated() {
        guard kind == .alike else {
          figures.set(row, whole)
          continue
        }
        let others = average.count(without: position)
        counts.set(row, (Double(others), .observed))
        let isEnough = others >= settings.alike?.minimum ?? 1
        figures.set(row, isEnough ? average.average(without: position).map { ($0, .estimated) } : nil)
      }
    }
    for row in 0..<frame.rowCount where figures.statuses[row] != .notApplicable {
      let status = figures.statuses[row].combined(with: own.statuses[row])
      let difference = own[row].flatMap { own in figures.values[row].isNaN ? nil : own - figures.values[row] }
      if let difference, difference.isFinite {
        differences.set(row, (difference, status))
      } else {
        differences.statuses[row] = status.hasValue ? .missing : status
      }
    }
    var columns = [figures.column(indicator.id(kind))]
    if settings.differences { columns.append(differences.column(indicator.difference(kind))) }
    if kind == .alike { columns.append(counts.column(indicator.alikeAreas)) }
    return columns
  }
}

/// The cells of a column while it is filled.
struct Cells {
  var values: [Double]
  var statuses: [CellStatus]

  init(_ count: Int) {
    values = [Double](repeating: .nan, count: count)
    statuses = [CellStatus](repeating: .notApplicable, count: count)
  }

  mutating func set(_ row: Int, _ cell: (value: Double, status: CellStatus)?) {
    values[row] = cell?.value ?? .nan
    statuses[row] = cell?.status ?? .missing
  }

  func column(_ id: IndicatorID) -> IndicatorColumn {
    IndicatorColumn(id, values: values, statuses: statuses)
  }
}
