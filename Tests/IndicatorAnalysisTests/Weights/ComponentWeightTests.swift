import PluginTesting
import Testing

@testable import IndicatorAnalysis

@Suite("Weights from principal components")
struct ComponentWeightTests {
  @Test("eigenvalues, loadings, rotated factors and weights are those of scikit-learn and a varimax by SVD")
  func oracle() throws {
    let vectors = try WeightVectors.load()
    for vector in vectors.components + [vectors.technology] {
      let method = vector.count.map(ComponentWeights.Method.rotatedCount) ?? .rotated
      let found = try ComponentWeights(vector.columns, method)
      #expect(try #require(largestDifference(found.components.eigenvalues, vector.eigenvalues)) < 1e-12)
      #expect(found.factors.count == vector.factors.count)
      for (found, expected) in zip(found.components.loadings, vector.loadings) {
        #expect(try #require(largestDifference(found, expected)) < 1e-10)
      }
      for (found, expected) in zip(found.factors, vector.factors) {
        #expect(try #require(largestDifference(found, expected)) < 1e-7)
      }
      #expect(try #require(largestDifference(found.weights, vector.rotated)) < 1e-7)
      let first = try ComponentWeights(vector.columns, .firstComponent)
      #expect(try #require(largestDifference(first.weights, vector.first)) < 1e-10)
    }
  }

  @Test("the worked example of the handbook: variance of each component, and the factor of patents")
  func handbook() throws {
    let found = try ComponentWeights(WeightVectors.load().technology.columns, .rotatedCount(4))
    // Table 16, in percent; its data have more decimals than the ones it prints.
    let published = [41.9, 21.8, 12.3, 11.1, 6.0, 3.7, 2.2, 0.9]
    for (found, published) in zip(found.components.varianceShares, published) {
      #expect(abs(100 * found - published) < 0.15)
    }
    // Table 17: patents load 0.97 on the second factor that it lists and 0.07, 0.06, 0.06 on the others.
    let patents = found.factors.map { abs($0[0]) }.sorted()
    for (found, published) in zip(patents, [0.06, 0.06, 0.07, 0.97]) {
      #expect(abs(found - published) < 0.015)
    }
  }

  @Test("two indicators that say the same share a weight, and one that stands alone has its own")
  func redundancy() throws {
    var random = RandomStream(seed: 1)
    let common = (0..<200).map { _ in random.normal() }
    let columns: [[Double?]] = [
      common.map { $0 + 0.01 * random.normal() }, common.map { 5 - 3 * $0 + 0.01 * random.normal() },
      (0..<200).map { _ in random.normal() },
    ]
    let found = try ComponentWeights(columns, .rotatedCount(2))
    for weight in found.weights { #expect(abs(weight - 1.0 / 3) < 0.001) }
    #expect(found.groups[0] == found.groups[1] && found.groups[0] != found.groups[2])
    #expect(found.explained > 0.99)
  }

  @Test("what has no weights says why")
  func obstacles() {
    func obstacle(_ columns: [[Double?]]) -> WeightingObstacle? {
      do {
        _ = try ComponentWeights(columns)
        return nil
      } catch { return error }
    }
    #expect(obstacle([]) == .noIndicators)
    #expect(obstacle([[], []]) == .tooFewAreas(found: 0, needed: 3))
    #expect(obstacle([[1, 2, nil, 3], [nil, 2, 3, 3]]) == .tooFewAreas(found: 2, needed: 3))
    #expect(obstacle([[1, 2, 3], [4, 4, 4]]) == .noVariation(indicator: 1))
    #expect(obstacle([[1, 2, .infinity]]) == .notFinite)
    #expect(obstacle([[1e308, -1e308, 0], [1, 2, 3]]) == nil)
    #expect(obstacle([[.leastNonzeroMagnitude, 0, 0], [1, 2, 4]]) == nil)
    #expect(obstacle([[1, 2, 4]]) == nil)
  }

  @Test("an eigen decomposition puts the matrix together again, with vectors at right angles")
  func decomposition() throws {
    var random = RandomStream(seed: 2)
    for size in 1...25 {
      var matrix = (0..<size).map { _ in (0..<size).map { _ in random.normal() } }
      for row in 0..<size { for column in 0..<row { matrix[row][column] = matrix[column][row] } }
      let eigen = try #require(SymmetricEigen(matrix))
      #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy { $0 >= $1 })
      for row in 0..<size {
        for column in 0..<size {
          let rebuilt = (0..<size).reduce(0.0) {
            $0 + eigen.values[$1] * eigen.vectors[$1][row] * eigen.vectors[$1][column]
          }
          let product = (0..<size).reduce(0.0) { $0 + eigen.vectors[row][$1] * eigen.vectors[column][$1] }
          #expect(abs(rebuilt - matrix[row][column]) < 1e-12)
          #expect(abs(product - (row == column ? 1 : 0)) < 1e-12)
        }
      }
    }
    #expect(SymmetricEigen([[.nan]]) == nil)
    #expect(SymmetricEigen([[0, 0], [0, 0]])?.values == [0, 0])
  }

  @Test("a rotation changes what no factor explains, and raises the criterion")
  func rotation() throws {
    for vector in try WeightVectors.load().components where vector.factors.count > 1 {
      let rotated = try #require(Varimax.rotate(vector.loadings))
      for indicator in vector.columns.indices {
        let before = vector.loadings.reduce(0) { $0 + $1[indicator] * $1[indicator] }
        let after = rotated.reduce(0) { $0 + $1[indicator] * $1[indicator] }
        #expect(abs(before - after) < 1e-12)
      }
      #expect(criterion(rotated) >= criterion(vector.loadings) - 1e-12)
      #expect(abs(criterion(rotated) - criterion(vector.factors)) < 1e-9)
    }
  }

  /// The sum over factors of the variance of the squared loadings, each over its communality.
  private func criterion(_ factors: [[Double]]) -> Double {
    let sizes = factors[0].indices.map { j in factors.reduce(0) { $0 + $1[j] * $1[j] } }
    return factors.reduce(0) { total, factor in
      let squares = zip(factor, sizes).map { $0 * $0 / $1 }
      let mean = squares.reduce(0, +) / Double(squares.count)
      return total + squares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }
}
