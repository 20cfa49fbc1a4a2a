import IndicatorSchema

/// The populations in which an indicator could not be normalised, for a reader of the run's log.
public struct ScoringGaps: Sendable {
  private var gaps: [Gap] = []
  private var withoutPeers: Gap?

  private struct Gap: Sendable {
    let id: IndicatorID
    let obstacle: NormalisationObstacle
    var populations: [String] = []
    var count = 0
    static let examples = 3

    mutating func add(_ population: Population) {
      count += 1
      if populations.count < Gap.examples { populations.append(population.text) }
    }

    var examples: String {
      populations.joined(separator: ", ") + (count > populations.count ? ", ..." : "")
    }
  }

  /// Makes an empty list.
  public init() {}

  /// Notes that an indicator could not be normalised; an area on its own is noted once for all indicators.
  mutating func note(_ obstacle: NormalisationObstacle?, _ id: IndicatorID, _ population: Population) {
    guard let obstacle else { return }
    if population.rows.count == 1 {
      if withoutPeers == nil { withoutPeers = Gap(id: id, obstacle: obstacle) }
      if withoutPeers?.id == id { withoutPeers?.add(population) }
    } else if let index = gaps.firstIndex(where: { $0.id == id && $0.obstacle == obstacle }) {
      gaps[index].add(population)
    } else {
      gaps.append(Gap(id: id, obstacle: obstacle))
      gaps[gaps.count - 1].add(population)
    }
  }

  /// One sentence on the areas without any other to compare with, and one for each indicator and obstacle,
  /// with the number of populations and the first of them.
  public var notes: [String] {
    let lonely = withoutPeers.map {
      "\($0.count) without another area to compare with, no score: \($0.examples)"
    }
    return [lonely].compactMap { $0 }
      + gaps.map { gap in
        let populations = gap.count == 1 ? "1 population" : "\(gap.count) populations"
        return "\(gap.id): no score in \(populations) (\(gap.obstacle.rawValue)): \(gap.examples)"
      }
  }
}
