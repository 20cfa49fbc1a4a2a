/// Quantiles of many numbers without sorting all of them.
public enum OrderStatistics {
  /// Quantiles, interpolated between neighbours (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages",
  /// 1996). The numbers are put in another order.
  ///
  /// - Parameters:
  ///   - values: The numbers.
  ///   - probabilities: From 0 to 1.
  /// - Returns: A quantile for each probability; empty for no numbers, and where one is not finite.
  public static func quantiles(_ values: inout [Double], _ probabilities: [Double]) -> [Double] {
    guard !values.isEmpty, values.allSatisfy(\.isFinite), !probabilities.contains(where: \.isNaN) else {
      return []
    }
    return values.withUnsafeMutableBufferPointer { quantiles($0, probabilities) }
  }

  /// The same for a buffer, which must not be empty.
  static func quantiles(
    _ values: UnsafeMutableBufferPointer<Double>, _ probabilities: [Double]
  ) -> [Double] {
    let count = values.count
    var from = 0
    return probabilities.map { probability in
      let position = min(max(probability, 0), 1) * Double(count - 1)
      let lower = min(Int(position), count - 1)
      select(values, lower, from: from <= lower ? from : 0)
      from = lower
      let fraction = position - Double(lower)
      guard fraction > 0, lower + 1 < count else { return values[lower] }
      var next = values[lower + 1]
      for index in (lower + 1)..<count where values[index] < next { next = values[index] }
      return values[lower] + fraction * (next - values[lower])
    }
  }

  /// Puts the k-th smallest number (from 0) at its place, smaller ones before it and larger ones behind.
  ///
  /// Hoare, "Algorithm 65: find", 1961, with the median of three as pivot. What lies before `from` is known to be
  /// smaller.
  private static func select(_ values: UnsafeMutableBufferPointer<Double>, _ k: Int, from: Int) {
    var low = from
    var high = values.count - 1
    while low < high {
      let pivot = median(values[low], values[low + (high - low) / 2], values[high])
      var left = low
      var right = high
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if k <= right {
        high = right
      } else if k >= left {
        low = left
      } else {
        return
      }
    }
  }

  private static func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
