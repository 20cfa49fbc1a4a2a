import AreaGeometry
import Markup

/// A map whose areas are coloured by class, as an SVG picture.
///
/// A picture says with colour alone what class an area has, unless the style shows numbers: put a table beside it.
public struct Choropleth: Sendable {
  /// The areas. They are drawn class by class, and within a class in this order.
  public var areas: [MapArea]
  /// The texts.
  public var texts: MapTexts
  /// The looks.
  public var style: MapStyle
  /// The start of every `id` in the picture; different for each picture on a page.
  public var idPrefix: String
  /// The codes of areas that stand out, with the numbers 1, 2, ... in this order. Those not on the map are passed
  /// over, and keep their number.
  public var highlights: [String]

  /// Makes a map.
  public init(
    areas: [MapArea], texts: MapTexts, style: MapStyle, idPrefix: String, highlights: [String] = []
  ) {
    self.areas = areas
    self.texts = texts
    self.style = style
    self.idPrefix = idPrefix
    self.highlights = highlights
  }

  /// The picture: an `svg` element, the same bytes for the same map.
  public func svg() -> String {
    let head = PictureHead(texts, style, prefix: idPrefix)
    var text = head.opening
    if let box = boundingBox {
      text += DrawnAreas(self, box, hatch: "\(head.prefix)-hatch").svg
    } else {
      let (x, y) = (Double(style.width) / 2, Double(style.height) / 2)
      text += "<text x=\"\(x.tenths)\" y=\"\(y.tenths)\" text-anchor=\"middle\" font-size=\"14\""
      text += " fill=\"\(style.background.readableInk.hex)\">\(MarkupText.escaped(texts.empty))</text>"
    }
    return text + "</svg>"
  }

  /// The same map in a box without empty space: as wide or as high as it is now, and no larger the other way.
  public func cropped() -> Choropleth {
    guard let box = boundingBox else { return self }
    var map = self
    let size = frame(box).size(of: box)
    // A hair less, or a rounding error would add a pixel.
    let (width, height) = (size.width + 2 * margin - 1e-6, size.height + 2 * margin - 1e-6)
    map.style.width = max(40, Int(min(Double(style.width), width.rounded(.up))))
    map.style.height = max(40, Int(min(Double(style.height), height.rounded(.up))))
    return map
  }

  /// Outlines and markers may reach past the border of the land.
  private var margin: Double { highlights.isEmpty ? 2 : 12 }

  func frame(_ box: BoundingBox) -> MapFrame {
    MapFrame(box, width: style.width, height: style.height, margin: margin)
  }

  private var boundingBox: BoundingBox? {
    BoundingBox(
      areas.lazy.flatMap(\.shape.polygons).flatMap(\.outer.points).filter { $0.x.isFinite && $0.y.isFinite })
  }
}

extension PictureHead {
  /// The start of a picture of a map.
  init(_ texts: MapTexts, _ style: MapStyle, prefix: String) {
    self.init(
      width: style.width, height: style.height, prefix: prefix, title: texts.title,
      description: texts.description, fontFamily: style.fontFamily)
  }
}

/// The pattern of areas without a figure: lines across, in a square of so many units.
func hatchPattern(_ id: String, _ style: MapStyle, unit: Int) -> String {
  let size = 5 * unit
  var text = "<pattern id=\"\(id)\" width=\"\(size)\" height=\"\(size)\" patternUnits=\"userSpaceOnUse\""
  text +=
    " patternTransform=\"rotate(45)\"><path fill=\"\(style.background.hex)\" d=\"M0 0h\(size)v\(size)h-\(size)z\"/>"
  text +=
    "<path fill=\"\(style.hatch.hex)\" d=\"M0 0h\(unit)v\(size)h-\(unit)z\"/></pattern>"
  return text
}
