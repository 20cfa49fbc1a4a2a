import IndicatorAnalysis
import IndicatorSchema

/// What was found of one group in all rows.
struct GroupResult: Sendable {
  private var findings: [AreaComparison.Finding?]
  private var people: [Double]
  private var statuses: [CellStatus]
  /// For each row the overdispersion of its level and period, where there is one.
  private var phis: [Double?]
  private let settings: RepresentationSettings
  private var overdispersion: [(text: String, phi: Double)] = []
  /// What a reader of the log should know.
  private(set) var notes: [String] = []

  /// Compares the areas of all families.
  init(
    _ group: GroupSettings, _ frame: IndicatorFrame, _ families: Families, _ settings: RepresentationSettings
  ) {
    findings = [AreaComparison.Finding?](repeating: nil, count: frame.rowCount)
    people = [Double](repeating: .nan, count: frame.rowCount)
    statuses = [CellStatus](repeating: .notApplicable, count: frame.rowCount)
    phis = [Double?](repeating: nil, count: frame.rowCount)
    self.settings = settings
    guard let figures = GroupFigures(group, frame) else { return }
    var tally = GroupTally(orphans: families.orphans.count)
    for row in families.orphans { statuses[row] = .missing }
    for siblings in families.groups { compare(siblings, figures, settings, &tally) }
    notes = tally.notes(group.indicator.id, settings.reference)
    spread(families)
  }

  private mutating func compare(
    _ siblings: Siblings, _ figures: GroupFigures, _ settings: RepresentationSettings,
    _ tally: inout GroupTally
  ) {
    let readings = siblings.rows.map { row in
      let reading = figures.reading(row)
      tally.count(reading)
      statuses[row] = GroupResult.gap(figures.status(row))
      return (row, reading)
    }
    var known: [Int: AreaFigure] = [:]
    for (row, reading) in readings { if case .known(let figure) = reading { known[row] = figure } }
    guard let whole = whole(of: siblings, figures, known, &tally) else { return }
    for family in siblings.families {
      let areas = family.map { known[$0] }
      let unknown = family.filter { known[$0] == nil }.compactMap { figures.people($0) }.reduce(0, +)
      let comparison = AreaComparison(
        areas, unknownPeople: unknown, whole: whole, againstRest: settings.reference == .rest,
        confidence: settings.confidence, criteria: settings.criteria, interval: settings.interval)
      for (row, finding) in zip(family, comparison.findings) where finding != nil {
        findings[row] = finding
        people[row] = figures.people(row) ?? .nan
        statuses[row] = figures.status(row)
      }
    }
  }

  /// The figure of the larger area: that of its own row, else the sum of the areas in it.
  private func whole(
    of siblings: Siblings, _ figures: GroupFigures, _ known: [Int: AreaFigure], _ tally: inout GroupTally
  ) -> CountedShare? {
    if let own = siblings.wholeRow.flatMap(figures.counted) {
      tally.fromOwnRow += 1
      return own
    }
    let counts = siblings.rows.filter { known[$0] != nil }.compactMap { figures.counted($0) }
    guard siblings.fillWhole, let sum = CountedShare.sum(of: counts) else {
      tally.withoutWhole += 1
      return nil
    }
    tally.fromSum += 1
    return sum
  }

  /// Divides the z-scores of each level by the root of their overdispersion.
  private mutating func spread(_ families: Families) {
    var rowsOfLevel: [String: [Int]] = [:]
    for siblings in families.groups { rowsOfLevel[siblings.text, default: []] += siblings.rows }
    for (text, rows) in rowsOfLevel.sorted(by: { $0.key < $1.key }) {
      let scored = rows.filter { findings[$0]?.z != nil }
      let scores = scored.compactMap { findings[$0]?.z }
      guard let phi = FunnelLimits.overdispersion(scores: scores) else { continue }
      overdispersion.append((text, phi))
      for row in scored {
        let z = findings[row]?.z
        findings[row]?.z = z.map { $0 / max(1, phi).squareRoot() }
        phis[row] = phi
      }
    }
  }

