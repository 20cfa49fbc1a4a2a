/// Numbers that are looked at several times, some hundreds at once, without a copy of all of them.
protocol NumberChunks {
  /// Gives all numbers in order, in pieces.
  func forEachChunk(_ body: (UnsafeBufferPointer<Double>) -> Void)
}

/// The numbers of an array, which is one piece.
struct ArrayChunks: NumberChunks {
  let values: [Double]

  func forEachChunk(_ body: (UnsafeBufferPointer<Double>) -> Void) {
    values.withUnsafeBufferPointer(body)
  }
}

/// What is known of numbers after one look at each.
struct NumberRange {
  private(set) var count = 0
  /// The lowest of the numbers, the first of them where 0 and -0 are equal; 0 for none.
  private(set) var lowest = 0.0
  /// The highest of the numbers, the first of them where 0 and -0 are equal; 0 for none.
  private(set) var highest = 0.0
  /// Whether all are finite; nothing else holds if not.
  private(set) var isFinite = true

  /// Whether all are equal.
  var isConstant: Bool { lowest == highest }

  init(_ numbers: some NumberChunks) {
    numbers.forEachChunk { add($0) }
  }

  private mutating func add(_ chunk: UnsafeBufferPointer<Double>) {
    guard let start = chunk.first else { return }
    if count == 0 { (lowest, highest) = (start, start) }
    count += chunk.count
    var (low, high, zero) = (lowest, highest, 0.0)
    for value in chunk {
      if value < low { low = value }
      if value > high { high = value }
      // 0 for a finite number, else not a number, which stays.
      zero += value * 0
    }
    (lowest, highest) = (low, high)
    if zero != 0 { isFinite = false }
  }
}

extension Moments {
  /// sum(x) / n of numbers times a power of two, the bits of `mean` of these; nil as there.
  static func mean(of numbers: some NumberChunks, times unit: Double, count: Int) -> Double? {
    guard count > 0 else { return nil }
    let units = SIMD4(repeating: unit)
    let total = sum(
      numbers, quickly: { values, sum in sum.add(values * units) }, { value, sum in sum.add(value * unit) },
      { value, sum in sum.add(value * unit) })
    return total.map { $0 / Double(count) }
  }

  /// The standard deviation of numbers times a power of two around their mean; nil as there.
  static func standardDeviation(
    of numbers: some NumberChunks, times unit: Double, mean: Double, count: Int, divisor: Divisor
  ) -> Double? {
    let count = Double(count - (divisor == .sample ? 1 : 0))
    guard count > 0 else { return nil }
    let (units, means) = (SIMD4(repeating: unit), SIMD4(repeating: mean))
    let total = sum(
      numbers,
      quickly: { values, sum in
        let distance = values * units - means
        sum.add(product: distance, distance)
      },
      { value, sum in
        let distance = value * unit - mean
        sum.add(product: distance, distance)
      },
      { value, sum in
        let distance = value * unit - mean
        sum.add(product: distance, distance)
      })
    return total.map { ($0 / count).squareRoot() }
  }

  /// The exact sum of terms, one for each number, rounded once: by fours, by ones for those left over, and exactly
  /// where that leaves a doubt.
  @inline(__always)
  private static func sum(
    _ numbers: some NumberChunks, quickly wide: (SIMD4<Double>, inout BoundedSum.Lanes) -> Void,
    _ single: (Double, inout BoundedSum) -> Void, _ exact: (Double, inout ExactSum) -> Void
  ) -> Double? {
    var (lanes, rest) = (BoundedSum.Lanes(), BoundedSum())
    numbers.forEachChunk { chunk in
      let wholes = chunk.count & ~3
      for start in stride(from: 0, to: wholes, by: 4) {
        wide(SIMD4(chunk[start], chunk[start + 1], chunk[start + 2], chunk[start + 3]), &lanes)
      }
      for index in wholes..<chunk.count { single(chunk[index], &rest) }
    }
    rest.add(lanes)
    if let total = rest.total { return total }
    var sum = ExactSum()
    numbers.forEachChunk { chunk in
      for value in chunk { exact(value, &sum) }
    }
    return sum.total
  }
}
