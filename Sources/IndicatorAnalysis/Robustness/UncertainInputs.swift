/// What varies from one calculation of an index to the next.
public enum UncertainInput: Hashable, Sendable {
  /// How indicators are scored.
  case normalisation
  /// How gaps are filled.
  case imputation
  /// One of `UncertainIndex.rules`, by its position.
  case rule(Int)
  /// The weights, all together.
  case weights
  /// The errors of the values, all together.
  case data
}

/// The inputs that vary, and how a point of the unit cube stands for a calculation.
///
/// Each choice and each weight takes one coordinate. The errors of all values take one together: its bits number the
/// stream of random numbers that they are drawn from.
struct UncertainInputs: Sendable {
  /// The inputs that vary, in the order of their coordinates.
  let inputs: [UncertainInput]
  /// The coordinates of each of them.
  let coordinates: [Range<Int>]
  private let index: UncertainIndex

  init(_ index: UncertainIndex, haveErrors: Bool) {
    self.index = index
    var sizes: [(UncertainInput, Int)] = []
    if index.scorings.count > 1 { sizes.append((.normalisation, 1)) }
    if index.imputations.count > 1 { sizes.append((.imputation, 1)) }
    for (position, choice) in index.rules.enumerated() where choice.alternatives.count > 1 {
      sizes.append((.rule(position), 1))
    }
    if index.weightSpread > 0 { sizes.append((.weights, index.kernel.weights.count)) }
    if haveErrors { sizes.append((.data, 1)) }
    inputs = sizes.map(\.0)
    var start = 0
    coordinates = sizes.map { size in
      defer { start += size.1 }
      return start..<start + size.1
    }
  }

  /// The number of coordinates.
  var dimension: Int { coordinates.last?.upperBound ?? 0 }

  /// Whether there are but so many different calculations.
  var areDiscrete: Bool { !inputs.contains(.weights) && !inputs.contains(.data) }

  /// The calculation that a point stands for; what does not vary is as it was chosen.
  func calculation(at point: [Double]) -> Calculation {
    var calculation = Calculation(index.kernel)
    for (input, range) in zip(inputs, coordinates) {
      let coordinate = point[range.lowerBound]
      switch input {
      case .normalisation: calculation.scoring = UncertainInputs.pick(coordinate, index.scorings.count)
      case .imputation: calculation.imputation = UncertainInputs.pick(coordinate, index.imputations.count)
      case .rule(let position):
        let choice = index.rules[position]
        let rule = choice.alternatives[UncertainInputs.pick(coordinate, choice.alternatives.count)]
        for group in choice.groups { calculation.rules[group] = rule }
      case .weights:
        for (child, coordinate) in zip(calculation.weights.indices, range) {
          calculation.weights[child] *= 1 + index.weightSpread * (2 * point[coordinate] - 1)
        }
      case .data: calculation.stream = coordinate.bitPattern
      }
    }
    return calculation
  }

  private static func pick(_ coordinate: Double, _ count: Int) -> Int {
    min(Int(coordinate * Double(count)), count - 1)
  }
}

/// One way to compute the index.
struct Calculation: Hashable, Sendable {
  var scoring = 0
  var imputation = 0
  var rules: [AggregationRule]
  var weights: [Double]
  /// The stream of the errors of the values; nil for values as they are.
  var stream: UInt64?

  /// The one that was chosen.
  init(_ kernel: IndexKernel) {
    rules = kernel.rules
    weights = kernel.weights
  }
}
