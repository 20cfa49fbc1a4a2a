/// Which areas are linked with which: for contiguity, those that touch.
public struct SpatialLinks: Hashable, Sendable {
  /// For each area where its links start among `targets`, and where the last ones end.
  let starts: [Int]
  /// The areas that links lead to, in rising order for each area.
  let targets: [Int32]

  /// How much each link weighs.
  public enum Weighting: String, Hashable, Sendable, CaseIterable {
    /// The links of an area weigh 1 together: what counts is the mean of its neighbours.
    case rowStandardised = "row_standardised"
    /// Each link weighs 1: what counts is the sum of its neighbours.
    case binary
  }

  /// Makes links from the neighbours of each area.
  ///
  /// An area that is its own neighbour, is listed twice or does not exist is left out.
  public init(neighbours: [[Int32]]) {
    var starts = [0]
    var targets: [Int32] = []
    for (area, others) in neighbours.enumerated() {
      var last: Int32 = -1
      for other in others.sorted() where other != last && Int(other) != area && Int(other) < neighbours.count
      {
        guard other >= 0 else { continue }
        targets.append(other)
        last = other
      }
      starts.append(targets.count)
    }
    self.starts = starts
    self.targets = targets
  }

  /// The number of areas.
  public var count: Int { starts.count - 1 }

  /// The number of links, each direction counted.
  public var linkCount: Int { targets.count }

  /// The number of areas without a link.
  public var islandCount: Int { (0..<count).count { neighbours(of: $0).isEmpty } }

  /// The areas linked with an area.
  public func neighbours(of area: Int) -> ArraySlice<Int32> { targets[starts[area]..<starts[area + 1]] }

  /// The links among some areas, which are numbered anew in the order given; links to others go.
  public func among(_ areas: [Int]) -> SpatialLinks {
    var numbers = [Int32](repeating: -1, count: count)
    for (number, area) in areas.enumerated() where area >= 0 && area < count { numbers[area] = Int32(number) }
    return SpatialLinks(
      neighbours: areas.map { area in
        guard area >= 0, area < count else { return [] }
        return neighbours(of: area).map { numbers[Int($0)] }.filter { $0 >= 0 }
      })
  }

  /// Whether a link leads from one area to another.
  func hasLink(from one: Int, to other: Int) -> Bool {
    var range = starts[one]..<starts[one + 1]
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if Int(targets[middle]) == other { return true }
      range = Int(targets[middle]) < other ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }

  /// The weight of each link of an area.
  func weight(of area: Int, _ weighting: Weighting) -> Double {
    let degree = starts[area + 1] - starts[area]
    return weighting == .binary || degree == 0 ? 1 : 1 / Double(degree)
  }
}

/// Why there is nothing to say about a pattern on the map.
public enum SpatialObstacle: String, Error, Hashable, Sendable, CaseIterable {
  case tooFewAreas = "fewer than 4 areas have a value"
  case noLinks = "no two areas with a value are neighbours"
  case noVariation = "all values are the same"
  case tooLarge = "the values are too large to add up"
}
