/// The widths of letters, to break lines where they are full.
///
/// Those of Helvetica, which Arial and Liberation Sans share, in thousandths of the size of the type. Other fonts
/// differ: `widest` says by how much at most.
public enum TextMetrics {
  /// How much wider than these the widest fonts in common use are: DejaVu Sans and Verdana.
  public static let widest = 1.15

  /// The width of a text.
  public static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let total = text.unicodeScalars.reduce(0) { $0 + units($1) }
    return Double(total) / 1000 * size * weight(isBold)
  }

  /// Bold letters of these families are up to a tenth wider.
  private static func weight(_ isBold: Bool) -> Double { isBold ? 1.08 : 1 }

  private static func units(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "'", "’", "‘": 222
    case " ", "!", ",", ".", "/", ":", ";", "I", "f", "t", "|", "(", ")", "-": 300
    case "r": 333
    case "c", "k", "s", "v", "x", "y", "z", "J": 500
    case "m", "M": 833
    case "w", "C", "D", "H", "N", "R", "U": 722
    case "G", "O", "Q": 778
    case "W", "%": 944
    case "…": 1000
    case "A", "B", "E", "K", "P", "S", "V", "X", "Y": 667
    case "F", "T", "Z": 611
    default: scalar.value > 0x2E80 ? 1000 : 556
    }
  }

  /// The text in lines that are no wider than allowed; a word that is wider stands on a line of its own.
  public static func lines(
    _ text: String, width: Double, size: Double, isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty, self.width(longer, size: size, isBold: isBold) > width {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The text in so many lines at most, none wider than allowed: what does not fit ends in `…`. A line may end at a
  /// hyphen within a word as well.
  public static func lines(
    _ text: String, width: Double, size: Double, isBold: Bool = false, most: Int
  ) -> [String] {
    guard most > 0, width > 0, size > 0 else { return [] }
    var lines: [String] = []
    // What lies far beyond what the lines can hold needs no look.
    for part in parts(text.prefix(20 * most * Int(min(200, width / size) + 1))) {
      let whole = (lines.last ?? "") + part
      if let last = lines.last,
        lines.count == most || self.width(trimmed(whole), size: size, isBold: isBold) <= width
      {
        lines[lines.count - 1] = last + part
      } else {
        lines.append(part)
      }
    }
    return lines.map { shortened(trimmed($0), width: width, size: size, isBold: isBold) }
  }

  /// A text in parts between which a line may end: words with the space after them, and what comes before a hyphen
  /// between letters.
  private static func parts(_ text: Substring) -> [String] {
    text.split(separator: " ").flatMap { word -> [String] in
      var parts: [String] = [""]
      for letter in word {
        // A hyphen at the start, or right after another, ends nothing.
        if let last = parts.last, last.last == "-", last.count > 3, letter != "-" { parts.append("") }
        parts[parts.count - 1].append(letter)
      }
      parts[parts.count - 1].append(" ")
      return parts
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.last == " " ? String(text.dropLast()) : text
  }

  /// The text, or as much of its start as fits, with `…` after it.
  public static func shortened(
    _ text: String, width: Double, size: Double, isBold: Bool = false
  ) -> String {
    var total = 0.0
    let dots = self.width("…", size: size, isBold: isBold)
    // The last place where the dots would still fit.
    var cut = text.startIndex
    for index in text.indices {
      if total + dots <= width { cut = index }
      total += self.width(String(text[index]), size: size, isBold: isBold)
      guard total > width else { continue }
      var start = text[..<cut]
      while let last = start.last, last == " " || last == "-" || last == "," { start.removeLast() }
      return start + "…"
    }
    return text
  }

  /// The largest size, of those between two, at which a text takes no more than some lines of a width.
  public static func size(
    _ text: String, width: Double, lines most: Int, from largest: Double, to smallest: Double,
    isBold: Bool = false
  ) -> Double {
    var size = largest
    while size > smallest {
      let lines = lines(text, width: width, size: size, isBold: isBold)
      let fits = lines.allSatisfy { self.width($0, size: size, isBold: isBold) <= width }
      if lines.count <= most, fits { return size }
      size -= 2
    }
    return smallest
  }
}
