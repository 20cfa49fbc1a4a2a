import AreaMaps
import Markup
import PageTemplates

/// The map, in any size.
struct MapPicture {
  /// How wide it is, in heights.
  let ratio: Double
  /// The colours of its classes, for the key; none of a picture that was made elsewhere.
  let colours: [Colour]
  private let map: PosterContent.Map

  init(_ map: PosterContent.Map, _ style: PosterStyle) {
    switch map {
    case .choropleth(var choropleth):
      choropleth.style = style.mapStyle(choropleth.style)
      (choropleth.style.width, choropleth.style.height) = (1000, 1000)
      let cropped = choropleth.cropped()
      ratio = Double(cropped.style.width) / Double(cropped.style.height)
      colours = choropleth.style.colours
      self.map = .choropleth(choropleth)
    case .drawing(_, let width, let height):
      let ratio = width / height
      self.ratio = ratio.isFinite && ratio > 0 ? ratio : 1
      colours = []
      self.map = map
    }
  }

  /// The size it gets in a room.
  func size(width: Double, height: Double) -> (width: Double, height: Double) {
    let fitting = min(width, height * ratio)
    return (fitting, fitting / ratio)
  }

  /// The map in the middle of a room, and where it lies.
  func drawn(in room: Box) -> (view: View, box: Box) {
    let (markup, size, scale) = picture(width: room.width, height: room.height)
    let box = Box(
      x: room.x + (room.width - size.width) / 2, y: room.y + (room.height - size.height) / 2,
      width: size.width, height: size.height)
    return (box.view.adding(["picture": .markup(markup), "scale": .text(scale)]), box)
  }

  private func picture(width: Double, height: Double) -> (
    markup: String, size: (width: Double, height: Double), scale: String?
  ) {
    switch map {
    case .choropleth(var choropleth):
      (choropleth.style.width, choropleth.style.height) = (Int(width), Int(height))
      let cropped = choropleth.cropped()
      return (cropped.svg(), (Double(cropped.style.width), Double(cropped.style.height)), nil)
    case .drawing(let svg, let own, _):
      let size = size(width: width, height: height)
      let scale = own > 0 ? size.width / own : 1
      return (svg, size, scale.thousandths)
    }
  }
}
