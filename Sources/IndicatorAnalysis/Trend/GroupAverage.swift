/// The averages of a group of areas, for each area with or without itself.
public struct GroupAverage: Sendable {
  /// How a group is averaged.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// sum n x / sum n: the figure of all people or households of the group together.
    case weighted
    /// sum x / number: each area counts once.
    case mean
    /// The middle one of the areas, the mean of the middle two for an even number.
    case median
  }

  private let kind: Kind
  private let values: [Double?]
  private let weights: [Double]
  private var products = ExactSum()
  private var weightSum = ExactSum()
  private let sorted: [Double]

  /// Takes the figures of a group; those that are no number or weigh nothing are left out.
  ///
  /// - Parameter weights: One for each value, for `weighted`.
  public init(_ kind: Kind, _ values: [Double?], weights: [Double?] = []) {
    self.kind = kind
    let weights = values.indices.map { index in
      kind == .weighted ? (index < weights.count ? weights[index] ?? 0 : 0) : 1
    }
    self.weights = weights
    self.values = values.indices.map { index in
      guard let value = values[index], value.isFinite, weights[index].isFinite, weights[index] > 0 else {
        return nil
      }
      return value
    }
    sorted = kind == .median ? self.values.compactMap { $0 }.sorted() : []
    for (value, weight) in zip(self.values, weights) {
      guard let value else { continue }
      products.add(product: weight, value)
      weightSum.add(weight)
    }
    count = self.values.count { $0 != nil }
  }

  /// The number of areas that have a figure.
  public let count: Int

  /// The number of areas that have a figure, one area left out.
  public func count(without area: Int) -> Int { values[area] == nil ? count : count - 1 }

  /// The average of all; nil of none, and where a sum is not finite.
  public var average: Double? { average(without: nil) }

  /// The average of all but one area; nil of none, and where a sum is not finite.
  public func average(without area: Int?) -> Double? {
    let left = area.flatMap { values[$0] }
    guard count - (left == nil ? 0 : 1) > 0 else { return nil }
    if kind == .median { return median(without: left) }
    var (product, weight) = (products, weightSum)
    if let area, let left {
      product.add(product: -weights[area], left)
      weight.add(-weights[area])
    }
    guard let product = product.total, let weight = weight.total, weight > 0 else { return nil }
    let average = product / weight
    return average.isFinite ? average : nil
  }

  private func median(without left: Double?) -> Double? {
    var place = sorted.count
    if let left {
      var range = sorted.indices
      while !range.isEmpty {
        let middle = range.lowerBound + range.count / 2
        range = sorted[middle] < left ? middle + 1..<range.upperBound : range.lowerBound..<middle
      }
      place = range.lowerBound
    }
    let rest = left == nil ? sorted.count : sorted.count - 1
    func at(_ index: Int) -> Double { sorted[index < place ? index : index + 1 - (left == nil ? 1 : 0)] }
    // Halved first, so that two large numbers do not overflow.
    return rest % 2 == 1 ? at(rest / 2) : at(rest / 2 - 1) / 2 + at(rest / 2) / 2
  }
}
