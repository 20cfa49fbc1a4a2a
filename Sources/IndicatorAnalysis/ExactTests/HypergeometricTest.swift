/// The exact test of an area against the rest of a larger area, in which both are counted: Fisher's test of the
/// table of cases and other people in the area and in the rest.
///
/// Source: Fisher, "The logic of inductive inference", 1935.
public enum HypergeometricTest {
  /// The probability that an area of `people` would hold as many of the `parentCases` among `parentPeople`, or a
  /// number further from the expected, if the cases were spread at random.
  ///
  /// - Returns: A probability; nil unless all four are whole and 0 <= cases <= people <= parentPeople,
  ///   cases <= parentCases <= parentPeople, and the rest holds no more cases than people.
  public static func p(
    cases: Double, people: Double, parentCases: Double, parentPeople: Double,
    alternative: Alternative = .greater
  ) -> Double? {
    guard
      let spread = Spread(
        people: people, parentCases: parentCases, parentPeople: parentPeople),
      cases == cases.rounded(), spread.least <= cases, cases <= spread.most
    else { return nil }
    return switch alternative {
    case .greater: spread.atLeast(cases)
    case .less: spread.atMost(cases)
    case .twoSided: spread.twoSided(cases)
    }
  }
}

/// How many cases fall in an area when they are spread at random: the hypergeometric distribution.
private struct Spread {
  let people: Double
  let parentCases: Double
  let parentPeople: Double

  init?(people: Double, parentCases: Double, parentPeople: Double) {
    guard people >= 0, parentCases >= 0, people <= parentPeople, parentCases <= parentPeople,
      // Whole numbers beyond this are not told apart.
      parentPeople < 1e15, people == people.rounded(), parentCases == parentCases.rounded(),
      parentPeople == parentPeople.rounded()
    else { return nil }
    self.people = people
    self.parentCases = parentCases
    self.parentPeople = parentPeople
  }

  var least: Double { max(0, people + parentCases - parentPeople) }
  var most: Double { min(people, parentCases) }

  private var mode: Double { ((people + 1) * (parentCases + 1) / (parentPeople + 2)).rounded(.down) }

  func atLeast(_ cases: Double) -> Double {
    cases > mode ? up(from: cases) : max(0, 1 - down(from: cases - 1))
  }

  func atMost(_ cases: Double) -> Double {
    cases <= mode ? down(from: cases) : max(0, 1 - up(from: cases + 1))
  }

  func twoSided(_ cases: Double) -> Double {
    let limit = density(cases) * FarTail.allowance
    if cases <= mode {
      let far = FarTail.lastUnlikely(from: -most, to: -min(most, mode + 1), limit: limit) { density(-$0) }
      return min(1, down(from: cases) + up(from: max(-far, cases + 1)))
    }
    let far = FarTail.lastUnlikely(from: least, to: mode, limit: limit, density)
    return min(1, up(from: cases) + down(from: min(far, cases - 1)))
  }

  /// As three binomial probabilities at the share of the whole, of which each keeps all its digits.
  private func density(_ cases: Double) -> Double {
    guard cases >= least, cases <= most else { return 0 }
    guard parentPeople > 0 else { return 1 }
    let share = people / parentPeople
    let inside = CountDensity.binomial(cases, of: parentCases, chance: share)
    let outside = CountDensity.binomial(people - cases, of: parentPeople - parentCases, chance: share)
    return inside * outside / CountDensity.binomial(people, of: parentPeople, chance: share)
  }

  /// The probability of a number or more; terms fall by a ratio that falls, so the sum ends early.
  private func up(from first: Double) -> Double {
    guard first > least else { return 1 }
    var term = density(first)
    var sum = 0.0
    var cases = first
    while cases <= most, term > sum * 1e-17 {
      sum += term
      term *= (parentCases - cases) * (people - cases)
      cases += 1
      term /= cases * (parentPeople - parentCases - people + cases)
    }
    return min(1, sum)
  }

  private func down(from first: Double) -> Double {
    guard first < most else { return 1 }
    var term = density(first)
    var sum = 0.0
    var cases = first
    while cases >= least, term > sum * 1e-17 {
      sum += term
      term *= cases * (parentPeople - parentCases - people + cases)
      cases -= 1
      term /= (parentCases - cases) * (people - cases)
    }
    return min(1, sum)
  }
}