  /// The status of a result that can't be given although its inputs may hold values.
  private static func gap(_ status: CellStatus) -> CellStatus { status.hasValue ? .missing : status }
}

extension GroupResult {
  /// The overdispersion of each level and period: above 1 areas differ more than chance explains.
  func findings(about id: IndicatorID) -> [Finding] {
    overdispersion.map { text, phi in
      Finding(
        "overdispersion", about: [text, id.text], phi,
        note: "mean of squared z-scores, the tenths at both ends drawn in; z-scores are divided by its root")
    }
  }

  /// The column of an output.
  func column(_ output: RepresentationOutput, _ group: GroupSettings) -> IndicatorColumn {
    let count = findings.count
    var values = [Double](repeating: .nan, count: count)
    var cells = statuses
    var lower = values
    var upper = values
    for (row, finding) in findings.enumerated() {
      guard let finding else { continue }
      let scale = OutputScale(finding, people: people[row], group)
      if let value = scale.value(output), value.isFinite {
        // Adding 0 makes a plain 0 of -0, which is a number but no figure for a reader.
        values[row] = value + 0
        let bounds = scale.bounds(output) ?? funnel(output, row, scale)
        (lower[row], upper[row]) = bounds ?? (.nan, .nan)
      } else {
        cells[row] = GroupResult.gap(cells[row])
      }
    }
    let bounds =
      output.hasBounds ? IndicatorColumn.Bounds(lower: lower, upper: upper) : nil
    return IndicatorColumn(output.id(of: group), values: values, statuses: cells, bounds: bounds)
  }
}

extension GroupResult {
  /// The limits of the funnel for the people of a row; nil for other outputs and modelled shares, which vary
  /// otherwise than by chance.
  private func funnel(_ output: RepresentationOutput, _ row: Int, _ scale: OutputScale) -> (Double, Double)? {
    guard output.isFunnel, let finding = findings[row], finding.z != nil else { return nil }
    return FunnelLimits(share: finding.wholeShare, overdispersion: phis[row] ?? 1)?
      .limits(people: people[row], confidence: output.funnelConfidence(settings))
      .map { ($0.lower * scale.scale, $0.upper * scale.scale) }
  }
}

/// A finding in the units of the outputs.
private struct OutputScale {
  private let finding: AreaComparison.Finding
  private let people: Double
  let scale: Double

  init(_ finding: AreaComparison.Finding, people: Double, _ group: GroupSettings) {
    self.finding = finding
    self.people = people
    scale = group.indicator.unit == .perThousand ? 1000 : 100
  }

  func value(_ output: RepresentationOutput) -> Double? {
    switch output {
    case .share: scale * finding.share
    case .quotient: finding.representation.locationQuotient
    case .index: finding.representation.index
    case .difference: finding.representation.difference
    case .excess: finding.representation.excess
    case .p: finding.p
    case .adjusted: finding.adjusted
    case .shrunk: finding.shrunk.map { $0 * scale }
    case .z: finding.z
    case .funnel, .funnelWide: scale * finding.wholeShare
    case .verdict: finding.verdict.map { Double($0.rawValue) }
    }
  }

  func bounds(_ output: RepresentationOutput) -> (Double, Double)? {
    guard output.hasBounds, !output.isFunnel else { return nil }
    return (moved(finding.bounds.lower, output), moved(finding.bounds.upper, output))
  }

  /// A bound of the share as one of the output: the share that is compared with counts as known.
  private func moved(_ share: Double, _ output: RepresentationOutput) -> Double {
    switch output {
    case .quotient: share / finding.expected
    case .index: 100 * share / finding.expected
    case .difference: 100 * (share - finding.expected)
    case .excess: people * (share - finding.expected)
    default: scale * share
    }
  }
}

extension RepresentationOutput {
  /// Whether its bounds are the limits of a funnel.
  var isFunnel: Bool { self == .funnel || self == .funnelWide }

  /// Whether its cells have a lower and an upper bound.
  var hasBounds: Bool {
    switch self {
    case .share, .quotient, .index, .difference, .excess, .funnel, .funnelWide: true
    case .p, .adjusted, .shrunk, .z, .verdict: false
    }
  }
}
