/// A way to add up the few scores of one area.
protocol RowSum {
  init()
  mutating func reset()
  mutating func add(_ value: Double)
  mutating func add(product a: Double, _ b: Double)
  /// The sum; nil when it is not a finite number.
  var total: Double? { get }
}

/// Gives the same bits in whatever order the indicators are named.
extension ExactSum: RowSum {}

/// Adds in the order of the tree, which is fixed: for simulations, where every area is summed in every draw.
struct OrderedSum: RowSum {
  private var sum = 0.0

  init() {}

  mutating func reset() { sum = 0 }

  mutating func add(_ value: Double) { sum += value }

  mutating func add(product a: Double, _ b: Double) { sum += a * b }

  var total: Double? { sum.isFinite ? sum : nil }
}
