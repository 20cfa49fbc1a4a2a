/// A way to add up the few scores of one area.
protocol RowSum {
  init()
  mutating func reset()
  mutating func add(_ value: Double)
  mutating func add(product a: Double, _ b: Double)
  /// The sum; nil when it is not a finite number.
  var total: Double? { get }
  /// The total of products that can be told without adding them here; nil where they have to be.
  static func quickTotal(_ count: Int, _ product: (Int) -> (Double, Double)) -> Double?
}

/// Gives the same bits in whatever order the indicators are named.
extension ExactSum: RowSum {
  /// Nearly always the exact sum of a few products: a row then takes a tenth of the time.
  @inline(__always)
  static func quickTotal(_ count: Int, _ product: (Int) -> (Double, Double)) -> Double? {
    var sum = BoundedSum()
    for index in 0..<count {
      let (a, b) = product(index)
      sum.add(product: a, b)
    }
    return sum.total
  }
}

/// Adds in the order of the tree, which is fixed: for simulations, where every area is summed in every draw.
struct OrderedSum: RowSum {
  private var sum = 0.0

  init() {}

  mutating func reset() { sum = 0 }

  mutating func add(_ value: Double) { sum += value }

  mutating func add(product a: Double, _ b: Double) { sum += a * b }

  var total: Double? { sum.isFinite ? sum : nil }

  static func quickTotal(_ count: Int, _ product: (Int) -> (Double, Double)) -> Double? { nil }
}
