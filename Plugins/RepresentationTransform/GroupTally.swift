import IndicatorSchema

/// What could not be compared, and where the figures of larger areas came from.
struct GroupTally {
  /// Areas that lie in no larger area that is known.
  var orphans = 0
  /// Areas whose figure is unknown.
  private var unknown = 0
  /// Areas whose figure is modelled without bounds.
  private var withoutBounds = 0
  /// Larger areas whose figure is that of their own row.
  var fromOwnRow = 0
  /// Larger areas whose figure is the sum of their areas.
  var fromSum = 0
  /// Larger areas whose figure is not known.
  var withoutWhole = 0

  init(orphans: Int) { self.orphans = orphans }

  /// Counts a row.
  mutating func count(_ reading: GroupFigures.Reading) {
    switch reading {
    case .known: break
    case .unknown: unknown += 1
    case .withoutBounds: withoutBounds += 1
    }
  }

  /// What a reader of the log should know.
  func notes(_ id: IndicatorID, _ reference: RepresentationSettings.Reference) -> [String] {
    let level = reference.level.rawValue
    let all: [(Int, String)] = [
      (fromOwnRow, "\(level) figures from their own rows"),
      (fromSum, "\(level) figures from the sum of the areas, as there is no row with them"),
      (withoutWhole, "groups of areas not compared, as the figure of the \(level) is not known"),
      (orphans, "areas not compared, as their \(level) is not known"),
      (unknown, "areas without a figure"),
      (
        withoutBounds,
        "areas not compared, as their figure is estimated and has no bounds: counts say nothing of the "
          + "uncertainty of a model (give it bounds, or say 'computed: true' if it was counted)"
      ),
    ]
    return all.filter { $0.0 > 0 }.map { "\(id): \($0.0) \($0.1)" }
  }
}
