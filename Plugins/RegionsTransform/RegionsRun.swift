import AreaSets
import IndicatorSchema
import PluginKit

/// One run: all rows are gathered, then put together.
struct RegionsRun: GatheringRun {
  private let plan: RegionsPlan
  private let sets: [AreaSet]
  var frame: IndicatorFrame

  init(_ plan: RegionsPlan, _ sets: [AreaSet]) {
    self.plan = plan
    self.sets = sets
    frame = IndicatorFrame(columns: plan.columns)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    let rows = try RowsByArea(frame)
    var regions: [Region] = []
    var notes: [String] = []
    if case .parents(let level) = plan.source {
      let found = ParentRegions(frame, rows, level: level)
      regions = found.regions
      notes = found.notes
    } else {
      regions = try NamedRegions(sets, plan.level, rows, keepsParts: plan.keepsParts).regions
    }
    let result = RegionRows(regions, frame, rows, plan.rules)
    if plan.keepsParts { try emit(frame) }
    if result.frame.rowCount > 0 { try emit(result.frame) }
    return TransformReceipt(
      filtered: plan.keepsParts ? [:] : ["part of a region, or of none": frame.rowCount],
      added: result.frame.rowCount, notes: notes + result.notes, findings: result.findings,
      composition: composition(of: regions))
  }

  /// Which areas each region was put together from, and by which formulas.
  private func composition(of regions: [Region]) -> Composition {
    let known = Dictionary(
      frame.areas.areas.map { ($0.code.text, $0.code) }, uniquingKeysWith: { first, _ in first })
    let members = regions.map { ($0.area.code, $0.members.compactMap { known[$0.code] }) }
    let rules = plan.rules.rules.filter { $0.rule != .leftOut }.map { id, rule in
      (
        id,
        Derivation(
          step: plan.step, formula: rule.formula(id), inputs: [id] + (rule.denominator.map { [$0] } ?? []))
      )
    }
    return Composition(
      members: Dictionary(members, uniquingKeysWith: { first, _ in first }),
      rules: Dictionary(rules, uniquingKeysWith: { first, _ in first }))
  }
}

/// A region of one or more periods, ready to be put together.
struct Region {
  /// The area it becomes.
  let area: Area
  /// The codes of its members, and the share of each that counts.
  let members: [(code: String, share: Double)]
  /// The periods to make a row for.
  let periods: [Period]
  /// Where the set comes from.
  let source: String?
}

/// Where the row of an area in a period stands.
struct RowsByArea {
  /// The periods of the rows, in order.
  let periods: [Period]
  /// The codes of all areas.
  let codes: [String]
  private var rows: [Key: Int] = [:]
  private var known: Set<String>

  private struct Key: Hashable {
    let code: String
    let period: Period
  }

  /// - Throws: `Diagnostic` when an area has two rows for one period.
  init(_ frame: IndicatorFrame) throws {
    periods = Set(frame.periods).sorted()
    codes = frame.areas.areas.map(\.code.text)
    known = Set(codes)
    rows.reserveCapacity(frame.rowCount)
    for row in 0..<frame.rowCount {
      let key = Key(code: frame.area(row).code.text, period: frame.periods[row])
      guard rows.updateValue(row, forKey: key) == nil else {
        throw Diagnostic(
          .duplicateArea, "two rows for \(key.code) in \(key.period)",
          hint: "keep one of them, for example with 'select' before")
      }
    }
  }

  /// The row of an area in a period, or nil.
  func row(_ code: String, _ period: Period) -> Int? { rows[Key(code: code, period: period)] }

  /// Whether an area has any row.
  func knows(_ code: String) -> Bool { known.contains(code) }
}
