/// Equations modulo the prime 2^31 - 1, solved by Gauss and Jordan: nothing is rounded.
///
/// On purpose nothing of the analysis core: an unknown is determined when its unit vector is a sum of equations.
struct ModularSystem {
  /// A number modulo the prime.
  struct Number: Hashable, ExpressibleByIntegerLiteral {
    private static let prime = 2_147_483_647
    let value: Int

    init(_ value: Int) { self.value = (value % Number.prime + Number.prime) % Number.prime }

    init(integerLiteral value: Int) { self.init(value) }

    /// A double is a whole number times a power of two, and 2^31 is 1 here.
    init(_ value: Double) {
      guard value != 0 else {
        self.init(0)
        return
      }
      let power = ((Int(value.exponent) - 52) % 31 + 31) % 31
      let digits = Number(Int(value.significand * 0x1p52) * (value < 0 ? -1 : 1))
      self = digits * Number(1 << power)
    }

    static func * (a: Number, b: Number) -> Number { Number(a.value * b.value) }

    static func - (a: Number, b: Number) -> Number { Number(a.value - b.value) }

    /// By the extended algorithm of Euclid.
    var inverse: Number {
      var (a, b, x, y) = (value, Number.prime, 1, 0)
      while b != 0 {
        (a, b, x, y) = (b, a % b, y, x - a / b * y)
      }
      return Number(x)
    }
  }

  private var equations: [[Int: Number]] = []

  /// Adds an equation; coefficients of one unknown are added up, and those of 0 left out.
  mutating func add(_ terms: [(unknown: Int, coefficient: Number)]) {
    var equation: [Int: Number] = [:]
    for term in terms {
      equation[term.unknown] = Number((equation[term.unknown]?.value ?? 0) + term.coefficient.value)
    }
    equation = equation.filter { $0.value != 0 }
    if !equation.isEmpty { equations.append(equation) }
  }

  /// The unknowns that follow from the equations, each reduced by all others.
  var determined: [Int] {
    var rows: [[Int: Number]] = []
    var pivots: [Int: Int] = [:]
    // For each unknown the rows that may hold it.
    var places: [Int: Set<Int>] = [:]
    for equation in equations {
      var row = equation
      for unknown in equation.keys.sorted() {
        if let pivot = pivots[unknown] { ModularSystem.clear(unknown, of: &row, by: rows[pivot]) }
      }
      guard let pivot = row.keys.max(), let lead = row[pivot] else { continue }
      let inverse = lead.inverse
      row = row.mapValues { $0 * inverse }
      for index in places[pivot] ?? [] where rows[index][pivot] != nil {
        ModularSystem.clear(pivot, of: &rows[index], by: row)
        for unknown in row.keys { places[unknown, default: []].insert(index) }
      }
      pivots[pivot] = rows.count
      for unknown in row.keys { places[unknown, default: []].insert(rows.count) }
      rows.append(row)
    }
    return pivots.filter { rows[$0.value].count == 1 }.keys.sorted()
  }

  private static func clear(_ unknown: Int, of row: inout [Int: Number], by other: [Int: Number]) {
    guard let factor = row[unknown] else { return }
    for (key, value) in other {
      let left = (row[key] ?? 0) - factor * value
      row[key] = left == 0 ? nil : left
    }
  }
}
