import AreaMaps

/// What a map lies on.
public enum MapGround: Sendable {
  case page
  case poster
}

extension StyleColours {
  /// The looks of a map with these colours for its classes.
  func mapStyle(of classes: [Colour], on ground: MapGround, width: Int = 40, height: Int = 40) -> MapStyle {
    MapStyle(
      width: width, height: height, colours: classes,
      background: self[ground == .page ? .paper : .posterPaper], ink: self[.outline], hatch: self[.hatch])
  }
}
