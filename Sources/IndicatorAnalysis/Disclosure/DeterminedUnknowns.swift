/// Finds which unknowns of a linear system have one solution only, whatever the right-hand side is.
///
/// Elimination is exact: it computes modulo the prime 2^61 - 1, where a whole number other than 0 is 0 only when
/// the prime divides it. The determinants of tables of zeros and ones are far smaller.
enum DeterminedUnknowns {
  /// The unknowns that follow from the equations.
  ///
  /// - Parameter equations: Each the coefficients (1 or -1) of its unknowns, each unknown once.
  static func find(in equations: [[(unknown: Int, coefficient: Int)]]) -> Set<Int> {
    var rows = equations.map { equation in
      equation.sorted { $0.unknown < $1.unknown }
        .map { (unknown: $0.unknown, value: $0.coefficient < 0 ? Prime.value - 1 : 1) }
    }
    // From the last pivot back, so that every pivot is left in its own row only.
    var pivots: [Int: Int] = [:]
    for index in rows.indices {
      var row = rows[index]
      while let first = row.first, let other = pivots[first.unknown] {
        row = subtract(rows[other], from: row, times: first.value)
      }
      if let first = row.first {
        let inverse = Prime.inverse(first.value)
        row = row.map { ($0.unknown, Prime.product($0.value, inverse)) }
        pivots[first.unknown] = index
      }
      rows[index] = row
    }
    for pivot in pivots.keys.sorted(by: >) {
      guard let index = pivots[pivot] else { continue }
      var row = rows[index]
      var position = 1
      while position < row.count {
        guard let other = pivots[row[position].unknown] else {
          position += 1
          continue
        }
        row = subtract(rows[other], from: row, times: row[position].value)
      }
      rows[index] = row
    }
    return Set(pivots.filter { rows[$0.value].count == 1 }.keys)
  }

  private typealias Row = [(unknown: Int, value: UInt64)]

  private static func subtract(_ other: Row, from row: Row, times factor: UInt64) -> Row {
    var result: Row = []
    result.reserveCapacity(row.count + other.count)
    var (i, j) = (0, 0)
    while i < row.count || j < other.count {
      if j == other.count || (i < row.count && row[i].unknown < other[j].unknown) {
        result.append(row[i])
        i += 1
        continue
      }
      let taken = Prime.product(other[j].value, factor)
      let isShared = i < row.count && row[i].unknown == other[j].unknown
      let value = Prime.difference(isShared ? row[i].value : 0, taken)
      if value != 0 { result.append((other[j].unknown, value)) }
      if isShared { i += 1 }
      j += 1
    }
    return result
  }
}

/// Arithmetic modulo the Mersenne prime 2^61 - 1.
private enum Prime {
  static let value: UInt64 = (1 << 61) - 1

  static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    let sum = (low & value) + (low >> 61 | high << 3)
    return sum >= value ? sum - value : sum
  }

  static func difference(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a - b : a + value - b }

  /// By Fermat: a^(p - 2).
  static func inverse(_ a: UInt64) -> UInt64 {
    var (result, power, exponent) = (UInt64(1), a, value - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, power) }
      power = product(power, power)
      exponent >>= 1
    }
    return result
  }
}
