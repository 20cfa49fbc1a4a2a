/// What a figure says about another indicator of the same area: its rank, its verdict, what it is compared with.
///
/// Whoever reads a frame finds what belongs to an indicator by this, and not by how its columns happen to be called.
public struct Facet: Hashable, Sendable {
  /// The indicator that it is about.
  public var of: IndicatorID
  /// What it says about it.
  public var kind: Kind
  /// The number that the kind leaves open, such as the 3 of "in the top 3".
  public var number: Int?

  /// Makes a facet.
  public init(of: IndicatorID, _ kind: Kind, number: Int? = nil) {
    self.of = of
    self.kind = kind
    self.number = number
  }

  /// What can be said about an indicator.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// How many people a share is.
    case people
    /// The draw in the middle, of a figure that is modelled.
    case median
    /// The same share, with an interval.
    case share
    /// How many times the share of the larger area: the location quotient.
    case quotient
    /// The same times 100.
    case index
    /// The share minus that of the larger area, in percentage points.
    case difference
    /// How many more people than if the share were that of the larger area.
    case excess
    /// The probability, in percent, that the area is over-represented.
    case probability
    /// The probability, in percent, that its share is higher than that of the larger area.
    case probabilityAbove = "probability_above"
    /// The probability of a share as high by chance alone.
    case p
    /// The same, adjusted for the number of areas.
    case adjustedP = "p_adjusted"
    /// The share drawn towards that of the larger area, the more so the fewer people.
    case shrunk
    /// How many standard errors it is off.
    case z
    /// What is expected of an area of its size; the bounds are the funnel limits.
    case funnel
    /// The same with the limits that one in a thousand falls beyond.
    case wideFunnel = "funnel_wide"
    /// 1 not higher, 2 seems higher, 3 over-represented.
    case verdict

    /// The place among all areas.
    case rank
    /// The class among equally large ones, such as a decile.
    case quantile
    /// The share of the indicators of an index that have a figure.
    case coverage
    /// The place, with bounds from other ways to compute the index.
    case uncertainRank = "uncertain_rank"
    /// The place in the middle of those.
    case medianRank = "median_rank"
    /// In how many of a hundred calculations it is in the top `number`.
    case inTop = "in_top"
    /// In how many it is in the top fifth.
    case inTopFifth = "in_top_fifth"
    /// By how many places the rank differs on average.
    case rankShift = "rank_shift"

    /// The figure of a larger area, or of areas alike, and the difference with it.
    case country, province, municipality, alike
    case countryDifference = "country_difference"
    case provinceDifference = "province_difference"
    case municipalityDifference = "municipality_difference"
    case alikeDifference = "alike_difference"
    /// How many areas are alike.
    case alikeAreas = "alike_areas"
    /// The change per year.
    case trend

    /// The pattern on the map.
    case localMoran = "local_moran"
    case cluster
    case clusterP = "cluster_p"
    case hotspot

    /// The share of the costs that has to go away for a benefit as large as the cost.
    case breakEven = "break_even"
    /// What all payers together gain.
    case totalBenefit = "total_benefit"
    /// What one payer gains.
    case benefit
    case cost
    /// The gains less the cost.
    case netBenefit = "net_benefit"
    /// The share of the gains outside the municipal budget.
    case outsideMunicipality = "outside_municipality"
  }
}
