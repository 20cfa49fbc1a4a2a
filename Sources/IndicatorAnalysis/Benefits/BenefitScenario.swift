/// What is assumed of a year of courses for people with low literacy, and of what it saves whom.
public struct BenefitScenario: Hashable, Sendable {
  /// The cost of one participant, in euro.
  public var cost: Double
  /// The share of participants who complete the course, 0 to 1.
  public var completion: Double
  /// The share of those who would not have come as far without it, 0 to 1.
  public var additionality: Double
  /// The share of the effect that is left after each further year, 0 to 1.
  public var persistence: Double
  /// The number of years that are counted.
  public var years: Int
  /// The discount rate: how much less a euro is worth a year later, 0.0225 for 2.25%.
  public var discountRate: Double
  /// Who bears the costs of low literacy.
  public var payers: [Payer]

  /// One who bears costs of low literacy.
  public struct Payer: Hashable, Sendable {
    /// The cost of one person with low literacy in a year, in euro.
    public var yearlyCost: Double
    /// The share of that cost that goes away when the course has had its effect, 0 to 1.
    public var shareRemoved: Double
    /// The share of that cost that the municipality pays from its own budget, 0 to 1.
    public var municipalShare: Double

    /// Makes a payer.
    public init(yearlyCost: Double, shareRemoved: Double, municipalShare: Double) {
      self.yearlyCost = yearlyCost
      self.shareRemoved = shareRemoved
      self.municipalShare = municipalShare
    }
  }

  /// Makes a scenario.
  public init(
    cost: Double, completion: Double, additionality: Double, persistence: Double, years: Int,
    discountRate: Double, payers: [Payer]
  ) {
    self.cost = cost
    self.completion = completion
    self.additionality = additionality
    self.persistence = persistence
    self.years = years
    self.discountRate = discountRate
    self.payers = payers
  }

  /// How many times the saving of one whole year all years together are worth today:
  /// A = sum over t = 1..T of s^(t-1) / (1 + r)^t.
  ///
  /// - Returns: nil for a discount rate of -1 or less, more than 1,000 years, and where the sum is out of range.
  public var yearsWorth: Double? {
    guard discountRate > -1, years >= 0, years <= 1000 else { return nil }
    var (sum, term) = (ExactSum(), 1 / (1 + discountRate))
    for _ in 0..<years {
      sum.add(term)
      term *= persistence / (1 + discountRate)
    }
    return sum.total
  }

  /// The share of the costs of low literacy that has to go away for benefits to equal costs:
  /// phi* = C / (c a B A), with B the yearly costs of all payers together. More than 1 says that they can't.
  ///
  /// - Returns: nil where nothing can be saved, and where numbers are out of range.
  public var breakEven: Double? {
    var yearly = ExactSum()
    for payer in payers { yearly.add(payer.yearlyCost) }
    guard let yearly = yearly.total, let worth = yearsWorth else { return nil }
    let saved = completion * additionality * yearly * worth
    guard saved > 0, (cost / saved).isFinite else { return nil }
    return cost / saved
  }

  /// The present value of what each payer saves by a year's participants, what the courses cost, and the rest:
  /// PV_k = R c a phi_k B_k A and NPV = sum(PV_k) - R C.
  ///
  /// - Parameter participants: R, the participants of one year.
  /// - Returns: nil for a negative number of participants, and where numbers are out of range.
  public func outcome(participants: Double) -> BenefitOutcome? {
    guard participants >= 0, let worth = yearsWorth else { return nil }
    let effective = participants * completion * additionality
    let savings = payers.map { effective * $0.shareRemoved * $0.yearlyCost * worth }
    var (total, municipal) = (ExactSum(), ExactSum())
    for (saving, payer) in zip(savings, payers) {
      total.add(saving)
      municipal.add(product: saving, payer.municipalShare)
    }
    let cost = participants * cost
    guard let total = total.total, let municipal = municipal.total, (total - cost).isFinite else {
      return nil
    }
    return BenefitOutcome(savings: savings, total: total, municipal: municipal, cost: cost)
  }
}

/// What a year's participants save and cost, in euro of today.
public struct BenefitOutcome: Hashable, Sendable {
  /// The present value of what each payer saves.
  public let savings: [Double]
  /// Their sum.
  public let total: Double
  /// The part of it that the municipality saves on its own budget.
  public let municipal: Double
  /// What the courses cost.
  public let cost: Double

  /// What is saved less what it costs; negative when it costs more.
  public var net: Double { total - cost }
}
