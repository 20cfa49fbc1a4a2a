/// Which rank numbers get that are equal; with 10, 20, 20, 30 the ranks are as shown.
public enum Ties: String, Hashable, Sendable, CaseIterable {
  /// 1, 2.5, 2.5, 4: the mean of the places they take.
  case average
  /// 1, 2, 2, 4: the best of the places they take, as in a league table.
  case minimum
  /// 1, 3, 3, 4: the last of the places they take.
  case maximum
  /// 1, 2, 2, 3: the next whole number, so that no rank is left out.
  case dense

  /// The rank of equal numbers.
  ///
  /// - Parameters:
  ///   - places: The places they take in order of size, from 1.
  ///   - distinct: How many different numbers there are up to them, themselves included.
  func rank(ofPlaces places: ClosedRange<Int>, distinct: Int) -> Double {
    switch self {
    case .average: Double(places.lowerBound + places.upperBound) / 2
    case .minimum: Double(places.lowerBound)
    case .maximum: Double(places.upperBound)
    case .dense: Double(distinct)
    }
  }
}

/// The place of each number among the others.
public enum Ranking {
  /// Whether rank 1 is the lowest or the highest number.
  public enum Order: Hashable, Sendable {
    case lowestFirst
    case highestFirst
  }

  /// The rank of each number, from 1; nil where there is none, and for what is not a number.
  public static func ranks(_ values: [Double?], ties: Ties, order: Order = .lowestFirst) -> [Double?] {
    var ranks = [Double?](repeating: nil, count: values.count)
    let present = values.indices.compactMap { index -> (value: Double, index: Int)? in
      guard let value = values[index], !value.isNaN else { return nil }
      return (order == .lowestFirst ? value : -value, index)
    }
    let sorted = present.sorted { $0.value < $1.value }
    var (start, distinct) = (0, 0)
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0.value != sorted[start].value } ?? sorted.count
      distinct += 1
      let rank = ties.rank(ofPlaces: start + 1...end, distinct: distinct)
      for position in start..<end { ranks[sorted[position].index] = rank }
      start = end
    }
    return ranks
  }
}
