/// Words for numbers and lists, as they stand in a running text.
public enum DutchWords {
  /// A number of things with the right form: `1 wijk`, `22 wijken`, `0 wijken`.
  public static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(DutchNumber.text(number)) \(number == 1 ? one : many)"
  }

  /// A number of things, a small number in words: `één wijk`, `twee wijken`, `13 wijken`.
  public static func countInWords(_ number: Int, _ one: String, _ many: String) -> String {
    "\(self.number(number)) \(number == 1 ? one : many)"
  }

  /// A number for a running text: one to twelve in words, with the accents of `één`; others in digits.
  public static func number(_ number: Int) -> String {
    words.indices.contains(number - 1) ? words[number - 1] : DutchNumber.text(number)
  }

  private static let words = [
    "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
  ]

  /// A list: `A`, `A en B`, `A, B en C`; with another word before the last where given.
  public static func list(_ items: [String], before last: String = "en") -> String {
    guard let end = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(last) " + end
  }

  /// `1 op de 8`.
  public static func oneIn(_ number: Int) -> String { "1 op de \(DutchNumber.text(number))" }

  /// A share in people: `1 op de 8`, `6 op de 10`; nil for a share that is none, and for one of less than 1 in 1.000.
  ///
  /// - Parameter share: The share, 0 to 1.
  public static func peopleIn(share: Double) -> String? {
    guard share >= 0.001, share <= 1 else { return nil }
    let one = (1 / share).rounded()
    // Within a tenth of the share, one in so many is said most easily.
    if one > 1, abs(1 / one - share) <= share / 10 { return oneIn(Int(one)) }
    let tenths = Int((share * 10).rounded())
    return tenths >= 10 ? (share > 0.995 ? "10 op de 10" : "9 op de 10") : "\(tenths) op de 10"
  }

  /// The text with its first letter as a capital, the two letters of `ij` as one: `IJsselstein`, `'s-Graveland`.
  public static func capitalised(_ text: String) -> String {
    let start = text.prefix(2).lowercased()
    if start == "ij" { return "IJ" + text.dropFirst(2) }
    // The capital of `'s Avonds` is the next word's.
    if DutchNames.hasElision(text) { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The text with a small first letter, unless it starts with an abbreviation such as `WW`.
  public static func lowercasedStart(_ text: String) -> String {
    if text.hasPrefix("IJ"), text.dropFirst(2).first?.isLowercase == true { return "ij" + text.dropFirst(2) }
    let start = text.prefix(2)
    guard start.count == 2, start.last?.isLowercase == true else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
