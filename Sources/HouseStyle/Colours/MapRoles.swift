import AreaMaps

/// The colours that a map is made of.
struct MapRoles {
  let classes: [ColourRole]
  let paper, ink, hatch: ColourRole
  /// What sets dark lines off; white where it is none.
  let lightInk: ColourRole?

  static let page = MapRoles(
    classes: ColourRole.sequence + ColourRole.diverging, paper: .paper, ink: .outline, hatch: .hatch,
    lightInk: nil)
  static let poster = MapRoles(
    classes: ColourRole.posterMap, paper: .posterPaper, ink: .posterInk, hatch: .posterSoft,
    lightInk: .posterPaper)
}

extension StyleColours {
  /// The looks of a map with these colours for its classes.
  func mapStyle(_ map: MapRoles, of classes: [Colour], width: Int = 40, height: Int = 40) -> MapStyle {
    MapStyle(
      width: width, height: height, colours: classes, background: self[map.paper], ink: self[map.ink],
      lightInk: map.lightInk.map { self[$0] } ?? .white, hatch: self[map.hatch])
  }
}
