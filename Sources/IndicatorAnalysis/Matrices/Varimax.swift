#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rotation of factors by which each indicator loads on as few of them as possible.
///
/// Pairs of factors are turned by the angle that maximises the variance of the squared loadings, until none turns
/// any more. Loadings are divided by the root of their communality before and multiplied after ("normal" varimax).
/// Source: Kaiser, "The varimax criterion for analytic rotation in factor analysis", 1958.
enum Varimax {
  private static let sweeps = 1000

  /// The rotated loadings.
  ///
  /// - Parameter loadings: For each factor its loadings on the indicators.
  /// - Returns: As many factors, that which explains most first, the loadings of each adding up to 0 or more;
  ///   nil when the rotation does not settle.
  static func rotate(_ loadings: [[Double]]) -> [[Double]]? {
    let count = loadings.first?.count ?? 0
    let sizes = (0..<count).map { indicator in
      loadings.reduce(0) { $0 + $1[indicator] * $1[indicator] }.squareRoot()
    }
    var factors = loadings.map { zip($0, sizes).map { $1 > 0 ? $0 / $1 : 0 } }
    guard settle(&factors) else { return nil }
    let rotated = factors.map { SymmetricEigen.directed(zip($0, sizes).map { $0 * $1 }) }
    let variances = rotated.map { $0.reduce(0) { $0 + $1 * $1 } }
    return rotated.indices.sorted { (variances[$1], $0) < (variances[$0], $1) }.map { rotated[$0] }
  }

  private static func settle(_ factors: inout [[Double]]) -> Bool {
    for _ in 0..<sweeps {
      var largest = 0.0
      for a in factors.indices {
        for b in factors.indices.dropFirst(a + 1) {
          let angle = angle(factors[a], factors[b])
          turn(&factors, a, b, angle)
          largest = max(largest, abs(angle))
        }
      }
      if largest < 1e-13 { return true }
    }
    return false
  }

  /// The angle that maximises the criterion for two factors: with u = x^2 - y^2 and v = 2xy, a quarter of the angle
  /// of (sum(u^2 - v^2) - ((sum u)^2 - (sum v)^2) / p, 2 (sum(u v) - sum(u) sum(v) / p)).
  private static func angle(_ x: [Double], _ y: [Double]) -> Double {
    var (u, v, squares, products) = (0.0, 0.0, 0.0, 0.0)
    for (x, y) in zip(x, y) {
      let (difference, product) = (x * x - y * y, 2 * x * y)
      u += difference
      v += product
      squares += difference * difference - product * product
      products += 2 * difference * product
    }
    let count = Double(x.count)
    let (sine, cosine) = (products - 2 * u * v / count, squares - (u * u - v * v) / count)
    // Where the criterion is the same at every angle there is nothing to gain by turning.
    guard abs(sine) > 1e-14 * count || abs(cosine) > 1e-14 * count else { return 0 }
    return atan2(sine, cosine) / 4
  }

  private static func turn(_ factors: inout [[Double]], _ a: Int, _ b: Int, _ angle: Double) {
    let (sine, cosine) = (sin(angle), cos(angle))
    for indicator in factors[a].indices {
      let (x, y) = (factors[a][indicator], factors[b][indicator])
      factors[a][indicator] = cosine * x + sine * y
      factors[b][indicator] = cosine * y - sine * x
    }
  }
}
