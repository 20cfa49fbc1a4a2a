/// An area of a small-area model: who lives there, and to what its estimate has to add up.
public struct SmallArea: Sendable {
  /// What identifies it; its random numbers depend on nothing else.
  public var key: String
  /// The people that the estimate is about; 0 where nobody is known of.
  public var people: Double
  /// The share of the people with each risk; empty where it is not known.
  public var composition: [Double]
  /// What the rounding of each figure can do.
  public var roundings: [Rounding]
  /// How its estimate hangs together with others.
  public var place: Place
  /// The figure that is known of it, with its standard error; nil for most.
  public var known: (rate: Double, error: Double)?
  /// The position of the area that it is compared with.
  public var reference: Int?

  /// What half a unit of rounding of one figure changes.
  public struct Rounding: Sendable {
    /// The change of the log-odds of the share.
    public var logOdds: Double
    /// The change of the number of people, as a part of it.
    public var people: Double

    /// Makes what a rounding changes.
    public init(logOdds: Double, people: Double) {
      self.logOdds = logOdds
      self.people = people
    }
  }

  /// How an area hangs together with others.
  public enum Place: Sendable {
    /// The country, whose share is known.
    case country
    /// Part of no other area.
    case alone
    /// One of the parts that another area consists of; the people at risk in all parts are those of the whole.
    case part(of: Int)
    /// Within another area, and not one of the parts that add up to it, such as a custom area.
    case within(Int)
    /// No more than these areas together.
    case sum([Int])
  }

  /// Makes an area.
  public init(
    key: String, people: Double, composition: [Double], roundings: [Rounding] = [], place: Place = .alone,
    known: (rate: Double, error: Double)? = nil, reference: Int? = nil
  ) {
    self.key = key
    self.people = people
    self.composition = composition
    self.roundings = roundings
    self.place = place
    self.known = known
    self.reference = reference
  }

  /// Whether there is somebody to estimate for.
  var hasPeople: Bool { people > 0 && !composition.isEmpty }
}

/// The estimate for an area.
public struct SmallAreaEstimate: Sendable {
  /// A figure with the range in which nine of ten draws lie.
  public struct Figure: Sendable {
    /// The figure itself.
    public var value: Double
    /// The fifth percentile of the draws.
    public var lower: Double
    /// The ninety-fifth percentile.
    public var upper: Double

    /// Makes a figure.
    public init(value: Double, lower: Double, upper: Double) {
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  /// The share of the people, from 0 to 1. The values of all parts of a whole add up to it exactly.
  public var share: Figure
  /// The median of the draws of the share.
  public var median: Double
  /// The number of people.
  public var people: Figure
  /// How it compares with the reference area; nil without one.
  public var comparison: Comparison?

  /// A comparison of a share with that of another area.
  public struct Comparison: Sendable {
    /// The share as a part of that of the other area.
    public var quotient: Figure
    /// How many people more there are than if the share were that of the other area.
    public var excess: Figure
    /// The part of the draws in which the quotient is at least the threshold.
    public var probability: Double
    /// The part of the draws in which the share is above that of the other area, by however little.
    public var probabilityAbove: Double
  }
}
