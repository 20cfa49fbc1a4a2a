/// How large the type of a page is: the less there is on it, the larger.
struct TypeScale: Hashable {
  /// From small to large.
  static let all = stride(from: 0.50, through: 1.50, by: 0.02).map(TypeScale.init)

  let factor: Double

  /// Type that is read on: never below 11 points.
  func running(_ size: Double) -> Double { max(11, scaled(size)) }

  /// Type for what comes second: never below 9 points.
  func fine(_ size: Double) -> Double { max(9, scaled(size)) }

  /// A distance, or the size of a drawing.
  func scaled(_ size: Double) -> Double { (size * factor * 10).rounded(.down) / 10 }
}
