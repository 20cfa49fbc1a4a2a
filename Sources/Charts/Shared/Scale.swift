#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a number lies on an axis, in pixels.
struct Scale {
  /// How the axis spreads its numbers.
  enum Spread {
    case linear
    case squareRoot
    case logarithm

    func callAsFunction(_ value: Double) -> Double {
      switch self {
      case .linear: value
      case .squareRoot: max(0, value).squareRoot()
      case .logarithm: log10(max(1e-9, value))
      }
    }

    /// The number that lies at a place.
    func inverse(_ place: Double) -> Double {
      switch self {
      case .linear: place
      case .squareRoot: place * place
      case .logarithm: pow(10, place)
      }
    }
  }

  let ends: ClosedRange<Double>
  /// The pixels of the ends; they may run down.
  let start, end: Double
  let spread: Spread

  init(_ ends: ClosedRange<Double>, from start: Double, to end: Double, spread: Spread = .linear) {
    self.ends = ends
    self.start = start
    self.end = end
    self.spread = spread
  }

  private var low: Double { spread(ends.lowerBound) }
  private var width: Double { spread(ends.upperBound) - low }

  /// The place of a number; of one beyond the axis that of its end.
  func callAsFunction(_ value: Double) -> Double {
    guard width > 0, !value.isNaN else { return start }
    let inside = min(max(value, ends.lowerBound), ends.upperBound)
    return start + (end - start) * (spread(inside) - low) / width
  }

  /// The number at a part of the axis, from 0 to 1.
  func value(at part: Double) -> Double { spread.inverse(low + width * part) }
}
