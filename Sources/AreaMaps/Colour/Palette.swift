/// The colours of the classes of a map, from the lowest class to the highest.
public struct Palette: Hashable, Sendable {
  /// The colours; at least one.
  public let colours: [Colour]

  /// Makes a palette of `#rrggbb` texts; nil when there is none, or one is no colour.
  public init?(_ texts: [String]) {
    let colours = texts.compactMap { Colour($0) }
    guard !colours.isEmpty, colours.count == texts.count else { return nil }
    self.colours = colours
  }

  private init(hex: [UInt32]) {
    colours = hex.map {
      Colour(red: UInt8($0 >> 16 & 255), green: UInt8($0 >> 8 & 255), blue: UInt8($0 & 255))
    }
  }

  /// From little to much: Blues of five classes (Harrower and Brewer, "ColorBrewer.org", 2003).
  public static let sequential = Palette(hex: [0xEFF3FF, 0xBDD7E7, 0x6BAED6, 0x3182BD, 0x08519C])
  /// From below to above a middle, such as an index of 100: PuOr of five classes (the same).
  public static let diverging = Palette(hex: [0x5E3C99, 0xB2ABD2, 0xF7F7F7, 0xFDB863, 0xE66101])

  /// The colours for a number of classes: spread over the palette, so that fewer classes reach both ends.
  ///
  /// More classes than colours get none of their own: the colour nearest in order is used again.
  public func colours(for count: Int) -> [Colour] {
    guard count > 1 else { return count == 1 ? [colours[colours.count / 2]] : [] }
    return (0..<count).map { colours[($0 * (colours.count - 1) * 2 + count - 1) / (2 * (count - 1))] }
  }
}
