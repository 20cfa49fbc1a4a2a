/// The areas that have a value, their links with each other, and their values as deviations from the mean.
struct SpatialSample {
  /// The position of each area among all.
  let areas: [Int]
  /// The links among the areas.
  let links: SpatialLinks
  /// (x - mean) / s, with s the standard deviation of the values themselves (divided by n).
  let deviations: [Double]

  /// Takes the areas with a finite value out of all.
  init(_ values: [Double?], _ links: SpatialLinks) throws(SpatialObstacle) {
    let areas = values.indices.filter { $0 < links.count && values[$0]?.isFinite == true }
    guard areas.count >= 4 else { throw .tooFewAreas }
    self.areas = areas
    self.links = links.among(areas)
    guard self.links.linkCount > 0 else { throw .noLinks }
    deviations = try SpatialSample.standardised(areas.map { values[$0] ?? 0 })
  }

  private static func standardised(_ values: [Double]) throws(SpatialObstacle) -> [Double] {
    guard let mean = Moments.mean(values) else { throw .tooLarge }
    let deviations = values.map { $0 - mean }
    // Divided by the largest first, so that squares neither overflow nor vanish.
    let largest = deviations.reduce(0) { max($0, abs($1)) }
    guard largest.isFinite else { throw .tooLarge }
    guard largest > 0, values.contains(where: { $0 != values[0] }) else { throw .noVariation }
    let scaled = deviations.map { $0 / largest }
    guard let spread = Moments.standardDeviation(scaled, divisor: .population), spread > 0 else {
      throw .noVariation
    }
    return scaled.map { $0 / spread }
  }

  /// The sum of the deviations of the neighbours of each area, the same in whatever order areas come.
  var neighbourSums: [Double] {
    var sum = ExactSum()
    return areas.indices.map { area in
      sum.reset()
      for other in links.neighbours(of: area) { sum.add(deviations[Int(other)]) }
      return sum.total ?? 0
    }
  }
}
