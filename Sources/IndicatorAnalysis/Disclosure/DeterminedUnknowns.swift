/// Finds which unknowns of a linear system have one solution only, whatever the right-hand side is.
///
/// An unknown is determined exactly when it is 0 in all solutions of the system with 0 on the right. So one such
/// solution is made, with random numbers for the unknowns that may be chosen freely: what is 0 in it is determined.
/// All is computed modulo the prime 2^61 - 1, so nothing is rounded. That an undetermined unknown is 0 by chance
/// has a probability of 10^-18, and would hide a cell too many. That a determined one is not 0 takes a determinant
/// of the coefficients that the prime divides, and so one that is at least as large.
enum DeterminedUnknowns {
  /// The unknowns that follow from the equations.
  ///
  /// Unknowns are eliminated from the lowest number up. Few coefficients arise on the way when those of the
  /// smallest areas come first.
  ///
  /// - Parameter equations: Each the coefficients of its unknowns, each unknown once and none 0.
  static func find(in equations: [[(unknown: Int, coefficient: Int)]]) -> Set<Int> {
    let unknowns = Set(equations.lazy.joined().map(\.unknown)).sorted()
    let positions = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($0.element, $0.offset) })
    let rows = equations.map { equation in
      equation.map { Term(unknown: positions[$0.unknown] ?? 0, value: PrimeField.element($0.coefficient)) }
        .sorted { $0.unknown < $1.unknown }
    }
    let pivots = eliminated(rows, unknowns: unknowns.count)
    let solution = randomSolution(pivots)
    return Set(unknowns.indices.filter { solution[$0] == 0 }.map { unknowns[$0] })
  }

  private struct Term {
    let unknown: Int
    let value: UInt64
  }

  /// Gauss's elimination: for each unknown the row that it leads, where there is one, divided by its coefficient.
  private static func eliminated(_ rows: [[Term]], unknowns: Int) -> [[Term]] {
    var leading = [[[Term]]](repeating: [], count: unknowns)
    for row in rows { if let lead = row.first { leading[lead.unknown].append(row) } }
    return (0..<unknowns).map { unknown in
      let candidates = leading[unknown]
      leading[unknown] = []
      // The shortest row adds the fewest coefficients to the others.
      guard let shortest = candidates.indices.min(by: { candidates[$0].count < candidates[$1].count }) else {
        return []
      }
      let pivot = divided(candidates[shortest])
      for index in candidates.indices where index != shortest {
        let rest = subtracted(pivot, from: candidates[index])
        if let lead = rest.first { leading[lead.unknown].append(rest) }
      }
      return pivot
    }
  }

  private static func divided(_ row: [Term]) -> [Term] {
    guard let lead = row.first, lead.value != 1 else { return row }
    let inverse = PrimeField.inverse(lead.value)
    return row.map { Term(unknown: $0.unknown, value: PrimeField.product($0.value, inverse)) }
  }

  /// A row less the multiple of a pivot row that takes its first unknown out.
  private static func subtracted(_ pivot: [Term], from row: [Term]) -> [Term] {
    guard let factor = row.first?.value else { return [] }
    var result: [Term] = []
    result.reserveCapacity(row.count + pivot.count)
    var (i, j) = (1, 1)
    while i < row.count || j < pivot.count {
      if j == pivot.count || (i < row.count && row[i].unknown < pivot[j].unknown) {
        result.append(row[i])
        i += 1
        continue
      }
      let isShared = i < row.count && row[i].unknown == pivot[j].unknown
      let value = PrimeField.difference(
        isShared ? row[i].value : 0, PrimeField.product(pivot[j].value, factor))
      if value != 0 { result.append(Term(unknown: pivot[j].unknown, value: value)) }
      if isShared { i += 1 }
      j += 1
    }
    return result
  }

  /// A solution with 0 on the right: unknowns that lead no row are random, the others follow from the last back.
  private static func randomSolution(_ pivots: [[Term]]) -> [UInt64] {
    var solution = [UInt64](repeating: 0, count: pivots.count)
    var random = RandomStream(seed: 0x5EED, stream: 0)
    for unknown in pivots.indices.reversed() {
      guard !pivots[unknown].isEmpty else {
        solution[unknown] = 1 + random.next() % (PrimeField.order - 1)
        continue
      }
      for term in pivots[unknown].dropFirst() {
        solution[unknown] = PrimeField.difference(
          solution[unknown], PrimeField.product(term.value, solution[term.unknown]))
      }
    }
    return solution
  }
}
