import AreaMaps

extension StyleColours {
  /// The colour nearest to that of a role, of the same hue and lighter or darker, with which nothing is wrong that
  /// the role has part in, nor another one; nil when there is none.
  ///
  /// - Parameter free: The colours that follow the others.
  func nearestThatWorks(
    for role: ColourRole, and other: ColourRole? = nil, free: Set<ColourRole> = []
  ) -> Colour? {
    let own = self[role]
    let candidates = [Colour.black, .white].flatMap { goal in
      (1...255).map { own.mixed(with: goal, share: $0) }
    }
    let byDistance = candidates.enumerated().map { (distance: $1.squaredDistance(to: own), index: $0) }
    let checked = [role] + (other.map { [$0] } ?? [])
    return byDistance.sorted { $0 < $1 }.lazy.map { candidates[$0.index] }.first { colour in
      let colours = with(role, colour)
      // Fitting is dear, and needed for the few that pass without.
      return colours.works(checked, without: free)
        && (free.isEmpty || colours.fitted(free).works(checked + free, without: []))
    }
  }

  private func works(_ roles: [ColourRole], without free: Set<ColourRole>) -> Bool {
    roles.allSatisfy { contrastFindings(of: $0).allSatisfy { !free.isDisjoint(with: $0.roles) } }
  }

  /// The colours that nobody has in a house style: where one is not given it follows the others, so that who gives a
  /// paper does not have to give these as well.
  static let following: Set<ColourRole> = [.band, .hatch, .posterQuiet]

  /// The colours with some as light or dark as the others need.
  func fitted(_ free: Set<ColourRole>) -> StyleColours {
    var colours = self
    for role in ColourRole.allCases where free.contains(role) && !colours.works([role], without: []) {
      colours[role] = colours.nearestThatWorks(for: role) ?? colours[role]
    }
    return colours
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
