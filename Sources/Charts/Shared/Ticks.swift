#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Round places on an axis.
public enum Ticks {
  /// Multiples of 1, 2 or 5 times a power of ten between two numbers, about as many as wanted; none for an empty or
  /// endless range.
  public static func linear(from lower: Double, to upper: Double, about count: Int = 5) -> [Double] {
    let range = upper - lower
    guard range > 0, range.isFinite, count > 0 else { return [] }
    let rough = range / Double(count)
    let exponent = floor(log10(rough))
    let power = pow(10, abs(exponent))
    let lead = exponent < 0 ? rough * power : rough / power
    let mantissa = lead < 1.5 ? 1.0 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10
    // Dividing by a whole power of ten gives the double that prints short.
    func multiple(_ number: Double) -> Double {
      exponent < 0 ? number * mantissa / power : number * mantissa * power
    }
    let step = multiple(1)
    guard step > 0, (range / step) < 1000 else { return [] }
    // 0.7 / 0.1 comes out as 6.999…, and its end belongs to the axis.
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    guard first <= last, first.magnitude < 1e15, last.magnitude < 1e15 else { return [] }
    return stride(from: first, through: last, by: 1).map(multiple)
  }

  /// The numbers 1, 2 and 5 times a power of ten between two numbers above nought, the roundest first: for an axis
  /// that is not even, which then takes those that it has room for.
  static func roundestFirst(_ range: ClosedRange<Double>) -> [Double] {
    guard range.upperBound >= 1, range.upperBound.isDrawable else { return [] }
    let powers = (0...15).reversed().map { pow(10, Double($0)) }
    return [1.0, 5, 2].flatMap { lead in powers.map { lead * $0 } }.filter(range.contains)
  }
}
