import AreaGeometry

/// An area on a choropleth.
public struct MapArea: Sendable {
  /// Where it lies.
  public var shape: AreaShape
  /// Its class, from 0; nil when it has no figure. A class that the map does not have counts as none.
  public var classIndex: Int?
  /// What a reader is told of it, such as `Hoogvliet: 14,2%`; any text.
  public var label: String

  /// Makes an area.
  public init(shape: AreaShape, classIndex: Int?, label: String) {
    self.shape = shape
    self.classIndex = classIndex
    self.label = label
  }
}

/// The texts of a map, in the language of the page.
public struct MapTexts: Hashable, Sendable {
  /// What the map is of.
  public var title: String
  /// What one sees on it, for who can't.
  public var description: String
  /// What stands in its place when no area has a shape.
  public var empty: String

  /// Makes texts.
  public init(title: String, description: String, empty: String) {
    self.title = title
    self.description = description
    self.empty = empty
  }
}

/// How a map looks.
public struct MapStyle: Hashable, Sendable {
  /// The size in pixels; `init` keeps each between 40 and 10000.
  public var width, height: Int
  /// The colours of the classes, from low to high.
  public var colours: [Colour]
  /// What the map lies on.
  public var background: Colour
  /// The colour of borders between light areas, of outlines and of markers.
  public var ink: Colour
  /// The colour of borders between dark areas, and of what sets outlines off against the map.
  public var lightInk: Colour
  /// The colour of the lines through areas without a figure: paler than the ink, for these are not the news.
  public var hatch: Colour
  /// The width of borders, in pixels.
  public var borderWidth: Double
  /// The fonts, as CSS has them; nil for those of the page.
  public var fontFamily: String?
  /// Whether the number of its class, from 1, stands in each area that has room for it.
  public var showsClassNumbers: Bool
  /// How far a line may move when it is simplified, in pixels.
  public var tolerance: Double

  /// Makes a style.
  public init(
    width: Int, height: Int, colours: [Colour], background: Colour = .white,
    ink: Colour = Colour(red: 0x26, green: 0x2B, blue: 0x33), lightInk: Colour = .white,
    hatch: Colour = Colour(red: 0x85, green: 0x8B, blue: 0x95),
    borderWidth: Double = 0.7, fontFamily: String? = nil, showsClassNumbers: Bool = false,
    tolerance: Double = 0.3
  ) {
    self.width = min(10_000, max(40, width))
    self.height = min(10_000, max(40, height))
    self.colours = colours
    self.background = background
    self.ink = ink
    self.lightInk = lightInk
    self.hatch = hatch
    self.borderWidth = borderWidth
    self.fontFamily = fontFamily
    self.showsClassNumbers = showsClassNumbers
    self.tolerance = tolerance.isFinite ? min(10, max(0, tolerance)) : 0.3
  }

  /// The colour of the borders of areas of a colour: the ink that one sees best on it.
  public func border(on fill: Colour) -> Colour { fill.mostContrasting(of: [ink, lightInk]) }
}
