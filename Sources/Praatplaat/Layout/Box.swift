/// An upright rectangle on the page, in points of A4.
struct Box: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }

  /// Whether another lies within this one, but for a rounding error.
  func contains(_ other: Box) -> Bool {
    let slack = 0.1
    return other.x >= x - slack && other.right <= right + slack && other.y >= y - slack
      && other.bottom <= bottom + slack
  }

  /// Whether two cover the same place, by more than a rounding error.
  func overlaps(_ other: Box) -> Bool {
    let slack = 0.1
    return x < other.right - slack && other.x < right - slack && y < other.bottom - slack
      && other.y < bottom - slack
  }
}
