/// Points of the unit cube, spread evenly over each coordinate.
struct UnitCubeDesign: Sendable {
  /// One list of coordinates for each point.
  let points: [[Double]]

  /// Makes points.
  ///
  /// - Parameter first: The number of the first coordinate; each number has random numbers of its own.
  init(rows: Int, dimension: Int, first: Int = 0, seed: UInt64) {
    let columns = Concurrent.map(dimension) {
      LatinHypercube.values(points: rows, coordinate: first + $0, seed: seed)
    }
    points = (0..<rows).map { row in columns.map { $0[row] } }
  }
}

/// The points at which a function is computed to find which of its inputs matter.
///
/// Two sets A and B of points, and for each input a set that is A with that input from B: n (k + 2) points for k
/// inputs. A. Saltelli et al., "Variance based sensitivity analysis of model output. Design and estimator for the
/// total sensitivity index", Computer Physics Communications 181, 2010. A and B are Latin hypercubes.
public struct SobolDesign: Sendable {
  /// All points: those of A, those of B, then those of each input.
  public let points: [[Double]]
  /// The number of points of each set.
  public let rows: Int
  /// The number of inputs.
  public let inputs: Int

  /// Makes a design.
  ///
  /// - Parameters:
  ///   - inputs: The coordinates of each input, of which it may have several, from 0 on and without a gap.
  ///   - rows: The number of points of each set.
  ///   - seed: Starts the random numbers.
  public init(_ inputs: [Range<Int>], rows: Int, seed: UInt64) {
    let dimension = inputs.last?.upperBound ?? 0
    let a = UnitCubeDesign(rows: rows, dimension: dimension, seed: seed).points
    let b = UnitCubeDesign(rows: rows, dimension: dimension, first: dimension, seed: seed).points
    let mixed = inputs.map { input in
      (0..<rows).map { row in
        var point = a[row]
        for coordinate in input { point[coordinate] = b[row][coordinate] }
        return point
      }
    }
    points = a + b + mixed.flatMap { $0 }
    self.rows = rows
    self.inputs = inputs.count
  }

  /// A design of inputs with one coordinate each.
  public init(inputs: Int, rows: Int, seed: UInt64) {
    self.init((0..<inputs).map { $0..<$0 + 1 }, rows: rows, seed: seed)
  }
}
