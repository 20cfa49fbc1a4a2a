/// The measures of the page, in points of A4: what is larger on A3 is larger by the same factor.
enum Page {
  static let width = 595.3
  static let height = 841.9
  /// The margin beside the text: 15 mm.
  static let margin = 42.5
  /// What stays free at the foot: no printer reaches the edge.
  static let foot = 26.0

  /// The width of the text.
  static let column = width - 2 * margin
  static let right = width - margin
  /// Where what stands to the right starts, in every block, so that the eye finds one line down the page.
  static let second = margin + column * 0.61
  static let secondWidth = right - second
}
