import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The pattern of one indicator over the areas of one period.
struct AreaPattern {
  /// The status of the value of each area.
  let statuses: [CellStatus]
  private let test: MoranTest?
  private let local: LocalAssociation?
  private let adjusted: [Double?]
  private let obstacle: SpatialObstacle?

  /// The cells of an area; nil where there is nothing to say.
  struct Cells {
    var moran: Double?
    var cluster: Double?
    var hotspot: Double?
    var p: Double?
  }

  /// A pattern of nothing.
  init(count: Int) {
    statuses = [CellStatus](repeating: .missing, count: count)
    adjusted = [Double?](repeating: nil, count: count)
    (test, local, obstacle) = (nil, nil, .tooFewAreas)
  }

  init(_ values: [Double?], _ statuses: [CellStatus], _ links: SpatialLinks, _ settings: SpatialSettings) {
    self.statuses = statuses
    do throws(SpatialObstacle) {
      // Streams of random numbers are numbered from 0 by both, so they start from seeds of their own.
      let test = try MoranTest(
        values, links, settings.weighting, permutations: settings.permutations, seed: settings.seed)
      let local = try LocalAssociation(
        values, links, settings.weighting, permutations: settings.permutations, seed: ~settings.seed)
      (self.test, self.local, obstacle) = (test, local, nil)
      adjusted = FalseDiscovery.adjusted(local.p)
    } catch {
      (test, local, obstacle) = (nil, nil, error)
      adjusted = [Double?](repeating: nil, count: values.count)
    }
  }

  /// The cells of an area.
  func cells(_ position: Int, significance: Double) -> Cells {
    guard let local, let p = adjusted[position] else { return Cells() }
    let quadrant = p < significance ? local.quadrants[position] : nil
    return Cells(
      moran: local.moran[position], cluster: quadrant.map { Double($0.rawValue) } ?? SpatialColumns.noCluster,
      hotspot: local.hotspots[position], p: p)
  }

  /// What is said of the pattern as a whole.
  func findings(_ id: IndicatorID, _ layer: MapLayer, significance: Double) -> [Finding] {
    let subject = [layer.text, id.text]
    guard let test else {
      return [Finding("moran_i", about: subject, nil, note: obstacle?.rawValue)]
    }
    return [
      Finding("moran_i", about: subject, test.statistic, note: AreaPattern.words(test, significance)),
      Finding("moran_i_expected", about: subject, test.expected),
      Finding("moran_i_z", about: subject, test.zScore),
      Finding("moran_i_p", about: subject, test.p),
      Finding("moran_areas", about: subject, Double(test.areas)),
      Finding("moran_links", about: subject, Double(test.links)),
      Finding("moran_islands", about: subject, Double(test.islands)),
    ]
  }

  private static func words(_ test: MoranTest, _ significance: Double) -> String {
    guard let p = test.p, p < significance else { return "no pattern on the map beyond chance" }
    return test.statistic > test.expected ? "like values lie together" : "like values lie apart"
  }
}
