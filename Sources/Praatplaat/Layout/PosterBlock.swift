import PageTemplates

/// A part of the page that says one thing, measured at a scale.
protocol PosterBlock {
  /// What the template knows it by.
  static var name: String { get }
  /// The height it needs.
  var least: Double { get }
  /// The height it can make use of.
  var most: Double { get }
  /// The block with its top at a place, as high as it gets.
  func placed(top: Double, height: Double) -> PlacedBlock
}

extension PosterBlock {
  var most: Double { least }
}

/// A block at its place.
struct PlacedBlock {
  var name = ""
  /// The room it has.
  var box: Box
  /// Its texts, none of which lies over another.
  var texts: [Paragraph]
  /// Its drawings, over which no text lies.
  var pictures: [Box]
  /// What the template draws it with.
  var view: View
}
