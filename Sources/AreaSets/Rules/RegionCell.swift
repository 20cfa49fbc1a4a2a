import IndicatorAnalysis
import IndicatorSchema

/// A figure put together from those of the members of a region.
public struct RegionCell: Hashable, Sendable {
  /// The figure; nil where there is none.
  public let value: Double?
  /// The least certain status of what it was made of; estimated where a member is missing or counts in part.
  public let status: CellStatus

  /// What a member brings: its figure and its denominator, and the share of it that counts.
  public struct Part: Hashable, Sendable {
    /// The figure; nil where there is none.
    public var value: Double?
    /// The status of the figure.
    public var status: CellStatus
    /// The denominator; nil where there is none.
    public var weight: Double?
    /// The status of the denominator.
    public var weightStatus: CellStatus
    /// The share of the member that counts, above 0 and at most 1.
    public var share: Double

    /// Makes a part.
    public init(
      _ value: Double?, _ status: CellStatus, weight: Double? = nil, weightStatus: CellStatus = .missing,
      share: Double = 1
    ) {
      self.value = value.flatMap { $0.isFinite ? $0 : nil }
      self.status = status.hasValue && self.value == nil ? .missing : status
      self.weight = weight.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
      self.weightStatus = weightStatus
      self.share = share
    }
  }

  /// Puts a figure together.
  ///
  /// A count is `sum a_j x_j`, a mean `sum a_j n_j x_j / sum a_j n_j`, with a the share of a member that counts and n its
  /// denominator. A member whose denominator is 0 has no part in a mean. Where members have no figure, the result is
  /// missing, unless at least `coverage` of the denominator of all is known to be of those that have one; a count is then
  /// divided by that part.
  ///
  /// - Parameter coverage: Above 0 and at most 1; at 1 no member may be without a figure.
  public init(_ parts: [Part], _ rule: RegionRule, coverage: Double = 1) {
    guard rule != .leftOut, !parts.isEmpty else {
      self.init(nil, .missing)
      return
    }
    let isMean = if case .mean = rule { true } else { false }
    let counting = isMean ? parts.filter { $0.weight != 0 } : parts
    guard !counting.isEmpty else {
      self.init(nil, .notApplicable)
      return
    }
    let known = counting.filter { $0.value != nil && (!isMean || $0.weight != nil) }
    let covered = known.count == counting.count ? 1 : RegionCell.covered(known, of: counting)
    guard let covered, covered > 0, known.count == counting.count || covered >= coverage && coverage < 1
    else {
      self.init(nil, RegionCell.obstacle(counting, isMean: isMean))
      return
    }
    var status = known.reduce(CellStatus.observed) { status, part in
      let status = status.combined(with: part.status)
      return isMean ? status.combined(with: part.weightStatus) : status
    }
    if known.count < counting.count || parts.contains(where: { $0.share < 1 }) {
      status = status.combined(with: .estimated)
    }
    let value = isMean ? RegionCell.mean(known) : RegionCell.sum(known) { $0.value ?? 0 }.map { $0 / covered }
    self.init(value, value == nil ? .missing : status)
  }

  private init(_ value: Double?, _ status: CellStatus) {
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.status = status
  }

  /// The part of the denominator that members with a figure have; nil where that of any is unknown or all are 0.
  private static func covered(_ known: [Part], of all: [Part]) -> Double? {
    guard all.allSatisfy({ $0.weight != nil }) else { return nil }
    guard let some = sum(known, { $0.weight ?? 0 }), let total = sum(all, { $0.weight ?? 0 }), total > 0
    else {
      return nil
    }
    return some / total
  }

  private static func sum(_ parts: [Part], _ value: (Part) -> Double) -> Double? {
    var sum = ExactSum()
    for part in parts { sum.add(product: part.share, value(part)) }
    return sum.total
  }

  private static func mean(_ parts: [Part]) -> Double? {
    var sum = ExactSum()
    for part in parts { sum.add(product: part.share * (part.weight ?? 0), part.value ?? 0) }
    guard let total = self.sum(parts, { $0.weight ?? 0 }), total > 0 else { return nil }
    return sum.total.map { $0 / total }
  }

  /// Why there is no figure: suppressed where any member's is, else missing, else not applicable.
  private static func obstacle(_ parts: [Part], isMean: Bool) -> CellStatus {
    let statuses = parts.flatMap { isMean ? [$0.status, $0.weightStatus] : [$0.status] }.filter {
      !$0.hasValue
    }
    // Without a figure in any of them, a denominator is what is not known.
    return statuses.reduce(statuses.isEmpty ? .missing : .notApplicable) { $0.combined(with: $1) }
  }
}
