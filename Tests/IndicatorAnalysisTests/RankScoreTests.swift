import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Robust z-scores, classes and stretched ranks")
struct RankScoreTests {
  /// Columns of 2 to 60 numbers with gaps and ties.
  private static let columns: [[Double?]] = {
    var random = SeededGenerator(seed: 31)
    return (0..<60).map { _ in
      (0..<Int.random(in: 2...60, using: &random)).map { _ -> Double? in
        Int.random(in: 0..<6, using: &random) == 0 ? nil : Double(Int.random(in: -9...9, using: &random)) / 2
      } + [-5, 5]
    }
  }()

  @Test("a robust z-score hardly moves with an outlier, and needs a middle that varies")
  func robustZ() throws {
    let plain = Normalisation.robustZ.apply(to: [1, 2, 3, 4, 5]).values
    let outlying = Normalisation.robustZ.apply(to: [1, 2, 3, 4, 5000]).values
    #expect(plain.prefix(4) == outlying.prefix(4))
    let first = try #require(plain[0])
    #expect(abs(first + 2 / 1.4826) < 1e-15)
    let flat = Normalisation.robustZ.apply(to: [1, 3, 3, 3, 9, nil])
    #expect(flat.obstacle == .noMedianDeviation)
    #expect(flat.values == [nil, nil, nil, nil, nil, nil])
  }

  @Test("robust z-scores have median 0 and a median distance of 1 / 1.4826")
  func standardisation() throws {
    for column in Self.columns {
      let result = Normalisation.robustZ.apply(to: column)
      guard result.obstacle == nil else { continue }
      let scores = result.values.compactMap { $0 }
      let median = try #require(Median.of(scores))
      #expect(abs(median) < 1e-12)
      let deviation = try #require(Median.absoluteDeviation(scores))
      #expect(abs(deviation * 1.4826 - 1) < 1e-12)
    }
  }

  @Test(
    "classes run from 1 to k, equal numbers share one, and without ties no class is larger than another by more than one"
  )
  func classes() {
    #expect(
      Normalisation.quantileClass(4).apply(to: [1, 2, 3, 4, 5, 6, 7, 8]).values == [1, 1, 2, 2, 3, 3, 4, 4])
    #expect(Normalisation.quantileClass(2).apply(to: [1, 1, 1, 9]).values == [1, 1, 1, 2])
    #expect(Normalisation.quantileClass(5).apply(to: [7, nil, 8, 9]).values == [1, nil, 2, 4])
    #expect(Normalisation.quantileClass(1).apply(to: [1, 2]).values == [1, 1])
    for column in Self.columns {
      for count in [1, 2, 3, 5, 10, 1000, Int.max] {
        let found = Normalisation.quantileClass(count).apply(to: column).values
        let present = found.compactMap { $0 }
        let range = 1...Double(count)
        #expect(present.allSatisfy { range.contains($0) })
        #expect(present.contains(1))
        for value in Set(column.compactMap { $0 }) {
          #expect(Set(column.indices.filter { column[$0] == value }.map { found[$0] }).count == 1)
        }
      }
    }
    let even = Normalisation.quantileClass(5).apply(to: (0..<1003).map { Double($0) }).values
    let sizes = Dictionary(grouping: even, by: { $0 }).mapValues(\.count)
    #expect(sizes.values.allSatisfy { (200...201).contains($0) })
  }

  @Test("the deprivation scale runs to 100, with half of it above the ninth tenth of ranks")
  func exponential() throws {
    let scores = Normalisation.exponential(.average).apply(to: (1...1000).map { Double($0) }).values
    let present = scores.compactMap { $0 }
    #expect(abs((present.last ?? 0) - 100) < 1e-12)
    #expect(present.allSatisfy { $0 > 0 && $0 <= 100 })
    // The documentation of the English indices: the most deprived tenth of areas scores between 50 and 100.
    #expect(abs(present[899] - 50) < 0.5)
    for column in Self.columns {
      for ties in Ties.allCases {
        let found = Normalisation.exponential(ties).apply(to: column).values.compactMap { $0 }
        #expect(found.allSatisfy { $0 > 0 && $0 <= 100 })
      }
    }
  }

  @Test("a Borda count is the number of areas below, half for those that are equal")
  func borda() {
    for column in Self.columns {
      let found = Normalisation.borda(.average).apply(to: column).values
      for index in column.indices {
        guard let value = column[index] else { continue }
        let below = column.count { $0.map { $0 < value } ?? false }
        let equal = column.count { $0 == value } - 1
        #expect(found[index] == Double(below) + Double(equal) / 2)
      }
    }
  }

  @Test("the median does not overflow, and is refused for what is not a number")
  func median() {
    #expect(
      Median.of([Double.greatestFiniteMagnitude, .greatestFiniteMagnitude]) == .greatestFiniteMagnitude)
    #expect(Median.of([3, 1, 2]) == 2)
    #expect(Median.of([4, 1, 2, 3]) == 2.5)
    #expect(Median.of([Double]()) == nil)
    #expect(Median.of([1, .nan]) == nil)
    let largest = Double.greatestFiniteMagnitude
    #expect(Median.absoluteDeviation([-largest, largest, largest]) == nil)
  }
}
