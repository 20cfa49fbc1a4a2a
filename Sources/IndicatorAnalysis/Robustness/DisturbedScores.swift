/// The scores of all indicators from values with random errors: room for them, used again from draw to draw.
struct DisturbedScores: ~Copyable {
  private let index: UncertainIndex
  private let areas: UncertainAreas
  private let seed: UInt64
  /// The values without errors, column after column.
  private let values: [Double]
  private let scores: UnsafeMutableBufferPointer<Double>
  private var normaliser: ColumnNormaliser
  private let filler: GapFiller

  init(_ index: UncertainIndex, _ areas: UncertainAreas, seed: UInt64) {
    self.index = index
    self.areas = areas
    self.seed = seed
    values = ScoreColumns.flat(areas.values)
    scores = .allocate(capacity: values.count)
    scores.initialize(repeating: .nan)
    normaliser = ColumnNormaliser(capacity: areas.count)
    filler = GapFiller(areas.groups)
  }

  deinit { scores.deallocate() }

  /// The scores of a calculation, valid until the next one; those of `unchanged` where an indicator has no error.
  ///
  /// - Parameters:
  ///   - stream: The stream of random numbers.
  ///   - unchanged: The scores from values without errors.
  mutating func draw(
    _ key: ScoreTables.Key, stream: UInt64, unchanged: [Double]
  ) -> UnsafeBufferPointer<Double> {
    var random = RandomStream(seed: seed, stream: stream)
    for member in areas.values.indices {
      let range = member * areas.count..<(member + 1) * areas.count
      let column = UnsafeMutableBufferPointer(rebasing: scores[range])
      guard let errors = areas.errors[member] else {
        for (offset, cell) in range.enumerated() { column[offset] = unchanged[cell] }
        continue
      }
      for (offset, cell) in range.enumerated() { column[offset] = values[cell] }
      errors.disturb(column, &random)
      if let imputation = index.imputations[key.imputation] { filler.fill(column, imputation) }
      score(column, member, key)
    }
    return UnsafeBufferPointer(scores)
  }

  private mutating func score(
    _ column: UnsafeMutableBufferPointer<Double>, _ member: Int, _ key: ScoreTables.Key
  ) {
    guard let normalisation = index.scorings[key.scoring].normalisations[member] else { return }
    normaliser.apply(
      normalisation, to: column, isReversed: index.isReversed[member], reference: areas.references[member])
    guard let scale = key.rule.flatMap({ normalisation.scale(for: $0) }) else { return }
    for area in column.indices { column[area] = scale(column[area]) }
  }
}

/// Fills gaps of columns in place, as `Imputation` does.
struct GapFiller {
  private let groups: [Int?]

  init(_ groups: [Int?]) { self.groups = groups }

  /// Replaces NaN where there is something to replace it with.
  func fill(_ column: UnsafeMutableBufferPointer<Double>, _ imputation: Imputation) {
    guard column.contains(where: \.isNaN) else { return }
    let fillings = imputation.fillings(for: column.map { $0.isNaN ? nil : $0 }, groups: groups)
    for area in column.indices where column[area].isNaN { column[area] = fillings[area] ?? .nan }
  }
}
