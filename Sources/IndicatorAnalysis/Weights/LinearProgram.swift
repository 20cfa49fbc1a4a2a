/// Maximises c x subject to A x <= b and x >= 0, for b >= 0; of several best points one that is best by a second c,
/// and so on.
///
/// A dictionary simplex that starts from x = 0, which b >= 0 allows, and picks by Bland's rule (the lowest index
/// that qualifies), under which it can't go round in circles. Meant for the dozen variables of a
/// benefit-of-the-doubt model; there is no kept library for this in Swift to rely on.
/// Source: Chvátal, "Linear programming", 1983; Bland, "New finite pivoting rules for the simplex method", 1977.
struct LinearProgram {
  /// What is maximised, the most important first; all have as many coefficients as there are variables.
  let objectives: [[Double]]
  /// The left-hand sides of the constraints.
  let rows: [[Double]]
  /// The right-hand sides, none below 0.
  let limits: [Double]

  /// A best point.
  struct Solution {
    /// The variables.
    let point: [Double]
    /// What a unit more of each limit would add to the first objective: the solution of the dual program, which
    /// proves this one.
    let prices: [Double]
  }

  /// What is smaller counts as nothing; coefficients should be of the order of 1.
  private static let tolerance = 1e-11
  private static let pivotLimit = 10_000

  /// A best point; nil when there is none (an objective is unbounded) or it takes too many steps.
  func solve() -> Solution? {
    guard limits.allSatisfy({ $0 >= 0 }), !objectives.isEmpty else { return nil }
    var dictionary = Dictionary(self)
    var stage = 0
    for _ in 0..<LinearProgram.pivotLimit {
      guard let column = dictionary.entering(stage, LinearProgram.tolerance) else {
        stage += 1
        guard stage < objectives.count else { return solution(dictionary) }
        continue
      }
      guard let row = dictionary.leaving(column, LinearProgram.tolerance) else { return nil }
      dictionary.pivot(row, column, stage)
    }
    return nil
  }

  private func solution(_ dictionary: Dictionary) -> Solution {
    let count = objectives[0].count
    var point = [Double](repeating: 0, count: count)
    for (row, variable) in dictionary.basic.enumerated() where variable < count {
      point[variable] = max(0, dictionary.limits[row])
    }
    var prices = [Double](repeating: 0, count: rows.count)
    for (column, variable) in dictionary.free.enumerated() where variable >= count {
      prices[variable - count] = max(0, -dictionary.gains[0][column])
    }
    return Solution(point: point, prices: prices)
  }

  /// Each basic variable as its limit minus coefficients times the free ones, which are 0. Variables from the
  /// number of the program's own on are the slacks of the constraints.
  private struct Dictionary {
    var basic: [Int]
    var free: [Int]
    var coefficients: [[Double]]
    var limits: [Double]
    /// For each objective what a unit of each free variable would add to it.
    var gains: [[Double]]

    init(_ program: LinearProgram) {
      free = Array(program.objectives[0].indices)
      basic = program.rows.indices.map { program.objectives[0].count + $0 }
      coefficients = program.rows
      limits = program.limits
      gains = program.objectives
    }

    /// The column of a variable that adds to the objective of this stage and takes nothing from earlier ones.
    func entering(_ stage: Int, _ tolerance: Double) -> Int? {
      free.indices.filter { column in
        gains[stage][column] > tolerance && gains[..<stage].allSatisfy { abs($0[column]) <= tolerance }
      }.min { free[$0] < free[$1] }
    }

    func leaving(_ column: Int, _ tolerance: Double) -> Int? {
      var best: (row: Int, ratio: Double)?
      for row in coefficients.indices where coefficients[row][column] > tolerance {
        let ratio = limits[row] / coefficients[row][column]
        guard let found = best else {
          best = (row, ratio)
          continue
        }
        if ratio < found.ratio || (ratio == found.ratio && basic[row] < basic[found.row]) {
          best = (row, ratio)
        }
      }
      return best?.row
    }

    mutating func pivot(_ row: Int, _ column: Int, _ stage: Int) {
      turn(row, column)
      let turned = coefficients[row]
      for other in basic.indices where other != row {
        let factor = coefficients[other][column]
        guard factor != 0 else { continue }
        coefficients[other][column] = 0
        for index in free.indices { coefficients[other][index] -= factor * turned[index] }
        // A limit is never below 0, which only rounding says.
        limits[other] = max(0, limits[other] - factor * limits[row])
      }
      for objective in gains.indices {
        // What earlier objectives gain is 0 here, give or take a rounding.
        let gain = objective < stage ? 0 : gains[objective][column]
        gains[objective][column] = 0
        for index in free.indices { gains[objective][index] -= gain * turned[index] }
      }
      swap(&basic[row], &free[column])
    }

    private mutating func turn(_ row: Int, _ column: Int) {
      let pivot = coefficients[row][column]
      for index in free.indices { coefficients[row][index] /= pivot }
      coefficients[row][column] = 1 / pivot
      limits[row] /= pivot
    }
  }
}
