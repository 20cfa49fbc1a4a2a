import AreaSets
import IndicatorSchema
import PluginKit

/// The rows of regions, put together from those of their members.
struct RegionRows {
  /// A row for each region and period.
  private(set) var frame: IndicatorFrame
  /// What a reader of the log should know.
  private(set) var notes: [String] = []
  /// The members of each region, and how its columns were made.
  private(set) var findings: [Finding] = []

  init(_ regions: [Region], _ parts: IndicatorFrame, _ rows: RowsByArea, _ rules: RegionRules) {
    frame = IndicatorFrame(columns: parts.columns.map(\.id))
    var gaps: [IndicatorID: Int] = [:]
    for region in regions {
      for period in region.periods {
        let members = region.members.map { member in
          (row: rows.row(member.code, period), share: member.share)
        }
        let cells = rules.rules.map { id, rule in
          RegionRows.cell(members, parts, id, rule, coverage: rules.coverage)
        }
        for (rule, cell) in zip(rules.rules, cells) where rule.rule != .leftOut && cell.value == nil {
          gaps[rule.id, default: 0] += 1
        }
        frame.appendRow(region.area, period, cells.map { ($0.value, $0.status) })
        findings.append(RegionRows.finding(region, period, absent: members.count { $0.row == nil }))
      }
    }
    findings += RegionRows.formulas(rules)
    notes = rules.rules.compactMap { id, _ in
      gaps[id].map { "\(id): no figure for \($0) of \(frame.rowCount) regions, because a member has none" }
    }
    notes += RegionRows.unevenShares(regions)
  }

  private static func cell(
    _ members: [(row: Int?, share: Double)], _ parts: IndicatorFrame, _ id: IndicatorID, _ rule: RegionRule,
    coverage: Double
  ) -> RegionCell {
    guard rule != .leftOut, let column = parts.column(id) else { return RegionCell([], .leftOut) }
    let weights = rule.denominator.flatMap { parts.column($0) }
    return RegionCell(
      members.map { row, share in
        guard let row else { return RegionCell.Part(nil, .missing, share: share) }
        return RegionCell.Part(
          column[row], column.statuses[row], weight: weights?[row],
          weightStatus: weights?.statuses[row] ?? .missing,
          share: share)
      }, rule, coverage: coverage)
  }

  private static func finding(_ region: Region, _ period: Period, absent: Int) -> Finding {
    let isConverted = region.members.contains { $0.share < 1 }
    let notes = [
      absent > 0 ? "\(absent) of them without a row for \(period)" : nil,
      isConverted ? "converted (omgerekend): some count for a part only" : nil, region.source,
    ].compactMap { $0 }
    return Finding(
      "region_members", about: [region.area.code.text, period.description], Double(region.members.count),
      note: notes.isEmpty ? nil : notes.joined(separator: "; "))
  }

  private static func formulas(_ rules: RegionRules) -> [Finding] {
    rules.rules.map { Finding("region_formula", about: [$0.id.text], nil, note: $0.rule.formula($0.id)) }
  }

  /// Areas that are shared out and do not come out whole, so that regions together have more or fewer people.
  private static func unevenShares(_ regions: [Region]) -> [String] {
    var totals: [String: Double] = [:]
    var isSplit: Set<String> = []
    var seen: Set<AreaCode> = []
    for region in regions where seen.insert(region.area.code).inserted {
      for member in region.members {
        totals[member.code, default: 0] += member.share
        if member.share < 1 { isSplit.insert(member.code) }
      }
    }
    let uneven = isSplit.filter { abs((totals[$0] ?? 0) - 1) > 1e-6 }
    return uneven.min().map { first in
      ["the shares of \(uneven.count) areas do not add up to 1, such as \(totals[first] ?? 0) for \(first)"]
    } ?? []
  }
}
