extension SmallArea {
  /// The area without what can't be: it keeps its place in the list, so that positions stay what they are.
  ///
  /// An area of whom the people or the composition make no sense has no estimate. A place or a reference that is no
  /// position of another area is none, and so is a known figure that is not above 0 and below 1.
  ///
  /// - Parameters:
  ///   - position: The position of the area.
  ///   - count: The number of areas.
  ///   - risks: The number of risks.
  func checked(position: Int, of count: Int, risks: Int) -> SmallArea {
    func isOther(_ other: Int) -> Bool { other >= 0 && other < count && other != position }
    var area = self
    if !(people.isFinite && people >= 0) { area.people = 0 }
    area.composition = SmallArea.shares(composition, risks) ?? []
    area.roundings = roundings.filter { $0.logOdds.isFinite && $0.people.isFinite && abs($0.people) <= 1 }
    if let known, !(known.rate > 0 && known.rate < 1 && known.error >= 0 && known.error.isFinite) {
      area.known = nil
    }
    switch place {
    case .country, .alone: break
    case .part(let whole), .within(let whole): if !isOther(whole) { area.place = .alone }
    case .sum(let members): area.place = .sum(members.filter(isOther))
    }
    area.reference = reference.flatMap { isOther($0) ? $0 : nil }
    return area
  }

  /// Parts of a whole as shares of it; nil where they are not as many as there are risks, or no parts.
  static func shares(_ parts: [Double], _ risks: Int) -> [Double]? {
    guard parts.count == risks, parts.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
    let total = parts.reduce(0, +)
    guard total > 0, total.isFinite else { return nil }
    // What already adds up but for rounding stays as it is, to the last bit.
    return abs(total - 1) <= 1e-12 ? parts : parts.map { $0 / total }
  }
}
