/// The widths of letters, to break lines where they are full.
///
/// Those of Helvetica, which Arial and Liberation Sans share, in thousandths of the size of the type.
public enum TextMetrics {
  /// The width of a text.
  public static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let total = text.unicodeScalars.reduce(0) { $0 + units($1) }
    // Bold letters of these families are up to a tenth wider.
    return Double(total) / 1000 * size * (isBold ? 1.08 : 1)
  }

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
    case "A", "B", "E", "K", "P", "S", "V", "X", "Y": 667
    case "F", "T", "Z": 611
    default: scalar.value > 0x2E80 ? 1000 : 556
    }
  }

  /// The text in lines that are no wider than allowed; a word that is wider stands on a line of its own.
  public static func lines(_ text: String, width: Double, size: Double, isBold: Bool = false) -> [String] {
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
