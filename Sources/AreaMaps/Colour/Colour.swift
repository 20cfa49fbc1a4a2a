#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A colour of sRGB.
public struct Colour: Hashable, Sendable {
  /// The parts red, green and blue.
  public let red, green, blue: UInt8

  /// Makes a colour of its parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb` or `#rgb`; nil for any other text.
  public init?(_ text: String) {
    guard text.first == "#" else { return nil }
    let digits = text.dropFirst().compactMap(\.hexDigitValue)
    guard digits.count == text.dropFirst().count, text.utf8.count == text.count else { return nil }
    switch digits.count {
    case 3: self.init(digits.map { $0 * 17 })
    case 6: self.init((0..<3).map { digits[2 * $0] * 16 + digits[2 * $0 + 1] })
    default: return nil
    }
  }

  private init(_ parts: [Int]) {
    self.init(red: UInt8(parts[0]), green: UInt8(parts[1]), blue: UInt8(parts[2]))
  }

  /// The colour as `#rrggbb`.
  public var hex: String {
    [red, green, blue].reduce(into: "#") { text, part in
      text += (part < 16 ? "0" : "") + String(part, radix: 16)
    }
  }

  /// White.
  public static let white = Colour(red: 255, green: 255, blue: 255)
  /// Black.
  public static let black = Colour(red: 0, green: 0, blue: 0)
}

extension Colour {
  /// How much light the colour gives, from 0 (black) to 1 (white).
  ///
  /// Relative luminance: W3C, "Web Content Accessibility Guidelines 2.2", 2023.
  public var luminance: Double {
    0.2126 * Colour.linear(red) + 0.7152 * Colour.linear(green) + 0.0722 * Colour.linear(blue)
  }

  private static func linear(_ part: UInt8) -> Double {
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }

  /// The contrast with another colour, from 1 to 21; the same both ways.
  ///
  /// Text needs 4.5, and what one must see of a picture 3 (WCAG 2.2, criteria 1.4.3 and 1.4.11).
  public func contrast(with other: Colour) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// The one of some colours that contrasts most with this one; the first of equals. Black among none.
  public func mostContrasting(of inks: [Colour]) -> Colour {
    var best: (ink: Colour, contrast: Double)?
    for ink in inks {
      let found = contrast(with: ink)
      if found > best?.contrast ?? 0 { best = (ink, found) }
    }
    return best?.ink ?? .black
  }

  /// White or black, whichever reads best on this colour: at least 4.58, on any colour.
  public var readableInk: Colour { mostContrasting(of: [.black, .white]) }
}
