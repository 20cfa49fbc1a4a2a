import AreaMaps

extension StyleColours {
  /// The colour nearest to that of a role, of the same hue and lighter or darker, with which nothing is wrong that
  /// the role has part in; nil when there is none.
  func nearestThatWorks(for role: ColourRole) -> Colour? {
    let own = self[role]
    let candidates = [Colour.black, .white].flatMap { goal in
      (1...255).map { own.mixed(with: goal, share: $0) }
    }
    let byDistance = candidates.enumerated().map { (distance: $1.squaredDistance(to: own), index: $0) }
    return byDistance.sorted { $0 < $1 }.lazy.map { candidates[$0.index] }
      .first { with(role, $0).contrastFindings(of: role).isEmpty }
  }
}

extension Colour {
  /// The colour with so many 255ths of another: with black or white the hue stays.
  fileprivate func mixed(with other: Colour, share: Int) -> Colour {
    func mixed(_ one: UInt8, _ two: UInt8) -> UInt8 {
      UInt8((Int(one) * (255 - share) + Int(two) * share + 127) / 255)
    }
    return Colour(
      red: mixed(red, other.red), green: mixed(green, other.green), blue: mixed(blue, other.blue))
  }

  fileprivate func squaredDistance(to other: Colour) -> Int {
    zip([red, green, blue], [other.red, other.green, other.blue]).reduce(0) { sum, parts in
      let difference = Int(parts.0) - Int(parts.1)
      return sum + difference * difference
    }
  }
}
