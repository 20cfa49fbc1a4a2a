import Foundation

/// Expected values of numpy, scipy and scikit-learn; `Tests/Oracles/weights.py` says how they were made.
struct WeightVectors: Decodable {
  let technology: Components
  let components: [Components]
  let entropy: [Entropy]
  let correlations: [Correlations]
  let doubt: [Doubt]

  struct Components: Decodable {
    let columns: [[Double?]]
    let count: Int?
    let eigenvalues: [Double]
    let loadings: [[Double]]
    let factors: [[Double]]
    let first: [Double]
    let rotated: [Double]
  }

  struct Entropy: Decodable {
    let columns: [[Double?]]
    let entropies: [Double]
    let weights: [Double]
  }

  struct Correlations: Decodable {
    let columns: [[Double?]]
    let pearson: [[Double]]
    let spearman: [[Double]]
    let alpha: Double
    let areas: Int
  }

  struct Doubt: Decodable {
    let columns: [[Double?]]
    let shares: [[Double]]?
    let scores: [Double?]

    var bounds: [ClosedRange<Double>]? { shares?.map { $0[0]...$0[1] } }
  }

  static func load() throws -> WeightVectors {
    let file = Folders.tests.appendingPathComponent("Oracles/weights.json")
    return try JSONDecoder().decode(WeightVectors.self, from: Data(contentsOf: file))
  }
}
