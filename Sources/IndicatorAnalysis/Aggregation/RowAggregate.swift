#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The scores that one area has, with their weights.
struct ScoreRow {
  let scores: UnsafeMutablePointer<Double>
  let weights: UnsafeMutablePointer<Double>
  var count = 0
  var lowest = Double.infinity
  var highest = -Double.infinity

  init(capacity: Int) {
    scores = .allocate(capacity: capacity)
    scores.initialize(repeating: 0, count: capacity)
    weights = .allocate(capacity: capacity)
    weights.initialize(repeating: 0, count: capacity)
  }

  func deallocate() {
    scores.deallocate()
    weights.deallocate()
  }

  mutating func reset() {
    count = 0
    (lowest, highest) = (.infinity, -.infinity)
  }

  mutating func add(_ score: Double, _ weight: Double) {
    scores[count] = score
    weights[count] = weight
    count += 1
    (lowest, highest) = (min(lowest, score), max(highest, score))
  }
}

/// A score or why there is none.
enum RowOutcome {
  case value(Double)
  case obstacle(AggregatedValue.Obstacle)
}

/// One number from the scores of one area: the one place that knows the formulas of all rules but Copeland's.
struct RowAggregate<Sum: RowSum> {
  private var sum = Sum()
  private var weight = Sum()
  /// The weights added up last, and their sum: most areas have all indicators.
  private var lastWeights: [Double] = []
  private var lastWhole: Double?

  /// The result of a rule for at least one score.
  mutating func apply(_ rule: AggregationRule, to row: ScoreRow) -> RowOutcome {
    if rule.needsPositiveScores, row.lowest <= 0 { return .obstacle(.notPositive) }
    switch rule {
    case .arithmetic: return RowAggregate.kept(mean(row) { $0 }, within: row)
    case .geometric: return RowAggregate.kept(mean(row) { log($0) }.map { exp($0) }, within: row)
    case .harmonic:
      // Divided by the lowest score, no term is too large to add.
      let scale = row.lowest
      return RowAggregate.kept(mean(row) { scale / $0 }.map { scale / $0 }, within: row)
    case .power(let power): return RowAggregate.kept(powerMean(row, power), within: row)
    case .mazziottaParetoPlus: return mazziottaPareto(row, sign: 1)
    case .mazziottaParetoMinus: return mazziottaPareto(row, sign: -1)
    case .copeland: return .obstacle(.noOtherArea)
    }
  }

  /// sum(w f(x)) / sum(w); nil when it is not finite.
  private mutating func mean(_ row: ScoreRow, _ term: (Double) -> Double) -> Double? {
    guard let total = total(row, term), let whole = whole(row) else { return nil }
    let mean = total / whole
    return mean.isFinite ? mean : nil
  }

  /// sum(w f(x)); nil when it is not finite.
  private mutating func total(_ row: ScoreRow, _ term: (Double) -> Double) -> Double? {
    let quick = Sum.quickTotal(row.count) { (row.weights[$0], term(row.scores[$0])) }
    if let quick { return quick }
    sum.reset()
    for index in 0..<row.count { sum.add(product: row.weights[index], term(row.scores[index])) }
    return sum.total
  }

  /// The sum of the weights.
  private mutating func whole(_ row: ScoreRow) -> Double? {
    let weights = UnsafeBufferPointer(start: row.weights, count: row.count)
    if lastWeights.elementsEqual(weights) { return lastWhole }
    weight.reset()
    for value in weights { weight.add(value) }
    (lastWeights, lastWhole) = (Array(weights), weight.total)
    return lastWhole
  }

  private mutating func powerMean(_ row: ScoreRow, _ power: Double) -> Double? {
    // Scaled by the score that counts most, the largest term is 1.
    let scale = power > 0 ? row.highest : row.lowest
    return mean(row) { pow($0 / scale, power) }.map { scale * pow($0, 1 / power) }
  }

  private mutating func mazziottaPareto(_ row: ScoreRow, sign: Double) -> RowOutcome {
    guard let mean = mean(row, { $0 }) else { return .obstacle(.notFinite) }
    guard mean > 0 else { return .obstacle(.meanNotPositive) }
    guard let variance = self.mean(row, { ($0 - mean) * ($0 - mean) }) else { return .obstacle(.notFinite) }
    // S cv = S^2 / M.
    let result = mean + sign * variance / mean
    return result.isFinite ? .value(result) : .obstacle(.notFinite)
  }

  /// A mean lies between what it is the mean of; rounding may carry it a hair past that.
  private static func kept(_ mean: Double?, within row: ScoreRow) -> RowOutcome {
    guard let mean, row.lowest.isFinite, row.highest.isFinite else { return .obstacle(.notFinite) }
    return .value(min(max(mean, row.lowest), row.highest))
  }
}
