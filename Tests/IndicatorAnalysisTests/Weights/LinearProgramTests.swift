import Testing

@testable import IndicatorAnalysis

@Suite("Linear programs")
struct LinearProgramTests {
  @Test("the solution is proven by its prices: both programs have it as their value")
  func duality() throws {
    var random = RandomStream(seed: 4)
    for _ in 0..<300 {
      let (variables, constraints) = (1 + random.index(below: 8), 1 + random.index(below: 20))
      let rows = (0..<constraints).map { _ in
        (0..<variables).map { _ in (20 * random.uniform()).rounded() / 20 }
      }
      let limits = (0..<constraints).map { _ in (4 * random.uniform()).rounded() / 4 }
      let objective = (0..<variables).map { _ in (8 * random.uniform()).rounded() / 8 - 0.25 }
      let covered = (0..<variables).allSatisfy { j in objective[j] <= 0 || rows.contains { $0[j] > 0 } }
      let solution = LinearProgram(objectives: [objective], rows: rows, limits: limits).solve()
      #expect((solution != nil) == covered)
      guard let solution else { continue }
      for (row, limit) in zip(rows, limits) { #expect(product(row, solution.point) <= limit + 1e-9) }
      for j in 0..<variables {
        #expect(product(rows.map { $0[j] }, solution.prices) >= objective[j] - 1e-9)
      }
      #expect((solution.point + solution.prices).allSatisfy { $0 >= 0 })
      #expect(abs(product(objective, solution.point) - product(limits, solution.prices)) < 1e-9)
    }
  }

  @Test("a program on which the simplex of the largest coefficient goes round in circles comes to an end")
  func cycling() throws {
    // Chvátal, "Linear programming", 1983, page 31; the best value is 1.
    let program = LinearProgram(
      objectives: [[10, -57, -9, -24]],
      rows: [[0.5, -5.5, -2.5, 9], [0.5, -1.5, -0.5, 1], [1, 0, 0, 0]], limits: [0, 0, 1])
    let solution = try #require(program.solve())
    #expect(solution.point == [1, 0, 1, 0])
  }

  @Test("a second objective chooses among the best points of the first, and takes nothing from it")
  func lexicographic() throws {
    // x + y <= 2 is as well used by any x and y; y is wanted next, at most 1.5.
    let rows: [[Double]] = [[1, 1], [0, 1]]
    let program = LinearProgram(objectives: [[1, 1], [0, 1]], rows: rows, limits: [2, 1.5])
    #expect(program.solve()?.point == [0.5, 1.5])
    let opposed = LinearProgram(objectives: [[2, 1], [-1, 0]], rows: rows, limits: [2, 1.5])
    #expect(opposed.solve()?.point == [2, 0])
  }

  @Test("without a limit there is no best point, and a negative limit is not taken")
  func none() {
    #expect(LinearProgram(objectives: [[1, 1]], rows: [[1, 0]], limits: [1]).solve() == nil)
    #expect(LinearProgram(objectives: [[1]], rows: [[1]], limits: [-1]).solve() == nil)
    #expect(LinearProgram(objectives: [[-1]], rows: [], limits: []).solve()?.point == [0])
  }

  private func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
