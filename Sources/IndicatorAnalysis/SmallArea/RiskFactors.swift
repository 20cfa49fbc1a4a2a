/// What a small-area model tells people apart by: factors such as age and education, each with categories.
public struct RiskFactors: Sendable {
  /// One factor.
  public struct Factor: Sendable {
    /// The name.
    public let name: String
    /// The names of its categories.
    public let categories: [String]
    /// The share of each category in the country; they are brought to a sum of 1.
    public let shares: [Double]
    /// The effect of each category on the log-odds of the risk.
    public let effects: [Double]
    /// The standard error of each effect.
    public let errors: [Double]

    /// Makes a factor; all arrays are as long as there are categories.
    public init(name: String, categories: [String], shares: [Double], effects: [Double], errors: [Double]) {
      self.name = name
      self.categories = categories
      let total = shares.reduce(0, +)
      self.shares = shares.map { total > 0 ? $0 / total : 0 }
      self.effects = effects
      self.errors = errors
    }

    /// Whether there is one finite number for each category.
    var isWhole: Bool {
      !categories.isEmpty && [shares, effects, errors].allSatisfy { $0.count == categories.count }
        && effects.allSatisfy(\.isFinite) && errors.allSatisfy { $0.isFinite && $0 >= 0 }
    }

    /// Whether it changes the risk by itself, and not only through what goes with it.
    public var hasEffect: Bool { effects.contains { $0 != 0 } || errors.contains { $0 != 0 } }
  }

  /// How two factors go together: for each category of the first how the second is spread.
  public struct Association: Sendable {
    /// The position of the first factor.
    public let given: Int
    /// The position of the second.
    public let of: Int
    /// For each category of the first the shares of those of the second.
    public let shares: [[Double]]

    /// Makes an association.
    public init(given: Int, of: Int, shares: [[Double]]) {
      self.given = given
      self.of = of
      self.shares = shares
    }

    /// Whether it is between two of these factors, with a number for each pair of categories.
    func fits(_ factors: [Factor]) -> Bool {
      guard factors.indices.contains(given), factors.indices.contains(of), given != of else { return false }
      return shares.count == factors[given].categories.count
        && shares.allSatisfy { $0.count == factors[of].categories.count }
    }
  }

  /// The factors.
  public let factors: [Factor]
  /// The log-odds of the risk of those in the reference category of every factor.
  public let intercept: Double
  /// Its standard error.
  public let interceptError: Double
  /// The share of the people of the country in each cell; the last factor runs fastest.
  public let seed: [Double]

  /// Makes factors.
  ///
  /// The cells of the country have the associations given and the shares of the factors; where nothing is said of
  /// two factors, they are independent given the others.
  ///
  /// - Returns: Nil when shares and associations can't both hold, a factor or an association has not one number for
  ///   each category, a number is not finite, or there are more cells than `cellLimit`.
  public init?(
    _ factors: [Factor], intercept: Double, interceptError: Double = 0, associations: [Association] = []
  ) {
    self.factors = factors
    self.intercept = intercept
    self.interceptError = interceptError
    guard intercept.isFinite, interceptError.isFinite, factors.allSatisfy(\.isWhole),
      let count = RiskFactors.cellCount(factors), associations.allSatisfy({ $0.fits(factors) })
    else { return nil }
    var seed = [Double](repeating: 1, count: count)
    let positions = factors.indices.map { RiskFactors.groups(factors, $0) }
    for association in associations {
      for cell in seed.indices {
        seed[cell] *= association.shares[positions[association.given][cell]][positions[association.of][cell]]
      }
    }
    let margins = factors.indices.map {
      ProportionalFitting.Margin(groups: positions[$0], totals: factors[$0].shares)
    }
    guard let fit = ProportionalFitting.fit(seed, to: margins) else { return nil }
    self.seed = fit.cells
  }

  /// The most cells: the work for each area grows with them.
  public static let cellLimit = 10_000

  /// The number of cells of factors; nil when there are too many.
  public static func cellCount(_ factors: [Factor]) -> Int? {
    factors.reduce(Optional(1)) { count, factor in
      count.flatMap { $0 <= cellLimit / max(1, factor.categories.count) ? $0 * factor.categories.count : nil }
    }
  }

  /// For each cell the category of a factor.
  public func groups(_ factor: Int) -> [Int] { RiskFactors.groups(factors, factor) }

  private static func groups(_ factors: [Factor], _ factor: Int) -> [Int] {
    let count = factors[factor].categories.count
    let inner = factors[(factor + 1)...].reduce(1) { $0 * $1.categories.count }
    let cells = factors.reduce(1) { $0 * $1.categories.count }
    return (0..<cells).map { $0 / inner % count }
  }

  /// For each cell the number of its risk: cells that differ only in factors without an effect share one.
  public var risks: (ofCell: [Int], count: Int) {
    var ofCell = [Int](repeating: 0, count: seed.count)
    var count = 1
    for (index, factor) in factors.enumerated() where factor.hasEffect {
      let groups = groups(index)
      for cell in ofCell.indices { ofCell[cell] = ofCell[cell] * factor.categories.count + groups[cell] }
      count *= factor.categories.count
    }
    return (ofCell, count)
  }

  /// The log-odds of each risk.
  ///
  /// - Parameter deviations: For the intercept and then for each category of each factor how many standard errors
  ///   its effect is off; nil for none.
  public func logOdds(_ deviations: [Double]? = nil) -> [Double] {
    var next = 1
    var result = [intercept + (deviations?[0] ?? 0) * interceptError]
    for factor in factors {
      let effects = factor.effects.indices.map { category in
        factor.effects[category] + (deviations?[next + category] ?? 0) * factor.errors[category]
      }
      next += factor.effects.count
      if factor.hasEffect { result = result.flatMap { value in effects.map { value + $0 } } }
    }
    return result
  }

  /// The number of coefficients: the intercept and one for each category.
  public var coefficientCount: Int { 1 + factors.reduce(0) { $0 + $1.categories.count } }
}
