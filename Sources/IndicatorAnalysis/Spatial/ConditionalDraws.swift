/// Random draws of the neighbours of each area while the area itself keeps its value.
struct ConditionalDraws {
  /// The p-value of each area of the sample; nil without draws.
  let pValues: [Double]?

  /// Areas that one thread takes at a time, with one scratch list for all of them.
  private static let chunk = 32

  init(_ sample: SpatialSample, _ sums: [Double], permutations: Int, seed: UInt64) {
    guard permutations > 0 else {
      pValues = nil
      return
    }
    let total = sample.deviations.reduce(into: ExactSum()) { $0.add($1) }.total ?? 0
    let (starts, values) = (sample.links.starts, sample.deviations)
    let chunks = (values.count + ConditionalDraws.chunk - 1) / ConditionalDraws.chunk
    pValues = Concurrent.map(chunks) { chunk -> [Double] in
      var drawer = Drawer(values, total)
      let first = chunk * ConditionalDraws.chunk
      return (first..<min(first + ConditionalDraws.chunk, values.count)).map { area -> Double in
        let degree = starts[area + 1] - starts[area]
        guard degree > 0 else { return 1 }
        var random = RandomStream(seed: seed, stream: UInt64(area))
        let count = drawer.countAsFar(sums[area], area, degree, permutations, &random)
        return PermutationTest.pValue(count, of: permutations)
      }
    }.flatMap { $0 }
  }
}

/// Draws areas without putting them back.
private struct Drawer {
  private let values: [Double]
  private let total: Double
  /// The number of the draw in which each area was last taken.
  private var taken: [UInt32]
  private var draw: UInt32 = 0

  init(_ values: [Double], _ total: Double) {
    self.values = values
    self.total = total
    taken = [UInt32](repeating: 0, count: values.count)
  }

  /// How many draws of neighbours have a sum at least as far from its expectation as the one found.
  mutating func countAsFar(
    _ found: Double, _ area: Int, _ degree: Int, _ permutations: Int, _ random: inout RandomStream
  ) -> Int {
    let others = values.count - 1
    let othersTotal = total - values[area]
    let expected = othersTotal * Double(degree) / Double(others)
    // Of many neighbours it is quicker to draw those that are none.
    let isComplement = degree > others / 2
    let drawn = isComplement ? others - degree : degree
    var count = 0
    for _ in 0..<permutations {
      let sum = sum(of: drawn, without: area, &random)
      let neighbours = isComplement ? othersTotal - sum : sum
      if PermutationTest.isAsFar(neighbours - expected, found - expected) { count += 1 }
    }
    return count
  }

  private mutating func sum(of count: Int, without area: Int, _ random: inout RandomStream) -> Double {
    nextDraw()
    var sum = 0.0
    for _ in 0..<count {
      var other = index(without: area, &random)
      while taken[other] == draw { other = index(without: area, &random) }
      taken[other] = draw
      sum += values[other]
    }
    return sum
  }

  private mutating func nextDraw() {
    if draw == .max {
      taken = [UInt32](repeating: 0, count: taken.count)
      draw = 0
    }
    draw += 1
  }

  private func index(without area: Int, _ random: inout RandomStream) -> Int {
    let index = random.index(below: values.count - 1)
    return index < area ? index : index + 1
  }
}
