import AreaMaps

/// The colours that a style file gives, on top of the standard ones, and what follows from them.
struct GivenColours: Sendable {
  /// The standard colours with the given ones in their place.
  private(set) var plain = StyleColours.standard
  private(set) var given: Set<ColourRole> = []

  /// Gives a colour.
  mutating func give(_ role: ColourRole, _ colour: Colour) {
    plain[role] = colour
    given.insert(role)
  }

  /// The colour of pages that each of a praatplaat is, where only the former is given.
  private static let sources: [(follower: ColourRole, source: ColourRole)] =
    [
      (.posterBackground, .tint), (.posterOnBackground, .ink), (.posterHighlight, .accent),
      (.posterInk, .ink),
      (.posterSoft, .soft), (.posterAccent, .accent), (.posterQuestionBackground, .accent),
    ] + zip(ColourRole.posterMap, ColourRole.sequence).map { ($0, $1) }

  /// The colour that another one is taken from; itself where it is given, or nothing is.
  func source(of role: ColourRole) -> ColourRole {
    guard !given.contains(role), let entry = GivenColours.sources.first(where: { $0.follower == role }),
      given.contains(entry.source)
    else { return role }
    return entry.source
  }

  /// The colours with those of the praatplaat taken from those of the pages.
  private var followed: StyleColours {
    GivenColours.sources.reduce(into: plain) { colours, entry in
      guard !given.contains(entry.follower), given.contains(entry.source) else { return }
      colours[entry.follower] = plain[entry.source]
    }
  }

  /// The colours that nobody has in a house style: where one is not given it is as light or dark as the others need,
  /// so that who gives a paper does not have to give these as well.
  private var free: [ColourRole] { [.band, .hatch].filter { !given.contains($0) } }

  /// The colours as they are used.
  var used: StyleColours {
    free.reduce(into: followed) { colours, role in
      guard !colours.works([role]) else { return }
      colours[role] = colours[role].shades.first { colours.with(role, $0).works([role]) } ?? colours[role]
    }
  }

  /// The colour nearest to that of a role, of the same hue and lighter or darker, with which nothing is wrong that
  /// the role has part in, nor one that follows it, nor another one; nil when there is none.
  func nearestThatWorks(for role: ColourRole, and other: ColourRole? = nil) -> Colour? {
    var changed = self
    changed.give(role, followed[role])
    let (checked, free) = (
      ColourRole.allCases.filter { $0 == other || changed.source(of: $0) == role }, changed.free
    )
    return followed[role].shades.first { shade in
      changed.give(role, shade)
      // Fitting is dear, and needed for the few that pass without.
      return changed.followed.works(checked, without: Set(free)) && changed.used.works(checked + free)
    }
  }
}

extension StyleColours {
  /// Whether nothing is wrong that some colours have part in, whatever is wrong with others.
  fileprivate func works(_ roles: [ColourRole], without others: Set<ColourRole> = []) -> Bool {
    roles.allSatisfy { contrastFindings(of: $0).allSatisfy { !others.isDisjoint(with: $0.roles) } }
  }
}
