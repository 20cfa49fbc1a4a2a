import Foundation

/// Numbers as a Dutch reader expects them: `1.200`, `12,5`, `−3`.
enum DutchNumber {
  /// A number with a fixed number of decimals, halves rounded away from zero.
  static func text(_ value: Double, decimals: Int) -> String {
    let scale = powers[min(max(decimals, 0), 3)]
    let scaled = (value.magnitude * scale).rounded()
    // Beyond this a double no longer tells whole numbers apart.
    guard scaled < 9e15 else { return value.description.replacing(".", with: ",") }
    let whole = String(Int64(scaled / scale))
    let isNegative = value < 0 && scaled > 0
    return (isNegative ? "−" : "") + grouped(whole) + fraction(scaled, scale, decimals)
  }

  /// A whole number.
  static func text(_ count: Int) -> String { text(Double(count), decimals: 0) }

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
