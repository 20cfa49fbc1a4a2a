/// Numbers as a Dutch reader expects them: `1.200`, `12,5`, `−3`.
public enum DutchNumber {
  /// A number with a fixed number of decimals, 3 at most, halves rounded away from zero.
  public static func text(_ value: Double, decimals: Int) -> String {
    let decimals = min(max(decimals, 0), 3)
    let scale = powers[decimals]
    let scaled = (value.magnitude * scale).rounded()
    // Beyond this a double no longer tells whole numbers apart.
    guard scaled < 9e15 else { return value.description.replacing(".", with: ",") }
    let whole = String(Int64(scaled / scale))
    let isNegative = value < 0 && scaled > 0
    return (isNegative ? "−" : "") + grouped(whole) + fraction(scaled, scale, decimals)
  }

  /// A whole number.
  public static func text(_ count: Int) -> String { text(Double(count), decimals: 0) }

  /// A number as exactly as its interval allows: rounded to a power of ten of at most half its width.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - width: The width of its interval; 0 for a number that is sure.
  public static func rounded(_ value: Double, width: Double) -> String {
    let unit = unit(width: width)
    guard unit > 1 else { return text(value, decimals: 0) }
    return text((value / unit).rounded() * unit, decimals: 0)
  }

  /// The power of ten that an interval allows a number to be rounded to, 1 at least.
  public static func unit(width: Double) -> Double {
    var unit = 1.0
    while unit * 10 <= width / 2, unit < 1e9 { unit *= 10 }
    return unit
  }

  private static let powers: [Double] = [1, 10, 100, 1000]

  private static func fraction(_ scaled: Double, _ scale: Double, _ decimals: Int) -> String {
    guard decimals > 0 else { return "" }
    let digits = String(Int64(scaled.truncatingRemainder(dividingBy: scale)))
    return "," + String(repeating: "0", count: max(0, decimals - digits.count)) + digits
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { result.append(".") }
      result.append(digit)
    }
    return result
  }
}
