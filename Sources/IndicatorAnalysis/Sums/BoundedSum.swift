/// A sum that knows how far it may be off: `ExactSum` without its cost, nearly always.
///
/// What rounding takes from each addition is a number itself (D. E. Knuth's TwoSum), which is added up beside the sum.
/// That second sum is rounded too, by a known amount at most. Mostly the amount is too small to matter: both ends of
/// what the exact sum can be round to one number, which is then the exact sum rounded once, the bits of `ExactSum`.
/// Otherwise there is no answer, and the caller adds exactly. An addition takes a fraction of the time of an exact one.
struct BoundedSum {
  private var high = 0.0
  /// What rounding took from `high`.
  private var low = 0.0
  /// The sum of the sizes of what was added to `low`: each addition to it is off by 2^-53 of that at most.
  private var lost = 0.0
  private var additions = 0.0
  /// How far off the parts are that were added.
  private var uncertainty = 0.0

  /// Adds a number.
  @inline(__always)
  mutating func add(_ value: Double) {
    let sum = high + value
    let added = sum - high
    let error = (high - (sum - added)) + (value - added)
    high = sum
    low += error
    lost += abs(error)
    additions += 1
  }

  /// Adds the product of two numbers as `ExactSum` does: the product, and what rounding took from it.
  @inline(__always)
  mutating func add(product a: Double, _ b: Double) {
    let product = a * b
    add(product)
    add((-product).addingProduct(a, b))
  }

  /// The exact sum rounded once; nil where it can't be told, or is not finite.
  var total: Double? {
    // Twice the bound, and what rounds when it is added: so much that no rounding here can matter.
    let doubt = 2 * (uncertainty + additions * 0x1p-52 * lost) + abs(low) * 0x1p-50
    let (lowest, highest) = (high + (low - doubt), high + (low + doubt))
    guard lowest == highest, lowest.isFinite else { return nil }
    return lowest == 0 ? 0 : lowest
  }
}

extension BoundedSum {
  /// Four sums side by side, as the processor has registers for.
  struct Lanes {
    private var high = SIMD4<Double>.zero
    private var low = SIMD4<Double>.zero
    private var lost = SIMD4<Double>.zero
    private var additions = 0.0

    /// Adds a number to each sum.
    @inline(__always)
    mutating func add(_ values: SIMD4<Double>) {
      let sum = high + values
      let added = sum - high
      let error = (high - (sum - added)) + (values - added)
      high = sum
      low += error
      lost += unsafeBitCast(
        unsafeBitCast(error, to: SIMD4<UInt64>.self) & SIMD4(repeating: 0x7FFF_FFFF_FFFF_FFFF),
        to: SIMD4<Double>.self)
      additions += 1
    }

    /// Adds four products, each with what rounding took from it.
    @inline(__always)
    mutating func add(product a: SIMD4<Double>, _ b: SIMD4<Double>) {
      let product = a * b
      add(product)
      var error = SIMD4<Double>.zero
      for lane in 0..<4 { error[lane] = (-product[lane]).addingProduct(a[lane], b[lane]) }
      add(error)
    }

    fileprivate func add(to sum: inout BoundedSum) {
      for lane in 0..<4 {
        sum.add(high[lane])
        sum.add(low[lane])
        sum.uncertainty += 2 * additions * 0x1p-52 * lost[lane]
      }
    }
  }

  /// Adds what lanes hold.
  mutating func add(_ lanes: Lanes) { lanes.add(to: &self) }
}
