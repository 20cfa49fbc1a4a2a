/// What is known about one cell of a frame.
public enum CellStatus: UInt8, Hashable, Sendable, CaseIterable {
  case observed
  /// Modelled or computed from other figures of the source.
  case estimated
  /// Filled in by a transform; always marked.
  case imputed
  case provisional
  /// Unknown or unreliable.
  case missing
  /// Known to the publisher and kept secret, or hidden by a disclosure rule.
  case suppressed
  /// Can not occur, or has no meaning for this area.
  case notApplicable

  /// Whether a cell of this status holds a value.
  public var hasValue: Bool { rawValue <= CellStatus.provisional.rawValue }

  /// The name in pipelines and outputs, such as `not_applicable`.
  public var name: String {
    switch self {
    case .observed: "observed"
    case .estimated: "estimated"
    case .imputed: "imputed"
    case .provisional: "provisional"
    case .missing: "missing"
    case .suppressed: "suppressed"
    case .notApplicable: "not_applicable"
    }
  }

  /// The SDMX observation status: A, E, I, P, M, Q (suppressed) or L (not applicable); `A` may be left out.
  public var code: String {
    switch self {
    case .observed: "A"
    case .estimated: "E"
    case .imputed: "I"
    case .provisional: "P"
    case .missing: "M"
    case .suppressed: "Q"
    case .notApplicable: "L"
    }
  }

  /// The status with a name or an SDMX code.
  public init?(_ text: String) {
    guard let match = CellStatus.allCases.first(where: { $0.name == text || $0.code == text }) else {
      return nil
    }
    self = match
  }

  /// The status of a result computed from cells of these two: the less certain of the two.
  public func combined(with other: CellStatus) -> CellStatus {
    CellStatus.certainty(of: self) >= CellStatus.certainty(of: other) ? self : other
  }

  private static func certainty(of status: CellStatus) -> Int {
    switch status {
    case .observed: 0
    case .provisional: 1
    case .estimated: 2
    case .imputed: 3
    case .notApplicable: 4
    case .missing: 5
    case .suppressed: 6
    }
  }
}
