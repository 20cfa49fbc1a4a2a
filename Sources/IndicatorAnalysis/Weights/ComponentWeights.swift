/// Weights from principal components: indicators that vary together share the weight of what they have in common.
///
/// They say how indicators go together, not how much they matter.
public struct ComponentWeights: Hashable, Sendable {
  /// Which components count.
  public enum Method: Hashable, Sendable {
    /// The first one alone: w_j = a_j^2 / sum(a^2), with the loadings a.
    case firstComponent
    /// Those with an eigenvalue above 1 (at least one), rotated by varimax: see `weights`.
    case rotated
    /// As many as given, rotated by varimax.
    case rotatedCount(Int)
  }

  /// The weights, adding up to 1.
  ///
  /// Of rotated factors as the handbook does: each indicator goes with the factor f on which its loading is
  /// largest; its weight there is a_jf^2 / V_f, with V_f = sum over j of a_jf^2, and that of the factor
  /// V_f / sum(V); all are then scaled to add up to 1. So w_j = max_f a_jf^2 / sum over j of max_f a_jf^2.
  /// Source: OECD and JRC, "Handbook on constructing composite indicators", 2008, section 6.1, after Nicoletti,
  /// Scarpetta and Boylaud, 2000.
  public let weights: [Double]
  /// The components before rotation.
  public let components: PrincipalComponents
  /// For each factor that counts its loadings on the indicators, after rotation.
  public let factors: [[Double]]
  /// For each indicator the factor on which its loading is largest.
  public let groups: [Int]

  /// The share of all variation that the factors explain, 0 to 1.
  public var explained: Double {
    components.varianceShares.prefix(factors.count).reduce(0, +)
  }

  /// Derives weights.
  ///
  /// - Parameter columns: For each indicator the scores of all areas, nil where there is none.
  /// - Throws: `WeightingObstacle`, as `PrincipalComponents` does, and when the rotation does not settle.
  public init(_ columns: [[Double?]], _ method: Method = .rotated) throws(WeightingObstacle) {
    let components = try PrincipalComponents(columns)
    let kept = ComponentWeights.count(method, components)
    let loadings = Array(components.loadings.prefix(kept))
    guard let factors = kept > 1 ? Varimax.rotate(loadings) : loadings else { throw .notConverged }
    let groups = columns.indices.map { indicator in
      // The first of equal loadings, so that one comes out always.
      factors.indices.reduce(0) { abs(factors[$1][indicator]) > abs(factors[$0][indicator]) ? $1 : $0 }
    }
    let squares = zip(columns.indices, groups).map { factors[$1][$0] * factors[$1][$0] }
    guard let weights = Weighting.shares(squares) else { throw .notFinite }
    self.weights = weights
    self.components = components
    self.factors = factors
    self.groups = groups
  }

  private static func count(_ method: Method, _ components: PrincipalComponents) -> Int {
    switch method {
    case .firstComponent: 1
    // Of indicators that have nothing in common all are 1, give or take a rounding.
    case .rotated: max(1, components.eigenvalues.count { $0 > 1 + 1e-9 })
    case .rotatedCount(let count): min(max(1, count), components.eigenvalues.count)
    }
  }
}
