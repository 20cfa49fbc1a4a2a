/// The eigenvalues and eigenvectors of a symmetric matrix.
///
/// By cyclic Jacobi rotations, which are as accurate as the numbers allow and need no tuning for the few dozen
/// indicators of an index. Source: Golub and Van Loan, "Matrix computations", 4th edition, 2013, section 8.5.
struct SymmetricEigen {
  /// The eigenvalues, largest first.
  let values: [Double]
  /// For each eigenvalue its vector of length 1; the sum of its elements is not negative.
  let vectors: [[Double]]

  /// Decomposes a matrix given by its rows; nil when it holds what is not finite or does not converge.
  init?(_ matrix: [[Double]]) {
    guard matrix.allSatisfy({ $0.count == matrix.count && $0.allSatisfy(\.isFinite) }) else { return nil }
    var jacobi = Jacobi(matrix)
    guard jacobi.run() else { return nil }
    // Equal eigenvalues keep the order of the indicators.
    let order = matrix.indices.sorted {
      (jacobi.matrix[$1][$1], $0) < (jacobi.matrix[$0][$0], $1)
    }
    values = order.map { jacobi.matrix[$0][$0] }
    vectors = order.map { column in SymmetricEigen.directed(jacobi.rotation.map { $0[column] }) }
  }

  /// The vector or its opposite, so that the same one comes out always: that whose elements add up to more than
  /// nothing, or whose largest element is positive when they cancel out.
  static func directed(_ vector: [Double]) -> [Double] {
    var sum = ExactSum()
    for element in vector { sum.add(element) }
    let total = sum.total ?? 0
    let largest = vector.max { abs($0) < abs($1) } ?? 0
    let isNegative = abs(total) > 1e-9 * abs(largest) ? total < 0 : largest < 0
    return isNegative ? vector.map { 0 - $0 } : vector
  }
}

/// The matrix while its off-diagonal elements are rotated away.
private struct Jacobi {
  var matrix: [[Double]]
  var rotation: [[Double]]
  private static let sweeps = 100

  init(_ matrix: [[Double]]) {
    self.matrix = matrix
    rotation = matrix.indices.map { row in matrix.indices.map { $0 == row ? 1 : 0 } }
  }

  /// Sweeps over all elements until none is left that counts; false when that takes too long.
  mutating func run() -> Bool {
    for _ in 0..<Jacobi.sweeps {
      var isDone = true
      for p in matrix.indices {
        for q in matrix.indices.dropFirst(p + 1) where rotate(p, q) { isDone = false }
      }
      if isDone { return true }
    }
    return false
  }

  /// Makes the element at (p, q) 0; false when it does not count beside those on the diagonal.
  private mutating func rotate(_ p: Int, _ q: Int) -> Bool {
    let element = matrix[p][q]
    let scale = (abs(matrix[p][p]) * abs(matrix[q][q])).squareRoot()
    guard abs(element) > max(scale * 1e-18, Double.leastNormalMagnitude) else { return false }
    let theta = (matrix[q][q] - matrix[p][p]) / (2 * element)
    let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    apply(p, q, cosine, tangent * cosine)
    matrix[p][q] = 0
    matrix[q][p] = 0
    return true
  }

  private mutating func apply(_ p: Int, _ q: Int, _ cosine: Double, _ sine: Double) {
    for k in matrix.indices {
      (matrix[k][p], matrix[k][q]) = turned(matrix[k][p], matrix[k][q], cosine, sine)
      (rotation[k][p], rotation[k][q]) = turned(rotation[k][p], rotation[k][q], cosine, sine)
    }
    for k in matrix.indices {
      (matrix[p][k], matrix[q][k]) = turned(matrix[p][k], matrix[q][k], cosine, sine)
    }
  }

  private func turned(_ x: Double, _ y: Double, _ cosine: Double, _ sine: Double) -> (Double, Double) {
    (cosine * x - sine * y, sine * x + cosine * y)
  }
}
