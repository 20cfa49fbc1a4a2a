#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Normalises columns in place, for the draws of a simulation: what `Normalisation.apply` gives to within rounding,
/// without memory for each column. Sums are compensated, so the same order of areas gives the same bits.
struct ColumnNormaliser: ~Copyable {
  private var sorter: RankSorter

  init(capacity: Int) { sorter = RankSorter(capacity: capacity) }

  /// Replaces numbers by scores; by NaN where they can't be normalised. NaN stays.
  mutating func apply(
    _ normalisation: Normalisation, to column: UnsafeMutableBufferPointer<Double>, isReversed: Bool,
    reference: Double?
  ) {
    let extent = ColumnExtent(column)
    guard canBeFast(normalisation, extent) else {
      return slowly(normalisation, column, isReversed: isReversed, reference: reference)
    }
    if isReversed { for area in column.indices { column[area] = -column[area] } }
    let lowest = isReversed ? -extent.highest : extent.lowest
    switch normalisation {
    case .minMax(let range):
      let width = range.upperBound - range.lowerBound
      for area in column.indices where !column[area].isNaN {
        let share = min(max((column[area] - lowest) / extent.width, 0), 1)
        column[area] = min(max(share * width + range.lowerBound, range.lowerBound), range.upperBound)
      }
    case .zScore(let mean, let deviation, let divisor):
      standardise(column, extent.count, mean: mean, deviation: deviation, divisor)
    case .rank(let ties): sorter.replace(column, ties: ties) { rank, _ in rank }
    case .borda(let ties): sorter.replace(column, ties: ties) { rank, _ in rank - 1 }
    case .percentileRank(let ties):
      sorter.replace(column, ties: ties) { rank, count in (rank - 1) / Double(count - 1) }
    case .exponential(let ties):
      sorter.replace(column, ties: ties) { rank, count in
        min(-23 * log1p(rank / Double(count) * expm1(-100.0 / 23)), 100)
      }
    default: break
    }
  }

  /// The methods that draws are mostly made with, for numbers of usual size.
  private func canBeFast(_ normalisation: Normalisation, _ extent: ColumnExtent) -> Bool {
    switch normalisation {
    case .minMax, .zScore, .rank, .borda, .percentileRank, .exponential: extent.isUsual
    default: false
    }
  }

  private func slowly(
    _ normalisation: Normalisation, _ column: UnsafeMutableBufferPointer<Double>, isReversed: Bool,
    reference: Double?
  ) {
    let result = normalisation.apply(
      to: column.map { $0.isNaN ? nil : $0 }, isReversed: isReversed, reference: reference)
    for (area, value) in result.values.enumerated() { column[area] = value ?? .nan }
  }

  private func standardise(
    _ column: UnsafeMutableBufferPointer<Double>, _ count: Int, mean target: Double, deviation: Double,
    _ divisor: Moments.Divisor
  ) {
    let mean = CompensatedSum.total(column) { $0 } / Double(count)
    let squares = CompensatedSum.total(column) { ($0 - mean) * ($0 - mean) }
    let spread = (squares / Double(divisor == .sample ? count - 1 : count)).squareRoot()
    for area in column.indices { column[area] = (column[area] - mean) / spread * deviation + target }
  }
}

/// The number and the extremes of the numbers of a column that are there.
struct ColumnExtent {
  private(set) var count = 0
  private(set) var lowest = Double.infinity
  private(set) var highest = -Double.infinity

  init(_ column: UnsafeMutableBufferPointer<Double>) {
    for value in column where !value.isNaN {
      count += 1
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
  }

  var width: Double { highest - lowest }

  /// Whether there are two numbers that differ, and squares of them are within range.
  var isUsual: Bool {
    count > 1 && width > 1e-100 && width < 1e100 && max(abs(lowest), abs(highest)) < 1e100
  }
}

/// A sum that keeps what rounding takes from it: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation
/// endlicher Summen", 1974.
enum CompensatedSum {
  /// The sum over the numbers of a column that are there.
  static func total(_ column: UnsafeMutableBufferPointer<Double>, _ term: (Double) -> Double) -> Double {
    var (sum, lost) = (0.0, 0.0)
    for value in column where !value.isNaN {
      let term = term(value)
      let next = sum + term
      lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
      sum = next
    }
    return sum + lost
  }
}
