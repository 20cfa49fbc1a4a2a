import IndicatorSchema

/// The estimate of an area that the report is about.
struct AreaEstimate {
  /// The share in percent.
  let share: Quantity
  /// The number of people.
  let people: Quantity

  /// One of how many people, at most of a billion: `1 op de 9`.
  var oneIn: Int { max(2, Int(min((100 / share.value).rounded(), 1e9))) }
}

extension Report {
  /// The estimate of a row; nil where it is not known, or nobody is concerned.
  func estimate(_ row: Int?) -> AreaEstimate? {
    guard let row, let column = estimate, let share = quantity(row, column), share.value > 0,
      share.value < 100, let people = quantity(row, facets(.people, of: column.id)), people.value > 0
    else { return nil }
    return AreaEstimate(share: share, people: people)
  }

  /// By which areas are chosen that are named: those with the highest share against the municipality, else by the
  /// index.
  var order: ReportColumn? {
    estimate.flatMap { facets(.quotient, of: $0.id) ?? $0 } ?? index
  }

  /// The areas of a municipality that are named, three at most: the largest level with enough of them, in order.
  func named(_ municipality: Municipality) -> [Int] {
    guard let group = shownGroup(municipality), let order else { return [] }
    let ranking = Ranking(group.ranking.order, by: order, in: frame)
    let known = ranking.order.filter { value($0, order) != nil }
    guard known.count > 1, !ranking.isLevel else { return [] }
    return Array(known.prefix(3))
  }

  /// The areas that charts and maps show: those of the largest level.
  func shownGroup(_ municipality: Municipality) -> AreaGroup? { municipality.groups.first }
}
