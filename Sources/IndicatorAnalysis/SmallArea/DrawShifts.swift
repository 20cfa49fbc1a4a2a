/// The shift of every draw at once with which the parts of a whole add up to it, by Newton: neighbouring draws lie
/// beside each other in memory.
struct DrawShifts {
  /// The shift of each draw.
  private(set) var shifts: [Double]

  /// The most steps. A step is at most 1 wide, and a logistic curve is nearly straight over that distance, so that
  /// Newton can't swing.
  private static let stepLimit = 60

  /// Finds the shifts.
  ///
  /// - Parameters:
  ///   - people: The people of each part.
  ///   - logOdds: For each part the log-odds of its share in each draw.
  ///   - goal: For each draw the people at risk that there should be.
  init(_ people: [Double], _ logOdds: [[Double]], _ goal: [Double]) {
    shifts = [Double](repeating: 0, count: goal.count)
    let total = people.reduce(0, +)
    var sums = shifts
    var slopes = shifts
    for _ in 0..<DrawShifts.stepLimit {
      for draw in shifts.indices { (sums[draw], slopes[draw]) = (0, 0) }
      for (weight, odds) in zip(people, logOdds) {
        for draw in shifts.indices {
          let p = Benchmark.logistic(odds[draw] + shifts[draw])
          sums[draw] += weight * p
          slopes[draw] += weight * p * (1 - p)
        }
      }
      var worst = 0.0
      for draw in shifts.indices {
        let error = goal[draw] - sums[draw]
        // A goal that known figures of other parts leave no room for stays unmet.
        guard slopes[draw] > 0, goal[draw] > 0, goal[draw] < total else { continue }
        shifts[draw] += max(-1, min(1, error / slopes[draw]))
        worst = max(worst, abs(error) / total)
      }
      if worst <= 1e-9 { break }
    }
  }
}
