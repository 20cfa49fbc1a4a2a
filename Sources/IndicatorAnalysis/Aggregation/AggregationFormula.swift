extension AggregationRule {
  /// The formula for a reader.
  ///
  /// - Parameters:
  ///   - terms: Each score as it is written, and its weight.
  ///   - total: The sum of the weights as it is written.
  func formula(_ terms: [(score: String, weight: String)], total: String) -> String {
    let sum = terms.map { "\($1) * \($0)" }.joined(separator: " + ")
    switch self {
    case .arithmetic: return "(\(sum)) / \(total)"
    case .geometric: return "(\(terms.map { "\($0)^\($1)" }.joined(separator: " * ")))^(1 / \(total))"
    case .harmonic: return "\(total) / (\(terms.map { "\($1) / \($0)" }.joined(separator: " + ")))"
    case .power(let power):
      let p = NumberText.plain(power)
      return "((\(terms.map { "\($1) * \($0)^\(p)" }.joined(separator: " + "))) / \(total))^(1 / \(p))"
    case .mazziottaParetoPlus:
      return "M + S^2 / M, M = (\(sum)) / \(total), S their weighted deviation from M"
    case .mazziottaParetoMinus:
      return "M - S^2 / M, M = (\(sum)) / \(total), S their weighted deviation from M"
    case .copeland:
      let weights = terms.map { "\($0): \($1)" }.joined(separator: ", ")
      return
        "(other areas it is ahead of - other areas ahead of it) / other areas, by the weight of the scores "
        + "that are higher (\(weights))"
    }
  }
}
