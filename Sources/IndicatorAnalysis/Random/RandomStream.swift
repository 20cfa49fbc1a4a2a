#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Random numbers that are the same on every machine: a sequence for each pair of seed and stream.
///
/// A simulation gives each draw a stream of its own, so that its result does not depend on how draws are shared
/// out over threads. The generator is xoshiro256++ (Blackman and Vigna, "Scrambled linear pseudorandom number
/// generators", 2021), started by SplitMix64 as its authors advise.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Starts a sequence.
  public init(seed: UInt64, stream: UInt64 = 0) {
    // The stream goes through the mixer first, so that neighbouring seeds and streams share nothing.
    var state = seed &+ RandomStream.mixed(stream &+ RandomStream.golden)
    func next() -> UInt64 {
      state &+= RandomStream.golden
      return RandomStream.mixed(state)
    }
    (s0, s1, s2, s3) = (next(), next(), next(), next())
  }

  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 { advance() }

  @usableFromInline
  mutating func advance() -> UInt64 {
    let sum = s0 &+ s3
    let result = (sum << 23 | sum >> 41) &+ s0
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = s3 << 45 | s3 >> 19
    return result
  }

  /// A number from 0 up to, not including, 1, with 53 random bits.
  public mutating func uniform() -> Double { Double(advance() >> 11) * 0x1p-53 }

  /// A number from `lower` up to `upper`.
  public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * uniform()
  }

  /// A whole number from 0 to `count` - 1, each as likely: Lemire, "Fast random integer generation in an
  /// interval", 2019.
  public mutating func index(below count: Int) -> Int {
    let range = UInt64(count)
    var product = advance().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = advance().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Puts elements in a random order, each order as likely (Fisher and Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, through: 1, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }

  /// A standard normal number, by the ziggurat method: Doornik, "An improved ziggurat method to generate normal
  /// random samples", 2005.
  public mutating func normal() -> Double {
    while true {
      let bits = advance()
      let layer = Int(bits & 0x7F)
      let signed = 2 * (Double(bits >> 11) * 0x1p-53) - 1
      if abs(signed) < Ziggurat.ratios[layer] { return signed * Ziggurat.edges[layer] }
      if layer == 0 { return normalTail(isNegative: signed < 0) }
      let x = signed * Ziggurat.edges[layer]
      let outer = exp(-0.5 * (Ziggurat.edges[layer] * Ziggurat.edges[layer] - x * x))
      let inner = exp(-0.5 * (Ziggurat.edges[layer + 1] * Ziggurat.edges[layer + 1] - x * x))
      if inner + uniform() * (outer - inner) < 1 { return x }
    }
  }

  private mutating func normalTail(isNegative: Bool) -> Double {
    while true {
      let x = log(1 - uniform()) / Ziggurat.tail
      let y = log(1 - uniform())
      if -2 * y >= x * x { return isNegative ? x - Ziggurat.tail : Ziggurat.tail - x }
    }
  }
}

/// The layers of equal area below the normal curve.
private enum Ziggurat {
  static let tail = 3.442619855899
  private static let area = 9.91256303526217e-3
  static let edges: [Double] = {
    var edges = [area / exp(-0.5 * tail * tail), tail]
    for index in 2..<128 {
      let last = edges[index - 1]
      edges.append((-2 * log(area / last + exp(-0.5 * last * last))).squareRoot())
    }
    return edges + [0]
  }()
  static let ratios: [Double] = (0..<128).map { edges[$0 + 1] / edges[$0] }
}
