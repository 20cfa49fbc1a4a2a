import Foundation

/// Expected values of independent implementations; `Tests/Oracles/analysis_core.py` says how they were made.
struct OracleVectors: Decodable {
  let sums: [Sum]
  let moments: [Moment]
  let normalisations: [Normalised]
  let aggregations: [Aggregated]
  let index: Index

  struct Sum: Decodable {
    let values: [Double]
    let expected: Double
  }

  struct Moment: Decodable {
    let values: [Double]
    let mean: Double
    let sample: Double
    let population: Double
  }

  struct Normalised: Decodable {
    let values: [Double?]
    let posts: [Double]
    let expected: [String: [Double?]]
  }

  struct Aggregated: Decodable {
    let weights: [Double]
    let values: [Double?]
    let coverage: Double
    let arithmetic: Double
    let geometric: Double
  }

  struct Index: Decodable {
    let columns: [[Double?]]
    let reversed: [Bool]
    let weights: [Double]
    let coverage: Double
    let arithmetic: [Double?]
    let geometric: [Double?]
    let ranks: [Double?]
  }

  static func load() throws -> OracleVectors {
    let file = Folders.tests.appendingPathComponent("Oracles/analysis_core.json")
    return try JSONDecoder().decode(OracleVectors.self, from: Data(contentsOf: file))
  }
}

/// Where test data lies.
enum Folders {
  /// The folder of all tests.
  static let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A folder of real data beside the repository, or nil where there is none.
  static func sharedData(_ name: String) -> URL? {
    var folder = tests
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let data = folder.appendingPathComponent("shared/data/\(name)")
      if FileManager.default.fileExists(atPath: data.path) { return data }
    }
    return nil
  }
}

/// The largest difference between two lists relative to the expected size; nil when a gap stands elsewhere.
func largestDifference(_ found: [Double?], _ expected: [Double?]) -> Double? {
  guard found.count == expected.count else { return nil }
  var largest = 0.0
  for (found, expected) in zip(found, expected) {
    switch (found, expected) {
    case (nil, nil): continue
    case (let found?, let expected?): largest = max(largest, abs(found - expected) / max(1, abs(expected)))
    default: return nil
    }
  }
  return largest
}
