#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bounds between the classes of a map.
public struct ClassBreaks: Hashable, Sendable {
  /// The bounds between classes, ascending; class `i` holds values from `bounds[i - 1]` up to, not with, `bounds[i]`.
  public let bounds: [Double]

  /// Makes classes of given bounds; nil when these do not ascend or are no numbers. No bounds: one class.
  public init?(_ bounds: [Double]) {
    guard bounds.allSatisfy(\.isFinite), zip(bounds, bounds.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return nil
    }
    self.bounds = bounds
  }

  /// The number of classes.
  public var count: Int { bounds.count + 1 }

  /// The class of a value, from 0; nil for no value and for what is no number.
  public func classIndex(of value: Double?) -> Int? {
    guard let value, !value.isNaN else { return nil }
    return bounds.firstIndex { value < $0 } ?? bounds.count
  }

  /// The bounds of a class: from `lower` up to, not with, `upper`; nil where it is open.
  public func range(of index: Int) -> (lower: Double?, upper: Double?) {
    (
      bounds.indices.contains(index - 1) ? bounds[index - 1] : nil,
      bounds.indices.contains(index) ? bounds[index] : nil
    )
  }

  /// How many values each class has, and how many have none.
  public func counts(of values: [Double?]) -> (classes: [Int], missing: Int) {
    var (classes, missing) = (Array(repeating: 0, count: count), 0)
    for value in values {
      if let index = classIndex(of: value) { classes[index] += 1 } else { missing += 1 }
    }
    return (classes, missing)
  }
}

extension ClassBreaks {
  /// Classes with about as many values each, with round bounds; nil where no value is a number.
  ///
  /// Quantiles of type 7 (Hyndman and Fan, "Sample quantiles in statistical packages", 1996), rounded to the
  /// roundest of 1, 2 or 5 times a power of ten that keeps them apart. Bounds that coincide, or would leave a class
  /// at an end empty, go: with many equal values there are fewer classes than asked.
  public static func quantiles(of values: [Double?], count: Int = 5) -> ClassBreaks? {
    let sorted = values.compactMap { $0 }.filter(\.isFinite).sorted()
    guard let least = sorted.first, let greatest = sorted.last else { return nil }
    guard count > 1, greatest > least else { return ClassBreaks([]) }
    let wanted = (1..<count).map { quantile(Double($0) / Double(count), of: sorted) }
    let step = RoundStep(keepingApart: [least] + wanted + [greatest])
    var bounds: [Double] = []
    for bound in wanted.map(step.rounded) where bound > max(least, bounds.last ?? least) && bound <= greatest
    {
      bounds.append(bound)
    }
    return ClassBreaks(bounds)
  }

  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let position = share * Double(sorted.count - 1)
    let below = min(Int(position), sorted.count - 1)
    let above = min(below + 1, sorted.count - 1)
    let part = position - Double(below)
    return sorted[below] * (1 - part) + sorted[above] * part
  }
}

/// A step of 1, 2 or 5 times a power of ten.
private struct RoundStep {
  private var mantissa = 1.0
  private var exponent = 0

  /// The largest that is at most half of the least distance between values, and at least 1/200 of their range.
  init(keepingApart values: [Double]) {
    let range = (values.last ?? 0) - (values.first ?? 0)
    let gaps = zip(values, values.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    let target = max((gaps.min() ?? 0) / 2, range / 200)
    guard target > 0, target.isFinite else { return }
    exponent = Int(floor(log10(target)))
    let lead = target / pow(10, Double(exponent))
    mantissa = lead >= 5 ? 5 : lead >= 2 ? 2 : 1
  }

  /// The multiple nearest to a value. Dividing by a whole power of ten gives the double that prints short.
  func rounded(_ value: Double) -> Double {
    let power = pow(10, Double(abs(exponent)))
    let result =
      exponent < 0
      ? (value * power / mantissa).rounded() * mantissa / power
      : (value / power / mantissa).rounded() * mantissa * power
    return result.isFinite ? result : value
  }
}
