import Markup

/// Places values on a line from 0 to 100 with a reference in the middle.
struct CentredScale {
  /// The value in the middle.
  let centre: Double
  /// The distance from the middle to the end of the line.
  let reach: Double

  /// Makes a scale on which the values fit; of 20 values or more the five percent farthest away may lie beyond the
  /// end, lest one odd area press the others together.
  init(centre: Double, values: [Double]) {
    self.centre = centre
    let distances = values.map { ($0 - centre).magnitude }.sorted()
    let within = distances.count >= 20 ? (distances.count * 95 + 99) / 100 : distances.count
    let farthest = distances.prefix(within).last ?? 0
    // With a handful of values one of them would always lie at the end, however near it is.
    let least = distances.count < 5 ? centre.magnitude / 2 : 0
    let wanted = max(farthest, least)
    reach = wanted > 0 && wanted.isFinite ? wanted : 1
  }

  /// The place of a value; what lies beyond the end is put at the end.
  func position(_ value: Double) -> Double { 50 + 46 * min(max((value - centre) / reach, -1.05), 1.05) }
}

/// Numbers in the attributes of SVG.
enum SVGNumber {
  /// A number with at most one decimal.
  static func text(_ value: Double) -> String { value.tenths }
}
