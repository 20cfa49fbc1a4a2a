import Foundation
import Testing

@testable import IndicatorAnalysis

@Suite("Sobol indices")
struct SobolIndicesTests {
  /// The test function of T. Ishigami and T. Homma, "An importance quantification technique in uncertainty analysis
  /// for computer models", 1990, with a = 7 and b = 0.1, over -pi to pi.
  private static func ishigami(_ point: [Double]) -> Double {
    let x = point.map { Double.pi * (2 * $0 - 1) }
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0])
  }

  @Test("the Ishigami function has its analytic indices", arguments: [1, 2, 3] as [UInt64])
  func ishigami(seed: UInt64) throws {
    let design = SobolDesign(inputs: 3, rows: 16_384, seed: seed)
    #expect(design.points.count == 16_384 * 5)
    let found = try #require(
      SobolIndices(design.points.map(SobolIndicesTests.ishigami), design, resamples: 200, seed: seed))
    let first = [0.3139, 0.4424, 0.0]
    let total = [0.5576, 0.4424, 0.2437]
    for input in 0..<3 {
      #expect(abs(found.inputs[input].first.value - first[input]) < 0.02)
      #expect(abs(found.inputs[input].total.value - total[input]) < 0.02)
    }
    // V = a^2 / 8 + b pi^4 / 5 + b^2 pi^8 / 18 + 1 / 2, and a mean of a / 2.
    #expect(abs(found.variance / 13.8446 - 1) < 0.02)
    #expect(abs(found.mean - 3.5) < 0.03)
  }

  @Test("intervals hold nine of ten analytic indices or so, and shrink with more rows")
  func intervals() throws {
    let analytic = [0.3139, 0.5576, 0.4424, 0.4424, 0, 0.2437]
    var (held, widths) = (0, [0.0, 0.0])
    for seed in UInt64(1)...30 {
      for (position, rows) in [256, 4096].enumerated() where position == 0 || seed <= 2 {
        let design = SobolDesign(inputs: 3, rows: rows, seed: seed)
        let found = try #require(
          SobolIndices(design.points.map(SobolIndicesTests.ishigami), design, resamples: 200, seed: seed))
        let intervals = try found.inputs.flatMap {
          try [#require($0.first.interval), #require($0.total.interval)]
        }
        widths[position] += intervals.map { $0.upperBound - $0.lowerBound }.reduce(0, +)
        if position == 0 { held += zip(intervals, analytic).count { $0.contains($1) } }
      }
    }
    // 180 intervals of 90%: a hypercube is steadier than the resampling knows, so rather more hold than fewer.
    #expect((153...180).contains(held))
    #expect(widths[1] / 2 < widths[0] / 30 / 3)
  }

  @Test("an additive function has no interactions: first order and total are the squared coefficients")
  func additive() throws {
    let design = SobolDesign(inputs: 3, rows: 8192, seed: 5)
    let found = try #require(SobolIndices(design.points.map { $0[0] + 2 * $0[1] + 3 * $0[2] }, design))
    for (input, square) in [1.0, 4, 9].enumerated() {
      #expect(abs(found.inputs[input].first.value - square / 14) < 0.02)
      #expect(abs(found.inputs[input].total.value - square / 14) < 0.02)
    }
  }

  @Test("inputs of several coordinates are taken together")
  func grouped() throws {
    let design = SobolDesign([0..<2, 2..<3], rows: 8192, seed: 5)
    let found = try #require(SobolIndices(design.points.map { $0[0] + 2 * $0[1] + 3 * $0[2] }, design))
    #expect(found.inputs.count == 2 && abs(found.inputs[0].first.value - 5.0 / 14) < 0.02)
  }

  @Test("moving and stretching the output changes nothing")
  func scale() throws {
    let design = SobolDesign(inputs: 3, rows: 512, seed: 9)
    let outputs = design.points.map(SobolIndicesTests.ishigami)
    let one = try #require(SobolIndices(outputs, design, resamples: 50, seed: 2))
    let other = try #require(SobolIndices(outputs.map { 1024 * $0 - 4096 }, design, resamples: 50, seed: 2))
    for (one, other) in zip(one.inputs, other.inputs) {
      #expect(abs(one.first.value - other.first.value) < 1e-9)
      #expect(abs(one.total.value - other.total.value) < 1e-9)
    }
    #expect(SobolIndices(outputs, design, resamples: 50, seed: 2) == one)
  }

  @Test("no indices for an output that does not vary, is not finite or has too few rows")
  func obstacles() {
    let design = SobolDesign(inputs: 2, rows: 4, seed: 1)
    #expect(SobolIndices([Double?](repeating: 3, count: 16), design) == nil)
    #expect(SobolIndices([Double?](repeating: nil, count: 16), design) == nil)
    #expect(SobolIndices((0..<16).map { $0 % 4 < 3 ? .nan : Double($0) }, design) == nil)
    #expect(SobolIndices([1, 2, 3], design) == nil)
    #expect(SobolIndices([], SobolDesign(inputs: 2, rows: 0, seed: 1)) == nil)
  }

  @Test("a row that lacks an output is left out")
  func gaps() throws {
    let design = SobolDesign(inputs: 2, rows: 64, seed: 1)
    var outputs: [Double?] = design.points.map { $0[0] * $0[1] }
    outputs[64 * 3 + 5] = nil
    let found = try #require(SobolIndices(outputs, design))
    #expect(found.rows == 63)
    for set in 0..<4 { outputs[64 * set + 5] = nil }
    #expect(SobolIndices(outputs, design) == found)
  }
}

@Suite("Latin hypercubes")
struct LatinHypercubeTests {
  @Test("each part of each coordinate holds one point", arguments: [1, 2, 7, 1000])
  func strata(points: Int) {
    for coordinate in 0..<4 {
      let values = LatinHypercube.values(points: points, coordinate: coordinate, seed: 3)
      #expect(values.allSatisfy { (0..<1).contains($0) })
      #expect(values.map { Int($0 * Double(points)) }.sorted() == Array(0..<points))
    }
    #expect(
      points < 7
        || LatinHypercube.values(points: points, coordinate: 0, seed: 3)
          != LatinHypercube.values(points: points, coordinate: 1, seed: 3)
    )
  }
}
